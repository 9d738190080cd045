import Registry
import RegistryImport
import RegistryStore

/// Compares what follows from records and statements with them: it is digested by no entry, and so an alteration of it
/// would be seen by nobody.
struct DerivedRows {
  let connection: Connection

  func findings() throws -> [CheckFinding] {
    try links() + identifiers() + marks() + statementHistories() + destroyedKeys() + counter() + drafts()
  }

  /// - Parameter sql: a query of the subjects of which the message holds.
  private func findings(_ sql: String, _ message: String) throws -> [CheckFinding] {
    let scan = try connection.ownStatement(sql)
    var findings: [CheckFinding] = []
    while try scan.step() { findings.append(CheckFinding(subject: scan.text(0), message: message)) }
    return findings
  }

  /// The tables that make fields of several references searchable.
  private func links() throws -> [CheckFinding] {
    try RecordLink.all.flatMap { link -> [CheckFinding] in
      let (name, table, column) = (link.type.rawValue, link.type.table, link.field)
      let list = "json_each(CASE WHEN json_valid(r.\"\(column)\") THEN r.\"\(column)\" ELSE '[]' END)"
      return try findings(
        """
        SELECT '\(name)/' || r.id FROM \(table) AS r, \(list) AS each WHERE r."\(column)" IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM \(link.table) AS l WHERE l.\(table) = r.key AND l.\(link.target) = each.value)
        UNION SELECT '\(name)/' || coalesce(r.id, '') FROM \(link.table) AS l LEFT JOIN \(table) AS r ON r.key = l.\(table)
        WHERE NOT EXISTS (SELECT 1 FROM \(list) AS each WHERE each.value = l.\(link.target)) ORDER BY 1
        """, "\(column) is not what others find it by")
    }
  }

  /// The table by which imports find records: it has what the records have, but for keys that are found as statements.
  private func identifiers() throws -> [CheckFinding] {
    var findings: [CheckFinding] = []
    for type in RecordType.allCases {
      let name = type.rawValue
      let scan = try connection.ownStatement(
        "SELECT key, id, identifiers FROM \(type.table) WHERE identifiers IS NOT NULL")
      while try scan.step() {
        let key = scan.int(0)
        let cell = Set(ListCell.split(scan.text(2)))
        let indexed = try self.indexed(type, key)
        if indexed.isSubset(of: cell), try cell.subtracting(indexed).allSatisfy({ try isTold($0, type, key) }) {
          continue
        }
        findings.append(
          CheckFinding(subject: "\(name)/\(scan.text(1))", message: "its identifiers are not those it is found by"))
      }
      findings += try self.findings(
        """
        SELECT '\(name)/' || coalesce(r.id, i.record) FROM identifier AS i LEFT JOIN \(type.table) AS r ON r.key = i.record
        WHERE i.type = '\(name)' AND r.identifiers IS NULL ORDER BY 1
        """, "it is found by identifiers that it does not have")
    }
    return try findings
      + self.findings(
        "SELECT DISTINCT 'identifier ' || type FROM identifier WHERE type NOT IN (\(DerivedRows.types))",
        "is of no type of record")
  }

  private func indexed(_ type: RecordType, _ key: Int) throws -> Set<String> {
    let find = try connection.statement("SELECT value FROM identifier WHERE type = ? AND record = ?")
    defer { find.reset() }
    find.bind(1, type.rawValue)
    find.bind(2, key)
    var found: Set<String> = []
    while try find.step() { found.insert(find.text(0)) }
    return found
  }

  /// Whether a source tells of the record by this identifier.
  private func isTold(_ identifier: String, _ type: RecordType, _ key: Int) throws -> Bool {
    // There are few sources; statements are found by source and key.
    let find = try connection.statement(
      """
      SELECT 1 FROM source CROSS JOIN source_record AS s
      ON s.source = source.key AND s.partner_key = substr(?1, length(source.scheme) + 2)
      WHERE source.type = ?2 AND s.record = ?3 AND substr(?1, 1, length(source.scheme) + 1) = source.scheme || ':'
      """)
    defer { find.reset() }
    find.bind(1, identifier)
    find.bind(2, type.rawValue)
    find.bind(3, key)
    return try find.step()
  }

  /// Whether a mark is what its last change left.
  private func marks() throws -> [CheckFinding] {
    try findings(
      """
      SELECT source.type || ' ' || source.scheme || ':' || s.partner_key FROM source_record AS s
      JOIN source ON source.key = s.source
      LEFT JOIN gone_change AS c ON c.source_record = s.key AND c."transaction" =
        (SELECT max("transaction") FROM gone_change WHERE source_record = s.key)
      WHERE CASE
        WHEN s.gone_since IS NULL THEN c."transaction" IS NOT NULL AND c.gone_before IS NULL
        WHEN c."transaction" IS NULL THEN NOT EXISTS (
          SELECT 1 FROM batch WHERE "transaction" = s.gone_since AND keeps_replaced = 0)
        ELSE s.gone_since <> c."transaction" END ORDER BY 1
      """, "whether its source still tells of it is not as the last import left it")
  }

  /// Each statement ends where the next of its source begins.
  private func statementHistories() throws -> [CheckFinding] {
    try findings(
      """
      SELECT DISTINCT 'source record ' || h.source_record FROM source_record_history AS h WHERE h.since >= h.until OR (
        NOT EXISTS (SELECT 1 FROM source_record AS s WHERE s.key = h.source_record AND s."transaction" = h.until)
        AND NOT EXISTS (
          SELECT 1 FROM source_record_history AS n WHERE n.source_record = h.source_record AND n.since = h.until))
      ORDER BY 1
      """, "has a gap in what its source said")
  }

  /// Keys are destroyed by erasing, and by nothing else.
  private func destroyedKeys() throws -> [CheckFinding] {
    try findings(
      """
      SELECT DISTINCT s.type || '/' || s.id FROM sealed AS s LEFT JOIN erased AS e ON e.type = s.type AND e.id = s.id
      WHERE CASE WHEN s.wrapped IS NULL THEN e.id IS NULL ELSE e.id IS NOT NULL OR length(s.wrapped) <> 60 END
      ORDER BY 1
      """, "the keys of its sealed fields are not as they were written or erased")
  }

  /// What they say is no part of the registry yet; but one of no type would never be found again.
  private func drafts() throws -> [CheckFinding] {
    try findings(
      "SELECT 'draft ' || key FROM draft WHERE type NOT IN (\(DerivedRows.types)) ORDER BY key",
      "is of no type of record")
  }

  private static var types: String { RecordType.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ") }

  /// No id may be given twice.
  private func counter() throws -> [CheckFinding] {
    try RecordType.allCases.flatMap { type in
      try findings(
        """
        SELECT '\(type.rawValue)/' || t.id FROM registry AS r JOIN \(type.table) AS t
        ON t.id > r.device || '-' AND t.id < r.device || '.'
        WHERE CAST(substr(t.id, length(r.device) + 2) AS INTEGER) > r.counter
          AND substr(t.id, length(r.device) + 2) NOT GLOB '*[^0-9]*' ORDER BY 1
        """, "its number was not given yet")
    }
  }
}
