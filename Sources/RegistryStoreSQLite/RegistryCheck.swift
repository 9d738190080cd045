import GRDB
import Registry
import RegistryStore

/// Looks a registry through for what its schema cannot keep out.
struct RegistryCheck {
  let records: Records

  func findings() throws -> [CheckFinding] {
    try integrity() + foreignKeys() + cycles(of: "merged_into") + replacementCycles() + codesOfOtherLists()
      + brokenHistories()
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

  private func cycles(of column: String) throws -> [CheckFinding] {
    let scan = try records.connection.ownStatement(
      "SELECT key, \(column) FROM facility WHERE \(column) IS NOT NULL")
    var edges: [Int: [Int]] = [:]
    while try scan.step() { edges[scan.int(0), default: []].append(scan.int(1)) }
    return try describe(RegistryCheck.inCycles(edges), "stands in a cycle of \(column)")
  }

  private func replacementCycles() throws -> [CheckFinding] {
    let scan = try records.connection.ownStatement("SELECT facility, replaced FROM facility_replaces")
    var edges: [Int: [Int]] = [:]
    while try scan.step() { edges[scan.int(0), default: []].append(scan.int(1)) }
    return try describe(RegistryCheck.inCycles(edges), "stands in a cycle of replaces")
  }

  private func describe(_ keys: [Int], _ message: String) throws -> [CheckFinding] {
    try keys.map { key in
      let id = try records.table(.facility).id(key: key) ?? ""
      return CheckFinding(subject: "facility/\(id)", message: message)
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

  /// Foreign keys say that a code exists, not that it is of the field's own list.
  private func codesOfOtherLists() throws -> [CheckFinding] {
    var findings: [CheckFinding] = []
    for type in RecordType.kept {
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
          SELECT r.id FROM \(type.rawValue) AS r JOIN \(table) AS c ON c.key = r."\(column.name)" WHERE c.list <> ?
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
    try RecordType.kept.flatMap { type in
      let name = type.rawValue
      let scan = try records.connection.ownStatement(
        """
        SELECT DISTINCT h.id FROM \(name)_history AS h WHERE h.since >= h.until OR (
          NOT EXISTS (SELECT 1 FROM \(name) AS r WHERE r.key = h.record AND r."transaction" = h.until)
          AND NOT EXISTS (SELECT 1 FROM \(name)_history AS n WHERE n.record = h.record AND n.since = h.until)
          AND NOT EXISTS (SELECT 1 FROM batch_undo AS u WHERE u."transaction" = h.until)) ORDER BY h.id
        """)
      var findings: [CheckFinding] = []
      while try scan.step() {
        findings.append(CheckFinding(subject: "\(name)/\(scan.text(0))", message: "has a gap in its history"))
      }
      return findings
    }
  }
}
