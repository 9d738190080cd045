import Registry
import RegistryStore

/// What sources said in a batch, and what they had said before.
struct UndoneStatements {
  let connection: Connection
  /// The transaction that is taken back.
  let undone: Int

  /// Finds what later imports changed of it.
  func findLater(_ later: LaterWorkFinder) throws {
    for (sql, parameters) in [
      (
        """
        SELECT source.type, s.record, source.profile, h.until FROM source_record_history AS h
        JOIN source_record AS s ON s.key = h.source_record JOIN source ON source.key = s.source
        WHERE h.since = ?1 ORDER BY h.key
        """, 1
      ),
      // A mark that the batch changed, or one on what it brought.
      (
        """
        SELECT source.type, s.record, source.profile, c."transaction" FROM gone_change AS c
        JOIN source_record AS s ON s.key = c.source_record JOIN source ON source.key = s.source
        WHERE c."transaction" > ?1 AND (
          EXISTS (SELECT 1 FROM gone_change AS own WHERE own.source_record = s.key AND own."transaction" = ?1)
          OR s."transaction" = ?1 AND NOT EXISTS (
            SELECT 1 FROM source_record_history AS h WHERE h.source_record = s.key AND h.until = ?1))
        ORDER BY c.source_record
        """, 1
      ),
    ] {
      let scan = try connection.ownStatement(sql)
      scan.bind(parameters, undone)
      while try scan.step() {
        guard let type = RecordType(rawValue: scan.text(0)) else { continue }
        try later.add(type, scan.int(1), .said(profile: scan.text(2)), scan.int(3))
      }
    }
  }

  /// Puts back what the sources said before, with the marks and the entries of the review queue.
  func takeBack() throws {
    try ReviewEntries(connection).revert(transaction: undone)
    try GoneMarks.takeBack(undone, connection)
    let columns = try self.columns().map { "\"\($0)\"" }.joined(separator: ", ")
    for sql in [
      """
      UPDATE source_record SET ("transaction", \(columns)) =
        (SELECT since, \(columns) FROM source_record_history AS h
         WHERE h.source_record = source_record.key AND h.until = ?1)
      WHERE "transaction" = ?1 AND key IN (SELECT source_record FROM source_record_history WHERE until = ?1)
      """,
      "DELETE FROM source_record_history WHERE until = ?1",
      "DELETE FROM source_record WHERE \"transaction\" = ?1",
      "DELETE FROM source_edit WHERE \"transaction\" = ?1",
      """
      DELETE FROM source WHERE "transaction" = ?1
        AND NOT EXISTS (SELECT 1 FROM source_record WHERE source_record.source = source.key)
        AND NOT EXISTS (SELECT 1 FROM source_edit WHERE source_edit.source = source.key)
      """,
    ] {
      let statement = try connection.statement(sql)
      statement.bind(1, undone)
      try statement.run()
    }
  }

  /// The columns that history keeps of a statement.
  private func columns() throws -> [String] {
    let scan = try connection.ownStatement("SELECT name FROM pragma_table_info('source_record_history')")
    var names: [String] = []
    while try scan.step() { names.append(scan.text(0)) }
    return names.filter { !["key", "source_record", "since", "until"].contains($0) }
  }
}
