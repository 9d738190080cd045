import Registry
import RegistryImport

/// The table of what each source last said of each of its records.
final class SourceStatements {
  struct Row {
    let key: Int
    let record: Int
    let transaction: Int
    let statement: [UInt8]
    /// What is sealed of it.
    let sealed: Int?
    let isGone: Bool
  }

  private let connection: Connection
  private let transaction: Int
  private let findRow: Statement
  private let insertRow: Statement
  private let insertNewRow: Statement
  private var nextKey: Int
  /// Rows from this key on are of this transaction.
  let firstNew: Int
  let edits: PartnerEdits
  /// Whether any partner's record corrects an earlier one.
  private(set) var hasEdits: Bool

  private let written: WrittenRows

  init(_ connection: Connection, transaction: Int, written: WrittenRows) throws {
    self.connection = connection
    self.transaction = transaction
    self.written = written
    findRow = try connection.ownStatement(
      """
      SELECT key, record, "transaction", statement, gone_since IS NOT NULL, sealed FROM source_record
      WHERE source = ? AND partner_key = ?
      """)
    let insert = """
      INSERT INTO source_record
        (key, source, partner_key, record, "transaction", file, line, "offset", statement, sealed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    insertRow = try connection.ownStatement(insert)
    insertNewRow = try connection.ownStatement("\(insert) ON CONFLICT (source, partner_key) DO NOTHING")
    let names = ["key", "source", "partner_key", "record", "", "file", "line", "\"offset\"", "statement", "sealed"]
    insertRow.digest(into: written, .statements, parameters: names)
    insertNewRow.digest(into: written, .statements, parameters: names)
    firstNew = try connection.int("SELECT coalesce(max(key), 0) + 1 FROM source_record")
    nextKey = firstNew
    edits = PartnerEdits(connection, transaction: transaction)
    hasEdits = try connection.int("SELECT EXISTS (SELECT 1 FROM source_edit)") == 1
  }

  func noteEdit(source: Int, newer: String, older: String) throws {
    hasEdits = true
    try edits.note(source: source, newer: newer, older: older)
  }

  func find(_ source: Int, _ partnerKey: String) throws -> Row? {
    findRow.bind(1, source)
    findRow.bind(2, partnerKey)
    defer { findRow.reset() }
    guard try findRow.step() else { return nil }
    return Row(
      key: findRow.int(0), record: findRow.int(1), transaction: findRow.int(2),
      statement: unsafe findRow.withBytes(3) { unsafe Array($0) } ?? [], sealed: findRow.optionalInt(5),
      isGone: findRow.int(4) == 1)
  }

  /// Whether a row is of this transaction.
  func isNew(_ key: Int) -> Bool { key >= firstNew }

  // MARK: Sources

  private var sourceKeys: [RecordType: [Int]] = [:]

  /// A profile's own source of a type first, then those of other profiles with the same scheme.
  func sources(of profile: Profile, _ type: RecordType) throws -> [Int] {
    if let known = sourceKeys[type] { return known }
    let find = try connection.statement(
      "SELECT key FROM source WHERE scheme = ? AND type = ? ORDER BY profile = ? DESC, key")
    find.bind(1, profile.scheme)
    find.bind(2, type.rawValue)
    find.bind(3, profile.name)
    var keys: [Int] = []
    while try find.step() { keys.append(find.int(0)) }
    sourceKeys[type] = keys
    return keys
  }

  /// What the first of these sources that knows the key means by it. A key that corrects another stands for the same.
  func record(in sources: some Sequence<Int>, _ partnerKey: String) throws -> Int? {
    for source in sources {
      if let row = try find(source, partnerKey) { return row.record }
      guard hasEdits else { continue }
      let first = try edits.follow(source: source, partnerKey)
      if first.depth > 0, let row = try find(source, first.key) { return row.record }
    }
    return nil
  }

  // MARK: Rows

  /// - Returns: the key of the new row.
  func insert(
    source: Int, partnerKey: String, record: Int, file: Int, _ place: Place, _ statement: [UInt8], sealed: Int?
  ) throws -> Int {
    let key = try run(insertRow, source, partnerKey, record, file, place, statement, sealed)
    written.endRow(key: key)
    return key
  }

  /// Saves looking the key up first where it is most likely new.
  ///
  /// - Returns: nil where the source has a row of this key already; nothing is then written.
  func insertIfNew(
    source: Int, partnerKey: String, record: Int, file: Int, _ place: Place, _ statement: [UInt8], sealed: Int?
  ) throws -> Int? {
    let key = try run(insertNewRow, source, partnerKey, record, file, place, statement, sealed)
    if connection.changes == 1 {
      written.endRow(key: key)
      return key
    }
    written.discardRow()
    nextKey = key
    return nil
  }

  private func run(
    _ insert: Statement, _ source: Int, _ partnerKey: String, _ record: Int, _ file: Int, _ place: Place,
    _ statement: [UInt8], _ sealed: Int?
  ) throws -> Int {
    let key = nextKey
    nextKey += 1
    insert.bind(1, key)
    insert.bind(2, source)
    insert.bind(4, record)
    insert.bind(5, transaction)
    insert.bind(6, file)
    insert.bind(7, place.line)
    insert.bind(8, place.offset)
    insert.bind(10, sealed)
    // SQLite reads both texts where they lie.
    defer { insert.clearBindings() }
    var partnerKey = partnerKey
    try partnerKey.withUTF8 { partnerKey in
      unsafe insert.bindBorrowed(3, partnerKey)
      try unsafe statement.withUnsafeBufferPointer { statement in
        unsafe insert.bindBorrowed(9, statement)
        try insert.run()
      }
    }
    return key
  }

  /// Replaces what a source says; what it said before this transaction moves to history.
  func replace(_ key: Int, file: Int, _ place: Place, _ statement: [UInt8], sealed: Int?) throws {
    try moveToHistory(key)
    let update = try connection.statement(
      """
      UPDATE source_record SET "transaction" = ?, file = ?, line = ?, "offset" = ?, statement = ?, sealed = ?
      WHERE key = ?
      """)
    update.bind(1, transaction)
    update.bind(2, file)
    update.bind(3, place.line)
    update.bind(4, place.offset)
    update.bind(5, statement, statement.indices)
    update.bind(6, sealed)
    update.bind(7, key)
    try update.run()
  }

  /// What was sealed of a row before this transaction changed it.
  func sealedBefore(_ key: Int) throws -> Int? {
    let find = try connection.statement(
      "SELECT sealed FROM source_record_history WHERE source_record = ? AND until = ?")
    find.bind(1, key)
    find.bind(2, transaction)
    defer { find.reset() }
    return try find.step() ? find.optionalInt(0) : nil
  }

  /// Says what is sealed of a row.
  func setSealed(_ key: Int, to sealed: Int?) throws {
    try moveToHistory(key)
    let update = try connection.statement("UPDATE source_record SET \"transaction\" = ?, sealed = ? WHERE key = ?")
    update.bind(1, transaction)
    update.bind(2, sealed)
    update.bind(3, key)
    try update.run()
  }

  /// Replaces the statement alone: what several rows say together stands at the place of the one that holds.
  func complete(_ key: Int, _ statement: [UInt8]) throws {
    try moveToHistory(key)
    let update = try connection.statement("UPDATE source_record SET \"transaction\" = ?, statement = ? WHERE key = ?")
    update.bind(1, transaction)
    update.bind(2, statement, statement.indices)
    update.bind(3, key)
    try update.run()
  }

  /// Says which part of the partner's records a row belongs to.
  func setPart(_ key: Int, _ part: String) throws {
    let find = try connection.statement("SELECT part IS ? FROM source_record WHERE key = ?")
    find.bind(1, part)
    find.bind(2, key)
    let isSame = try find.step() && find.int(0) == 1
    find.reset()
    guard !isSame else { return }
    try moveToHistory(key)
    let update = try connection.statement("UPDATE source_record SET \"transaction\" = ?, part = ? WHERE key = ?")
    update.bind(1, transaction)
    update.bind(2, part)
    update.bind(3, key)
    try update.run()
  }

  /// Gives a row of this transaction another key of the partner's.
  func rename(_ key: Int, _ partnerKey: String) throws {
    written.change(key)
    let update = try connection.statement("UPDATE source_record SET partner_key = ? WHERE key = ?")
    update.bind(1, partnerKey)
    update.bind(2, key)
    try update.run()
  }

  private func moveToHistory(_ key: Int) throws {
    written.change(key)
    let move = try connection.statement(
      """
      INSERT INTO source_record_history (source_record, since, until, file, line, "offset", statement, part, sealed)
      SELECT key, "transaction", ?1, file, line, "offset", statement, part, sealed FROM source_record
      WHERE key = ?2 AND "transaction" <> ?1
      """)
    move.bind(1, transaction)
    move.bind(2, key)
    try move.run()
  }

  /// Restores rows of which a source ended up saying what it had said before.
  func restoreUnchanged() throws {
    let restore = try connection.statement(
      """
      UPDATE source_record SET ("transaction", file, line, "offset") =
        (SELECT since, file, line, "offset" FROM source_record_history AS h
         WHERE h.source_record = source_record.key AND h.until = ?1)
      WHERE "transaction" = ?1 AND key IN
        (SELECT h.source_record FROM source_record_history AS h JOIN source_record AS now ON now.key = h.source_record
         WHERE h.until = ?1 AND h.statement = now.statement AND h.part IS now.part AND h.sealed IS now.sealed)
      """)
    restore.bind(1, transaction)
    try restore.run()
    let delete = try connection.statement(
      """
      DELETE FROM source_record_history WHERE until = ?1 AND source_record IN
        (SELECT key FROM source_record WHERE "transaction" <> ?1)
      """)
    delete.bind(1, transaction)
    try delete.run()
  }

  /// Takes back what this transaction wrote of one row.
  func revert(_ key: Int) throws {
    written.change(key)
    let reviews = ReviewEntries(connection)
    if try reviews.hasAny(of: key) { try reviews.revert(key, transaction: transaction) }
    // What is new has no version from before.
    let ofBefore = [
      """
      UPDATE source_record SET ("transaction", file, line, "offset", statement, part, sealed) =
        (SELECT since, file, line, "offset", statement, part, sealed FROM source_record_history WHERE source_record = ?1 AND until = ?2)
      WHERE key = ?1 AND EXISTS (SELECT 1 FROM source_record_history WHERE source_record = ?1 AND until = ?2)
      """,
      "DELETE FROM source_record_history WHERE source_record = ?1 AND until = ?2",
    ]
    for sql in (isNew(key) ? [] : ofBefore) + ["DELETE FROM source_record WHERE key = ?1 AND \"transaction\" = ?2"] {
      let statement = try connection.statement(sql)
      statement.bind(1, key)
      statement.bind(2, transaction)
      try statement.run()
    }
  }
}
