import Registry
import RegistryStore

/// The rows of one type of record: reading, writing, and moving superseded versions to history.
final class RecordTable {
  let type: RecordType
  let connection: Connection
  private let codes: CodeKeys
  let stored: StoredColumns
  let name: String
  // The statements that every row of an import runs.
  private let findKey: Statement
  private lazy var insertRow = Result { try insertion(of: nil) }
  /// What of the type this transaction writes; nil: it is only read.
  private var written: WrittenRows?
  /// The tables of the fields that refer to several records.
  private let links: [(field: Int, table: String, target: String)]

  init(_ type: RecordType, _ connection: Connection, _ codes: CodeKeys) throws {
    self.type = type
    self.connection = connection
    self.codes = codes
    stored = StoredColumns.of(type)
    name = type.table
    links = stored.columns.compactMap { column in
      RecordLink.of(type, column.name).map { (column.field, $0.table, $0.target) }
    }
    findKey = try connection.ownStatement("SELECT key FROM \(name) WHERE id = ?")
  }

  /// Digests what is written from now on.
  func digest(into rows: WrittenRows) {
    written = rows
  }

  /// Rows were changed past this table's own functions.
  func noteChanges() { written?.changeAny() }

  // MARK: Finding

  func key(id: String) throws -> Int? {
    findKey.bind(1, id)
    defer { findKey.reset() }
    return try findKey.step() ? findKey.int(0) : nil
  }

  func key(id: Span<UInt8>) throws -> Int? {
    findKey.bind(1, id)
    defer { findKey.reset() }
    return try findKey.step() ? findKey.int(0) : nil
  }

  /// The highest id in the order of bytes, or nil where there is no record.
  func highestID() throws -> [UInt8]? {
    let find = try connection.statement("SELECT max(id) FROM \(name)")
    defer { find.reset() }
    return try find.step() ? unsafe find.withBytes(0) { unsafe Array($0) } : nil
  }

  func id(key: Int) throws -> String? {
    try publicID(type, key)
  }

  /// The place that a place was merged into.
  func mergedInto(key: Int) throws -> Int? {
    let find = try connection.statement("SELECT merged_into FROM facility WHERE key = ?")
    find.bind(1, key)
    defer { find.reset() }
    return try find.step() && !find.isNull(0) ? find.int(0) : nil
  }

  /// The transaction that a record dates from.
  func transaction(key: Int) throws -> Int? {
    let find = try connection.statement("SELECT \"transaction\" FROM \(name) WHERE key = ?")
    find.bind(1, key)
    defer { find.reset() }
    return try find.step() ? find.int(0) : nil
  }

  /// A key that no record has or had: the versions of one that was taken back keep its key.
  func nextKey() throws -> Int {
    let highest = try connection.int("SELECT coalesce(max(key), 0) FROM \(name)")
    return max(highest, try connection.int("SELECT coalesce(max(record), 0) FROM \(name)_history")) + 1
  }

  // MARK: Reading

  func record(key: Int) throws -> StoredRecord? {
    let find = try connection.statement("SELECT id, \(stored.quotedNames) FROM \(name) WHERE key = ?")
    find.bind(1, key)
    defer { find.reset() }
    guard try find.step() else { return nil }
    var slots = FieldSlots(type)
    try read(find, into: &slots)
    return StoredRecord(id: find.text(0), slots: slots)
  }

  func forEach(_ body: (StoredRecord) throws -> Void) throws {
    let scan = try connection.ownStatement("SELECT id, \(stored.quotedNames) FROM \(name) ORDER BY id")
    var slots = FieldSlots(type)
    while try scan.step() {
      slots.removeAll()
      try read(scan, into: &slots)
      try body(StoredRecord(id: scan.text(0), slots: slots))
    }
  }

  /// Records whose `facility` is the place with this id, the latest first. Types without places have none.
  func records(at place: String, limit: Int) throws -> [StoredRecord] {
    let definition = RecordDefinition.of(type)
    guard definition.isPlaced else { return [] }
    let day = "coalesce(\((definition.days.map { "r.\"\($0)\"" } + ["''"]).joined(separator: ", ")))"
    let scan = try connection.ownStatement(
      """
      SELECT r.key FROM \(name) AS r WHERE r.facility = (SELECT key FROM facility WHERE id = ?)
      ORDER BY \(day) DESC, r.key DESC LIMIT ?
      """)
    scan.bind(1, place)
    scan.bind(2, limit)
    var found: [StoredRecord] = []
    while try scan.step() {
      if let record = try record(key: scan.int(0)) { found.append(record) }
    }
    return found
  }

  /// Columns from 1 of a row whose column 0 is the id.
  func read(_ row: Statement, into slots: inout FieldSlots) throws {
    for (index, column) in stored.columns.enumerated() {
      let position = index + 1
      guard !row.isNull(position) else { continue }
      switch column.kind {
      case .text: slots.set(column.field, to: row.text(position))
      case .count: slots.set(column.field, to: String(row.int(position)))
      case .code: slots.set(column.field, to: codes.value(row.int(position)))
      case .codeSet: slots.set(column.field, to: try codes.setCell(row.int(position)))
      case .reference(let target):
        slots.set(column.field, to: try publicID(target, row.int(position)) ?? "")
      case .references(let target):
        let ids = try RecordTable.keys(row.text(position)).compactMap { try publicID(target, $0) }
        slots.set(column.field, to: ListCell.join(ids))
      case .variants:
        let bytes = Array(row.text(position).utf8)
        for (language, value) in JSONText.pairs(bytes.span) ?? [] {
          slots.setVariant(column.field, language: language) { $0.append(contentsOf: value) }
        }
      }
    }
  }

  private func publicID(_ target: RecordType, _ key: Int) throws -> String? {
    let find = try connection.statement("SELECT id FROM \(target.table) WHERE key = ?")
    find.bind(1, key)
    defer { find.reset() }
    return try find.step() ? find.text(0) : nil
  }

  /// `[1,2]` -> keys.
  static func keys(_ json: String) -> [Int] {
    json.dropFirst().dropLast().split(separator: ",").compactMap { Int($0) }
  }

  // MARK: Writing

  /// A statement for records that have no other fields than these.
  ///
  /// - Parameter fields: nil: all.
  func insertion(of fields: Set<Int>?) throws -> RecordInsert {
    let insert = try RecordInsert(stored, fields: fields, connection, codes)
    if let written { insert.digest(into: written) }
    return insert
  }

  /// - Parameters:
  ///   - references: the keys of the fields that refer to other records.
  ///   - sealed: the row of what is sealed of the record.
  ///   - narrow: used where the record has only fields of that statement.
  func insert(
    key: Int, id: Span<UInt8>, _ slots: FieldSlots, references: ReferenceKeys, transaction: Int,
    sealed: Int? = nil, narrow: RecordInsert? = nil
  ) throws {
    let statement = if let narrow, narrow.covers(slots) { narrow } else { try insertRow.get() }
    try statement.run(
      key: key, id: id, slots, references: references, transaction: transaction, sealed: sealed)
    if !links.isEmpty { try writeLinks(key, references, isNew: true) }
  }

  func insert(
    key: Int, id: String, _ slots: FieldSlots, references: ReferenceKeys, transaction: Int, sealed: Int? = nil
  ) throws {
    let bytes = Array(id.utf8)
    try insert(key: key, id: bytes.span, slots, references: references, transaction: transaction, sealed: sealed)
  }

  /// Replaces all fields; the version that was moves to history unless this transaction wrote it.
  func update(key: Int, _ slots: FieldSlots, references: ReferenceKeys, transaction: Int) throws {
    try moveToHistory(key, transaction)
    let assignments = stored.columns.map { "\"\($0.name)\" = ?" }.joined(separator: ", ")
    let update = try connection.statement(
      "UPDATE \(name) SET \"transaction\" = ?, \(assignments) WHERE key = ?")
    update.clearBindings()
    update.bind(1, transaction)
    try ColumnBindings(stored.columns, from: 2, codes).bind(update, slots, references) { position, range in
      update.bind(position, slots.arena, range)
    }
    update.bind(stored.columns.count + 2, key)
    try update.run()
    try writeLinks(key, references, isNew: false)
  }

  private func moveToHistory(_ key: Int, _ transaction: Int) throws {
    written?.change(key)
    let move = try connection.statement(
      """
      INSERT INTO \(name)_history (record, id, since, until, \(stored.versionNames))
      SELECT key, id, "transaction", ?1, \(stored.versionNames) FROM \(name) WHERE key = ?2 AND "transaction" <> ?1
      """)
    move.bind(1, transaction)
    move.bind(2, key)
    try move.run()
  }

  /// The row of what is sealed of a record.
  func sealed(key: Int) throws -> Int? {
    guard stored.hasSealed else { return nil }
    let find = try connection.statement("SELECT sealed FROM \(name) WHERE key = ?")
    find.bind(1, key)
    defer { find.reset() }
    return try find.step() ? find.optionalInt(0) : nil
  }

  /// The version that was moves to history, as with `update`.
  func setSealed(key: Int, to sealed: Int?, transaction: Int) throws {
    try moveToHistory(key, transaction)
    let update = try connection.statement("UPDATE \(name) SET \"transaction\" = ?, sealed = ? WHERE key = ?")
    update.bind(1, transaction)
    update.bind(2, sealed)
    update.bind(3, key)
    try update.run()
  }

  /// Takes back what `transaction` wrote of a record: the version before it returns, or there is none.
  func revert(key: Int, transaction: Int) throws {
    written?.change(key)
    let names = stored.versionNames
    let restore = try connection.statement(
      """
      UPDATE \(name) SET ("transaction", \(names)) =
        (SELECT since, \(names) FROM \(name)_history WHERE record = ?1 AND until = ?2)
      WHERE key = ?1 AND EXISTS (SELECT 1 FROM \(name)_history WHERE record = ?1 AND until = ?2)
      """)
    restore.bind(1, key)
    restore.bind(2, transaction)
    try restore.run()
    for sql in [
      "DELETE FROM \(name)_history WHERE record = ?1 AND until = ?2",
      "DELETE FROM \(name) WHERE key = ?1 AND \"transaction\" = ?2",
    ] {
      let delete = try connection.statement(sql)
      delete.bind(1, key)
      delete.bind(2, transaction)
      try delete.run()
    }
    guard let record = try record(key: key) else { return try writeLinks(key, ReferenceKeys(), isNew: false) }
    var references = ReferenceKeys()
    for column in stored.columns {
      guard case .references = column.kind, record.slots.range(column.field) != nil else { continue }
      let find = try connection.statement("SELECT \"\(column.name)\" FROM \(name) WHERE key = ?")
      find.bind(1, key)
      if try find.step() {
        for target in RecordTable.keys(find.text(0)) { references.append(target, to: column.field) }
      }
      find.reset()
    }
    try writeLinks(key, references, isNew: false)
  }

  // MARK: Links

  /// The tables that make a field of several references searchable and keep its foreign keys.
  private func writeLinks(_ key: Int, _ references: ReferenceKeys, isNew: Bool) throws {
    for link in links {
      if !isNew {
        let delete = try connection.statement("DELETE FROM \(link.table) WHERE \(name) = ?")
        delete.bind(1, key)
        try delete.run()
      }
      for target in Set(references.all(of: link.field)).sorted() {
        let insert = try connection.statement("INSERT INTO \(link.table) (\(name), \(link.target)) VALUES (?, ?)")
        insert.bind(1, key)
        insert.bind(2, target)
        try insert.run()
      }
    }
  }
}
