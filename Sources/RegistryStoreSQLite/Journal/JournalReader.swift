import RegistryStore

/// Reads the entries of the journal.
struct JournalReader {
  let connection: Connection

  /// In the order in which they were written here.
  func forEach(_ body: (JournalLine) throws -> Void) throws {
    let scan = try connection.ownStatement(JournalReader.lines + " ORDER BY t.key")
    while try scan.step() { try body(line(scan)) }
  }

  /// The last entry of this registry by which something was written.
  func lastWrite() throws -> JournalLine? {
    let scan = try connection.ownStatement(JournalReader.lines + " ORDER BY t.key DESC")
    while try scan.step() {
      let line = line(scan)
      if line.isWrite { return line }
    }
    return nil
  }

  /// A reveal, an export or a backup leaves everything as the entry before it did.
  private static let lines = """
    SELECT t.device, t.number, t.author, t.recorded_at, t.command, coalesce(j.chain, x''),
      length(j.written) > 0 OR j.state IS NOT (
        SELECT b.state FROM journal AS b WHERE b."transaction" < t.key ORDER BY b."transaction" DESC LIMIT 1)
    FROM transactions AS t LEFT JOIN journal AS j ON j."transaction" = t.key
    """

  private func line(_ row: Statement) -> JournalLine {
    JournalLine(
      device: row.text(0), number: row.int(1),
      authorship: Authorship(author: row.text(2), time: row.text(3), command: row.text(4)), chain: row.blob(5),
      isWrite: row.int(6) == 1)
  }
}
