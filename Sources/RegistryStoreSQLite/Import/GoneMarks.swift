/// The marks on records that a source's full files do not tell of any more, and what they were before.
struct GoneMarks {
  private let connection: Connection
  private let transaction: Int

  init(_ connection: Connection, transaction: Int) {
    self.connection = connection
    self.transaction = transaction
  }

  /// - Parameter since: the transaction from which on the record is gone; nil: it is there again.
  func set(_ sourceRecord: Int, _ since: Int?) throws {
    let keep = try connection.statement(
      """
      INSERT OR IGNORE INTO gone_change (source_record, "transaction", gone_before)
      SELECT key, ?2, gone_since FROM source_record WHERE key = ?1
      """)
    keep.bind(1, sourceRecord)
    keep.bind(2, transaction)
    try keep.run()
    let update = try connection.statement("UPDATE source_record SET gone_since = ? WHERE key = ?")
    update.bind(1, since)
    update.bind(2, sourceRecord)
    try update.run()
  }

  /// Puts back the marks that a transaction changed.
  static func takeBack(_ transaction: Int, _ connection: Connection) throws {
    for sql in [
      """
      UPDATE source_record SET gone_since =
        (SELECT gone_before FROM gone_change AS c WHERE c.source_record = source_record.key AND c."transaction" = ?1)
      WHERE key IN (SELECT source_record FROM gone_change WHERE "transaction" = ?1)
      """,
      "DELETE FROM gone_change WHERE \"transaction\" = ?1",
    ] {
      let statement = try connection.statement(sql)
      statement.bind(1, transaction)
      try statement.run()
    }
  }
}
