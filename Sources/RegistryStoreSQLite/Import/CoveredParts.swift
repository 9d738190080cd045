import Registry

/// Which values of the column `full-by` the files of this import cover: only records of these can be gone.
final class CoveredParts {
  private let connection: Connection

  init(_ connection: Connection) throws {
    self.connection = connection
    try connection.execute(
      """
      DROP TABLE IF EXISTS temp.covered_part;
      CREATE TABLE temp.covered_part (
        source INTEGER NOT NULL, part TEXT NOT NULL, PRIMARY KEY (source, part)
      ) WITHOUT ROWID;
      """)
  }

  func note(_ part: String, source: Int) throws {
    let add = try connection.statement("INSERT OR IGNORE INTO temp.covered_part (source, part) VALUES (?, ?)")
    add.bind(1, source)
    add.bind(2, part)
    try add.run()
  }

  /// What a row of `source_record` must fulfil to be gone when it was not told of.
  static let condition = """
    EXISTS (SELECT 1 FROM temp.covered_part AS c WHERE c.source = source_record.source AND c.part = source_record.part)
    """

  func dropTable() throws { try connection.execute("DROP TABLE temp.covered_part") }
}
