import Registry
import RegistryStore

/// The tables of all types over one connection, with what crosses them: ids, identifiers, dangling references.
final class Records {
  let connection: Connection
  let codes: CodeKeys
  private var tables: [RecordType: RecordTable] = [:]

  /// Whether the tables are as they were at an earlier time.
  let isEarlier: Bool

  init(_ connection: Connection, isEarlier: Bool = false) throws {
    self.connection = connection
    self.isEarlier = isEarlier
    codes = try CodeKeys(connection)
  }

  func table(_ type: RecordType) throws -> RecordTable {
    if let known = tables[type] { return known }
    let made = try RecordTable(type, connection, codes)
    tables[type] = made
    return made
  }

  // MARK: Identifiers

  func record(_ type: RecordType, identifier: String) throws -> Int? {
    let find = try connection.statement("SELECT record FROM identifier WHERE type = ? AND value = ? LIMIT 1")
    find.bind(1, type.rawValue)
    find.bind(2, identifier)
    defer { find.reset() }
    return try find.step() ? find.int(0) : nil
  }

  /// Brings the index of identifiers in line with a record that a person or an exchange file wrote.
  func indexIdentifiers(_ slots: FieldSlots, key: Int, isNew: Bool) throws {
    guard let position = Catalogue.of(slots.type).position(of: "identifiers") else { return }
    if !isNew { try forgetIdentifiers(slots.type, key: key) }
    guard let range = slots.range(position) else { return }
    try addIdentifiers(slots.type, slots.arena.span.extracting(range), key: key)
  }

  /// - Parameter cell: nil: the record has none.
  func indexIdentifiers(_ type: RecordType, _ cell: String?, key: Int) throws {
    try forgetIdentifiers(type, key: key)
    guard let cell else { return }
    let bytes = Array(cell.utf8)
    try addIdentifiers(type, bytes.span, key: key)
  }

  private func forgetIdentifiers(_ type: RecordType, key: Int) throws {
    let delete = try connection.statement("DELETE FROM identifier WHERE type = ? AND record = ?")
    delete.bind(1, type.rawValue)
    delete.bind(2, key)
    try delete.run()
  }

  private func addIdentifiers(_ type: RecordType, _ cell: Span<UInt8>, key: Int) throws {
    for identifier in ListCell.split(cell) {
      let insert = try connection.statement("INSERT OR IGNORE INTO identifier (type, value, record) VALUES (?, ?, ?)")
      insert.bind(1, type.rawValue)
      insert.bind(2, identifier, identifier.indices)
      insert.bind(3, key)
      try insert.run()
    }
  }

  // MARK: References

  /// A record that refers to one that is not there.
  struct Dangling {
    let type: RecordType
    let key: Int
    let field: String
    let target: RecordType
    let targetKey: Int
  }

  /// Looks through all references.
  func dangling() throws -> [Dangling] {
    var found: [Dangling] = []
    try forEachDangling { found.append($0) }
    return found
  }

  /// Which references are looked through.
  enum References {
    case all
    /// Those that foreign keys stand for: of a field of several, where there is a table of its links.
    case checkedBySQLite
  }

  func forEachDangling(_ references: References = .all, _ body: (Dangling) throws -> Void) throws {
    for type in RecordType.allCases {
      for column in StoredColumns.of(type).columns {
        guard let (target, pairs) = Records.pairs(of: column, type, references) else { continue }
        let scan = try connection.ownStatement(
          """
          SELECT r.record, r.target FROM (\(pairs)) AS r
          WHERE NOT EXISTS (SELECT 1 FROM \(target.table) AS t WHERE t.key = r.target)
          """)
        while try scan.step() {
          try body(
            Dangling(type: type, key: scan.int(0), field: column.name, target: target, targetKey: scan.int(1)))
        }
      }
    }
  }

  /// The query of the records and what a column of theirs refers to, by keys; nil where it refers to nothing.
  private static func pairs(
    of column: StoredColumns.Column, _ type: RecordType, _ references: References
  ) -> (RecordType, String)? {
    switch column.kind {
    case .reference(let target):
      let name = "\"\(column.name)\""
      return (target, "SELECT key AS record, \(name) AS target FROM \(type.table) WHERE \(name) IS NOT NULL")
    case .references(let target):
      guard case .checkedBySQLite = references else {
        return (
          target,
          "SELECT o.key AS record, each.value AS target FROM \(type.table) AS o, json_each(o.\"\(column.name)\") AS each"
        )
      }
      guard let link = RecordLink.of(type, column.name) else { return nil }
      return (target, "SELECT \(type.table) AS record, \(link.target) AS target FROM \(link.table)")
    default: return nil
    }
  }
}
