import Registry
import RegistryStore

/// The table of entries.
struct Journal {
  let connection: Connection

  /// Adds the entry of a transaction to the chain of its device.
  func append(_ transaction: Int, written: [UInt8], state: [UInt8]) throws {
    let entry = try entry(transaction, written: written, state: state)
    let insert = try connection.statement(
      "INSERT INTO journal (\"transaction\", written, state, chain) VALUES (?, ?, ?, ?)")
    insert.bind(1, transaction)
    insert.bindBlob(2, written)
    insert.bindBlob(3, state)
    insert.bindBlob(4, entry.chain(after: try chain(of: entry.device, before: entry.number)))
    try insert.run()
  }

  private func entry(_ transaction: Int, written: [UInt8], state: [UInt8]) throws -> JournalEntry {
    let facts = try TransactionReader(connection).facts(transaction)
    return JournalEntry(
      device: facts.device, number: facts.number, authorship: facts.authorship, written: written, state: state)
  }

  /// The chain at the end of the entries of a device before a transaction's number; empty: there are none.
  private func chain(of device: String, before number: Int) throws -> [UInt8] {
    let find = try connection.statement(
      """
      SELECT j.chain FROM journal AS j JOIN transactions AS t ON t.key = j."transaction"
      WHERE t.device = ? AND t.number < ? ORDER BY t.number DESC LIMIT 1
      """)
    find.bind(1, device)
    find.bind(2, number)
    defer { find.reset() }
    return try find.step() ? find.blob(0) : []
  }

  /// Makes the entries of transactions that earlier versions wrote without one.
  func catchUp(before transaction: Int) throws {
    // Where there are entries, one that is missing was taken out: that is no work of an earlier version.
    guard try connection.int("SELECT EXISTS (SELECT 1 FROM journal)") == 0 else { return }
    let missing = try connection.ownStatement(
      """
      SELECT key FROM transactions WHERE key < ? ORDER BY key
      """)
    missing.bind(1, transaction)
    var keys: [Int] = []
    while try missing.step() { keys.append(missing.int(0)) }
    guard !keys.isEmpty else { return }
    let digests = try JournalDigests(connection).all()
    for key in keys {
      let parts = JournalPart.all.compactMap { part in digests[part]?[key].map { (part, $0) } }
      // What the small tables were then is not known any more.
      try append(key, written: JournalEntry.written(parts), state: [])
    }
  }
}
