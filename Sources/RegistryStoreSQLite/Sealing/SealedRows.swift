import Registry
import RegistryStore

/// The table of what is sealed, within one write transaction.
final class SealedRows {
  private let connection: Connection
  private let sealing: (any Sealing)?
  private let recipients: [String]
  private let device: String
  private let number: Int
  private let transaction: Int
  /// Made when the first value comes, so that a transaction that seals nothing keeps no key.
  private var begun: (any TransactionSealing)?
  /// The key of the row that is sealed next.
  private(set) var nextRow: Int
  private let firstOwn: Int
  private let insertRow: Statement
  private let hasErased: Bool
  private let written: WrittenRows

  init(
    _ connection: Connection, _ sealing: (any Sealing)?, device: String, number: Int, transaction: Int,
    written: WrittenRows
  ) throws {
    self.connection = connection
    self.sealing = sealing
    self.device = device
    self.number = number
    self.transaction = transaction
    self.written = written
    recipients = try Recipients(connection: connection).current().map(\.publicKey)
    firstOwn = try connection.int("SELECT coalesce(max(key), 0) + 1 FROM sealed")
    nextRow = firstOwn
    insertRow = try connection.ownStatement(
      """
      INSERT INTO sealed (key, type, id, "transaction", earlier, wrapped, content) VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    insertRow.digest(
      into: written, .sealed, parameters: ["key", "type", "id", "", "earlier", "", "content"])
    hasErased = try connection.int("SELECT EXISTS (SELECT 1 FROM erased)") == 1
  }

  /// Whether there is anybody to seal to.
  var isActive: Bool { sealing != nil && !recipients.isEmpty }

  /// Whether the sealed fields of a record were erased: nothing sealed is kept of it any more.
  func isErased(_ type: RecordType, id: String) throws -> Bool {
    guard hasErased else { return false }
    let find = try connection.statement("SELECT 1 FROM erased WHERE type = ? AND id = ?")
    find.bind(1, type.rawValue)
    find.bind(2, id)
    defer { find.reset() }
    return try find.step()
  }

  /// - Parameter earlier: the row whose other fields go on standing.
  /// - Returns: the key of the new row.
  /// - Throws: `StoreError.noRecipients`.
  func seal(_ statement: [UInt8], _ type: RecordType, id: String, earlier: Int? = nil) throws -> Int {
    guard let sealing, !recipients.isEmpty else { throw StoreError.noRecipients }
    let own: any TransactionSealing
    if let begun {
      own = begun
    } else {
      own = try sealing.begin(for: recipients, device: device, number: number)
      begun = own
      let keep = try connection.statement("INSERT INTO transaction_key (\"transaction\", wrapped) VALUES (?, ?)")
      keep.bind(1, transaction)
      keep.bindBlob(2, own.wrappedKey)
      try keep.run()
    }
    let (wrapped, content) = try own.seal(statement, type, id: id)
    let key = nextRow
    nextRow += 1
    insertRow.bind(1, key)
    insertRow.bind(2, type.rawValue)
    insertRow.bind(3, id)
    insertRow.bind(4, transaction)
    insertRow.bind(5, earlier)
    insertRow.bindBlob(6, wrapped)
    insertRow.bindBlob(7, content)
    try insertRow.run()
    written.endRow(key: key)
    return key
  }

  /// Whether this transaction sealed a row.
  func isOwn(_ key: Int) -> Bool { key >= firstOwn }

  /// Of the record that a row belongs to.
  func id(_ key: Int) throws -> String {
    let find = try connection.statement("SELECT id FROM sealed WHERE key = ?")
    find.bind(1, key)
    defer { find.reset() }
    guard try find.step() else { throw StoreError.failed("sealed fields are missing that a record refers to") }
    return find.text(0)
  }

  /// Deletes what this transaction sealed and nothing refers to.
  func removeUnused() throws {
    guard begun != nil else { return }
    written.changeAny()
    let records = StoredColumns.withSealed.map(\.table)
    let holders = (records + ["source_record"]).flatMap { [$0, "\($0)_history"] }
    let used = holders.map { "SELECT sealed FROM \($0) WHERE sealed IS NOT NULL" }.joined(separator: " UNION ")
    let delete = try connection.ownStatement(
      """
      DELETE FROM sealed WHERE "transaction" = ?1 AND key NOT IN (
        \(used) UNION SELECT earlier FROM sealed WHERE "transaction" = ?1 AND earlier IS NOT NULL)
      """)
    delete.bind(1, transaction)
    try delete.run()
  }

  /// What a row and those before it say, as far as a key is at hand.
  ///
  /// - Returns: nil where no key opens one of them.
  func opened(_ key: Int, _ type: RecordType) throws -> FieldSlots? {
    guard let sealing else { return nil }
    var whole = FieldSlots(type)
    for text in try SealedReader(connection: connection).chain(key).reversed() {
      guard text.key != nil, let bytes = try sealing.open(text) else { return nil }
      var slots = FieldSlots(type)
      slots.readStatement(bytes.span)
      whole.merge(slots)
    }
    return whole
  }
}
