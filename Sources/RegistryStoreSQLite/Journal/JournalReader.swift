import RegistryStore

/// Reads the entries of the journal.
struct JournalReader {
  let connection: Connection

  /// In the order in which they were written here.
  func forEach(_ body: (JournalLine) throws -> Void) throws {
    let scan = try connection.ownStatement(
      """
      SELECT t.device, t.number, t.author, t.recorded_at, t.command, coalesce(j.chain, x''), length(j.written) > 0
      FROM transactions AS t LEFT JOIN journal AS j ON j."transaction" = t.key ORDER BY t.key
      """)
    while try scan.step() { try body(line(scan)) }
  }

  /// The last entry of this registry by which something was written.
  func lastWrite() throws -> JournalLine? {
    let find = try connection.statement(
      """
      SELECT t.device, t.number, t.author, t.recorded_at, t.command, j.chain, 1
      FROM journal AS j JOIN transactions AS t ON t.key = j."transaction"
      WHERE length(j.written) > 0 ORDER BY j."transaction" DESC LIMIT 1
      """)
    defer { find.reset() }
    return try find.step() ? line(find) : nil
  }

  private func line(_ row: Statement) -> JournalLine {
    JournalLine(
      device: row.text(0), number: row.int(1),
      authorship: Authorship(author: row.text(2), time: row.text(3), command: row.text(4)), chain: row.blob(5),
      isWrite: row.int(6) == 1)
  }
}
