import Registry
import RegistryStore

/// Writes the entry of one transaction.
final class JournalWriter {
  private let connection: Connection
  private let transaction: Int
  private var rows: [JournalPart: WrittenRows] = [:]

  init(_ connection: Connection, transaction: Int) {
    self.connection = connection
    self.transaction = transaction
  }

  func rows(_ part: JournalPart) -> WrittenRows {
    if let known = rows[part] { return known }
    let made = WrittenRows()
    rows[part] = made
    return made
  }

  /// At the end of the transaction, when everything is written.
  func finish() throws {
    try Journal(connection: connection).catchUp(before: transaction)
    var parts: [(JournalPart, [UInt8])] = []
    for part in JournalPart.all {
      let digest =
        part == .batches
        ? try WrittenRows.digest(part.current(), part, connection, transaction: transaction)
        : try rows[part]?.finish(part, connection, transaction: transaction)
      if let digest { parts.append((part, digest)) }
    }
    try Journal(connection: connection).append(
      transaction, written: JournalEntry.written(parts), state: RegistryState(connection: connection).digest())
  }
}
