import Registry
import RegistryImport

/// What is remembered, only for this import, of records that several rows tell of: which row holds, what the
/// others said, and which keys were rejected. In temporary tables, so that memory does not grow with the file.
final class SeveralRows {
  private let connection: Connection

  init(_ connection: Connection) throws {
    self.connection = connection
    try connection.execute(
      """
      DROP TABLE IF EXISTS temp.kept_rank;
      DROP TABLE IF EXISTS temp.other_value;
      DROP TABLE IF EXISTS temp.rejected;
      CREATE TABLE temp.kept_rank (source_record INTEGER PRIMARY KEY, rank INTEGER NOT NULL);
      CREATE TABLE temp.other_value (
        source_record INTEGER NOT NULL, field INTEGER NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (source_record, field, value)
      ) WITHOUT ROWID;
      CREATE TABLE temp.rejected (
        source INTEGER NOT NULL, partner_key TEXT NOT NULL, contradicts_itself INTEGER NOT NULL,
        PRIMARY KEY (source, partner_key)
      ) WITHOUT ROWID;
      """)
  }

  func dropTables() throws {
    try connection.execute("DROP TABLE temp.kept_rank; DROP TABLE temp.other_value; DROP TABLE temp.rejected")
  }

  // MARK: Ranks

  func rank(_ sourceRecord: Int) throws -> Int? {
    let find = try connection.statement("SELECT rank FROM temp.kept_rank WHERE source_record = ?")
    find.bind(1, sourceRecord)
    defer { find.reset() }
    return try find.step() ? find.int(0) : nil
  }

  func setRank(_ sourceRecord: Int, _ rank: Int) throws {
    let set = try connection.statement("INSERT OR REPLACE INTO temp.kept_rank (source_record, rank) VALUES (?, ?)")
    set.bind(1, sourceRecord)
    set.bind(2, rank)
    try set.run()
  }

  // MARK: Values that did not hold

  func addOther(_ sourceRecord: Int, field: Int, _ value: String) throws {
    let add = try connection.statement(
      "INSERT OR IGNORE INTO temp.other_value (source_record, field, value) VALUES (?, ?, ?)")
    add.bind(1, sourceRecord)
    add.bind(2, field)
    add.bind(3, value)
    try add.run()
  }

  func others(_ sourceRecord: Int, field: Int) throws -> [String] {
    let find = try connection.statement(
      "SELECT value FROM temp.other_value WHERE source_record = ? AND field = ? ORDER BY value")
    find.bind(1, sourceRecord)
    find.bind(2, field)
    var values: [String] = []
    while try find.step() { values.append(find.text(0)) }
    return values
  }

  func forEachRecordWithOthers(_ body: (Int) throws -> Void) throws {
    let scan = try connection.ownStatement("SELECT DISTINCT source_record FROM temp.other_value")
    while try scan.step() { try body(scan.int(0)) }
  }

  // MARK: Rejected

  /// - Parameter contradictsItself: whether its rows differ, so that no further row can be good either.
  func reject(source: Int, key: String, contradictsItself: Bool) throws {
    let add = try connection.statement(
      """
      INSERT INTO temp.rejected (source, partner_key, contradicts_itself) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET contradicts_itself = max(contradicts_itself, excluded.contradicts_itself)
      """)
    add.bind(1, source)
    add.bind(2, key)
    add.bind(3, contradictsItself ? 1 : 0)
    try add.run()
  }

  func contradictsItself(source: Int, key: String) throws -> Bool {
    let find = try connection.statement(
      "SELECT 1 FROM temp.rejected WHERE source = ? AND partner_key = ? AND contradicts_itself = 1")
    find.bind(1, source)
    find.bind(2, key)
    defer { find.reset() }
    return try find.step()
  }

  func forEachRejected(_ body: (Int, String) throws -> Void) throws {
    let scan = try connection.ownStatement("SELECT source, partner_key FROM temp.rejected")
    while try scan.step() { try body(scan.int(0), scan.text(1)) }
  }
}
