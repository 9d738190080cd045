import GRDB
import Registry
import RegistryStore

/// Looks a registry through for what its schema cannot keep out.
struct RegistryCheck {
  let records: Records

  func findings() throws -> [CheckFinding] {
    try integrity() + foreignKeys() + cycles() + missingOrigins() + codesOfOtherLists() + brokenHistories()
  }

  private func integrity() throws -> [CheckFinding] {
    let check = try records.connection.ownStatement("PRAGMA integrity_check")
    var findings: [CheckFinding] = []
    while try check.step() {
      if check.text(0) != "ok" { findings.append(CheckFinding(subject: "registry", message: check.text(0))) }
    }
    return findings
  }

  private func foreignKeys() throws -> [CheckFinding] {
    let check = try records.connection.ownStatement("PRAGMA foreign_key_check")
    var findings: [CheckFinding] = []
    while try check.step() {
      findings.append(
        CheckFinding(
          subject: "\(check.text(0)) row \(check.int(1))", message: "refers to a missing row of \(check.text(2))"))
    }
    return findings
  }

  /// Records that come back to themselves along a reference that must not.
  private func cycles() throws -> [CheckFinding] {
    try RecordType.allCases.flatMap { type in
      // No figure follows the parts of places, and files that have long been imported may say such things.
      try RecordDefinition.of(type).chains.filter { type != .facility || $0 != "part_of" }
        .flatMap { field in try cycles(type, along: field) }
    }
  }

  private func cycles(_ type: RecordType, along field: String) throws -> [CheckFinding] {
    guard let column = StoredColumns.of(type).columns.first(where: { $0.name == field }) else { return [] }
    let sql =
      if case .references = column.kind {
        "SELECT r.key, each.value FROM \(type.table) AS r, json_each(r.\"\(field)\") AS each"
      } else {
        "SELECT key, \"\(field)\" FROM \(type.table) WHERE \"\(field)\" IS NOT NULL"
      }
    let scan = try records.connection.ownStatement(sql)
    var edges: [Int: [Int]] = [:]
    while try scan.step() { edges[scan.int(0), default: []].append(scan.int(1)) }
    return try RegistryCheck.inCycles(edges).map { key in
      let id = try records.table(type).id(key: key) ?? ""
      return CheckFinding(subject: "\(type)/\(id)", message: "stands in a cycle of \(field)")
    }
  }

  /// The nodes from which a walk along the edges comes back to them.
  static func inCycles(_ edges: [Int: [Int]]) -> [Int] {
    edges.keys.filter { start in
      var seen: Set<Int> = []
      var open = edges[start] ?? []
      while let node = open.popLast() {
        if node == start { return true }
        if seen.insert(node).inserted { open += edges[node] ?? [] }
      }
      return false
    }.sorted()
  }

  /// The id of what a follow-up came out of stands in a text, which no foreign key keeps.
  private func missingOrigins() throws -> [CheckFinding] {
    try [RecordType.visit, .finding, .allegation].flatMap { type in
      let scan = try records.connection.ownStatement(
        """
        SELECT f.id FROM follow_up AS f JOIN code AS c ON c.key = f.origin_kind
        WHERE c.value = ? AND f.origin IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \(type.table) AS t WHERE t.id = f.origin)
        ORDER BY f.id
        """)
      scan.bind(1, type.rawValue)
      var findings: [CheckFinding] = []
      while try scan.step() {
        findings.append(
          CheckFinding(subject: "follow-up/\(scan.text(0))", message: "origin is the id of no \(type)"))
      }
      return findings
    }
  }

  /// Foreign keys say that a code exists, not that it is of the field's own list.
  private func codesOfOtherLists() throws -> [CheckFinding] {
    var findings: [CheckFinding] = []
    for type in RecordType.allCases {
      for column in StoredColumns.of(type).columns {
        let table: String
        let list: String
        switch column.kind {
        case .code(let name): (table, list) = ("code", name)
        case .codeSet(let name): (table, list) = ("code_set", name)
        default: continue
        }
        let scan = try records.connection.ownStatement(
          """
          SELECT r.id FROM \(type.table) AS r JOIN \(table) AS c ON c.key = r."\(column.name)" WHERE c.list <> ?
          """)
        scan.bind(1, list)
        while try scan.step() {
          findings.append(
            CheckFinding(
              subject: "\(type.rawValue)/\(scan.text(0))", message: "\(column.name) is a code of another list"))
        }
      }
    }
    return findings
  }

  /// Each version ends where the next begins, the last of them where its batch was taken back.
  private func brokenHistories() throws -> [CheckFinding] {
    try RecordType.allCases.flatMap { type in
      let name = type.table
      let scan = try records.connection.ownStatement(
        """
        SELECT DISTINCT h.id FROM \(name)_history AS h WHERE h.since >= h.until OR (
          NOT EXISTS (SELECT 1 FROM \(name) AS r WHERE r.key = h.record AND r."transaction" = h.until)
          AND NOT EXISTS (SELECT 1 FROM \(name)_history AS n WHERE n.record = h.record AND n.since = h.until)
          AND NOT EXISTS (SELECT 1 FROM batch_undo AS u WHERE u."transaction" = h.until)) ORDER BY h.id
        """)
      var findings: [CheckFinding] = []
      while try scan.step() {
        findings.append(CheckFinding(subject: "\(type)/\(scan.text(0))", message: "has a gap in its history"))
      }
      return findings
    }
  }
}
