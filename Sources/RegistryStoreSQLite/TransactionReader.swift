import RegistryStore

/// Who wrote what, by the keys of transactions; each is read once.
final class TransactionReader {
  private let connection: Connection
  private var known: [Int: TransactionFacts] = [:]

  init(_ connection: Connection) {
    self.connection = connection
  }

  func facts(_ key: Int) throws -> TransactionFacts {
    if let facts = known[key] { return facts }
    let find = try connection.statement(
      """
      SELECT t.device, t.number, t.author, t.recorded_at, t.command, b.key, b.profile, u.batch
      FROM transactions AS t LEFT JOIN batch AS b ON b."transaction" = t.key
      LEFT JOIN batch_undo AS u ON u."transaction" = t.key WHERE t.key = ?
      """)
    find.bind(1, key)
    defer { find.reset() }
    guard try find.step() else { throw StoreError.failed("the registry does not know its transaction \(key)") }
    let facts = TransactionFacts(
      device: find.text(0), number: find.int(1),
      authorship: Authorship(author: find.text(2), time: find.text(3), command: find.text(4)),
      batch: find.optionalInt(5), profile: find.optionalText(6), undoes: find.optionalInt(7))
    known[key] = facts
    return facts
  }
}
