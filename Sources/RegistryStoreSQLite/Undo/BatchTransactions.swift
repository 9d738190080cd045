/// The transactions of batches: those of profiles, and those that were taken back.
///
/// A record that was restored dates from the transaction that restored it. For what stands on what, it dates from
/// where the version dates that returned.
struct BatchTransactions {
  private var all: Set<Int> = []
  private var ofProfiles: Set<Int> = []
  /// By the transaction that took one back.
  private var undone: [Int: Int] = [:]

  init(_ connection: Connection) throws {
    let scan = try connection.ownStatement(
      """
      SELECT b."transaction", b.profile <> '', u."transaction"
      FROM batch AS b LEFT JOIN batch_undo AS u ON u.batch = b.key
      """)
    while try scan.step() {
      all.insert(scan.int(0))
      if scan.int(1) == 1 { ofProfiles.insert(scan.int(0)) }
      if let undo = scan.optionalInt(2) { undone[undo] = scan.int(0) }
    }
  }

  func isBatch(_ transaction: Int) -> Bool { all.contains(transaction) }

  /// The transaction that first gave a record what it says from `transaction` on.
  func origin(_ table: RecordTable, key: Int, from transaction: Int) throws -> Int {
    var origin = transaction
    while let undone = undone[origin], let before = try table.version(key: key, until: undone) { origin = before.since }
    return origin
  }

  /// Brings the index of identifiers in line with a record that returned to an earlier version. What a profile says
  /// is found through its source and was never indexed.
  func restoreIdentifiers(_ records: Records, _ table: RecordTable, key: Int) throws {
    var since = try table.transaction(key: key)
    var row: Int?
    while let transaction = since, undone[transaction] != nil || ofProfiles.contains(transaction) {
      let before = try table.version(key: key, until: undone[transaction] ?? transaction)
      row = before?.row
      since = before?.since
    }
    let identifiers = try since == nil ? nil : table.identifiers(key: key, row: row)
    try records.indexIdentifiers(table.type, identifiers, key: key)
  }
}

extension RecordTable {
  /// The version of a record that a transaction ended: its row in history, and the transaction it dates from.
  func version(key: Int, until transaction: Int) throws -> (row: Int, since: Int)? {
    let find = try connection.statement("SELECT key, since FROM \(name)_history WHERE record = ? AND until = ?")
    find.bind(1, key)
    find.bind(2, transaction)
    defer { find.reset() }
    return try find.step() ? (find.int(0), find.int(1)) : nil
  }

  /// The cell of identifiers.
  ///
  /// - Parameter row: of a version in history; nil: of the record as it is.
  fileprivate func identifiers(key: Int, row: Int?) throws -> String? {
    let find = try connection.statement(
      "SELECT identifiers FROM \(row == nil ? name : "\(name)_history") WHERE key = ?")
    find.bind(1, row ?? key)
    defer { find.reset() }
    return try find.step() ? find.optionalText(0) : nil
  }
}
