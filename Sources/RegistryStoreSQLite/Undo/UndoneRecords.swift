import Registry
import RegistryStore

/// The records of one type that a batch made or changed, on their way back. Which they are is kept in a temporary
/// table, so that memory does not grow with the batch.
struct UndoneRecords {
  let records: Records
  let table: RecordTable
  /// The transaction that is taken back.
  let undone: Int
  /// The transaction that does so.
  let by: Int
  let batches: BatchTransactions
  private var connection: Connection { records.connection }
  private var name: String { table.name }
  private var chosen: String { "temp.undone_\(table.name)" }

  // MARK: Which

  /// Chooses the records that say what the batch made them say. The others were changed later.
  ///
  /// - Parameter isOfProfile: an import by profile leaves the index of identifiers as it is.
  func choose(isOfProfile: Bool, _ later: LaterWorkFinder) throws {
    // `before`: the version before the batch; NULL: the batch brought the record.
    try connection.execute(
      """
      DROP TABLE IF EXISTS \(chosen);
      CREATE TABLE \(chosen) (key INTEGER PRIMARY KEY, before INTEGER, is_indexed INTEGER NOT NULL);
      """)
    try run(
      """
      INSERT INTO \(chosen) SELECT r.key,
        (SELECT h.key FROM \(name)_history AS h WHERE h.record = r.key AND h.until = ?1), ?2
      FROM \(name) AS r WHERE r."transaction" = ?1
      """, undone, isOfProfile ? 0 : 1)
    let scan = try connection.ownStatement("SELECT key, record FROM \(name)_history WHERE since = ? ORDER BY key")
    scan.bind(1, undone)
    while try scan.step() {
      let key = scan.int(1)
      guard let transaction = try table.transaction(key: key) else { continue }
      let origin = try batches.origin(table, key: key, from: transaction)
      let isEditedBack = try origin != undone && self.isEditedBack(key, from: origin, to: scan.int(0))
      guard origin == undone || isEditedBack else {
        try later.add(table.type, key, .changed, origin)
        continue
      }
      let add = try connection.statement("INSERT INTO \(chosen) VALUES (?, ?, ?)")
      add.bind(1, key)
      add.bind(2, try table.version(key: key, until: undone)?.row)
      add.bind(3, isOfProfile && !isEditedBack ? 0 : 1)
      try add.run()
    }
  }

  /// Whether a record was changed only by hand since the batch, and now says again what the batch made it say.
  private func isEditedBack(_ key: Int, from origin: Int, to version: Int) throws -> Bool {
    var transaction = origin
    while transaction != undone {
      guard !batches.isBatch(transaction), let before = try table.version(key: key, until: transaction) else {
        return false
      }
      transaction = try batches.origin(table, key: key, from: before.since)
    }
    let names = table.stored.columns.map(\.name) + (table.stored.hasSealed ? ["sealed"] : [])
    let comparison = names.map { "r.\"\($0)\" IS h.\"\($0)\"" }.joined(separator: " AND ")
    let compare = try connection.statement(
      "SELECT 1 FROM \(name) AS r JOIN \(name)_history AS h ON h.key = ? WHERE r.key = ? AND \(comparison)")
    compare.bind(1, version)
    compare.bind(2, key)
    defer { compare.reset() }
    return try compare.step()
  }

  /// Finds sources that tell of records which the batch brought, and are not taken back with it.
  func findOtherSources(_ later: LaterWorkFinder) throws {
    let scan = try connection.ownStatement(
      """
      SELECT s.record, source.profile, s."transaction" FROM source_record AS s JOIN source ON source.key = s.source
      WHERE source.type = ? AND s.record IN (SELECT key FROM \(chosen) WHERE before IS NULL) ORDER BY s.key
      """)
    scan.bind(1, table.type.rawValue)
    while try scan.step() { try later.add(table.type, scan.int(0), .said(profile: scan.text(1)), scan.int(2)) }
  }

  // MARK: Back

  /// Moves what the batch made of the records to history.
  func takeBack() throws -> BatchUndo.Counts {
    table.noteChanges()
    var counts = BatchUndo.Counts()
    let names = table.stored.versionNames
    try run(
      """
      INSERT INTO \(name)_history (record, id, since, until, \(names))
      SELECT key, id, "transaction", ?1, \(names) FROM \(name) WHERE key IN (SELECT key FROM \(chosen)) ORDER BY key
      """, by)
    try run("DELETE FROM \(name) WHERE key IN (SELECT key FROM \(chosen) WHERE before IS NULL)")
    counts.removed = connection.changes
    let forget = try connection.ownStatement(
      "DELETE FROM identifier WHERE type = ? AND record IN (SELECT key FROM \(chosen) WHERE before IS NULL)")
    forget.bind(1, table.type.rawValue)
    try forget.run()
    try run(
      """
      UPDATE \(name) SET ("transaction", \(names)) =
        (SELECT ?1, \(names) FROM \(name)_history AS h
         WHERE h.key = (SELECT before FROM \(chosen) AS c WHERE c.key = \(name).key))
      WHERE key IN (SELECT key FROM \(chosen) WHERE before IS NOT NULL)
      """, by)
    counts.restored = connection.changes
    if counts.restored > 0 {
      try table.restoreLinks(of: "SELECT key FROM \(chosen) WHERE before IS NOT NULL")
      let scan = try connection.ownStatement(
        "SELECT key FROM \(chosen) WHERE before IS NOT NULL AND is_indexed ORDER BY key")
      while try scan.step() { try batches.restoreIdentifiers(records, table, key: scan.int(0)) }
    }
    return counts
  }

  /// Whether the batch brought the record.
  func removed(_ key: Int) throws -> Bool {
    let find = try connection.statement("SELECT 1 FROM \(chosen) WHERE key = ? AND before IS NULL")
    find.bind(1, key)
    defer { find.reset() }
    return try find.step()
  }

  /// The transaction that took back a record which is not there any more.
  func removal(_ key: Int) throws -> Int? {
    let find = try connection.statement("SELECT max(until) FROM \(name)_history WHERE record = ?")
    find.bind(1, key)
    defer { find.reset() }
    return try find.step() ? find.optionalInt(0) : nil
  }

  func forget() throws { try connection.execute("DROP TABLE \(chosen)") }

  private func run(_ sql: String, _ values: Int...) throws {
    let statement = try connection.ownStatement(sql)
    for (index, value) in values.enumerated() { statement.bind(index + 1, value) }
    try statement.run()
  }
}

extension RecordTable {
  /// Brings the tables of links in line with the records of a query of keys.
  func restoreLinks(of keys: String) throws {
    for column in stored.columns {
      guard let link = RecordLink.of(type, column.name) else { continue }
      try connection.execute("DELETE FROM \(link.table) WHERE \(name) IN (\(keys))")
      try connection.execute(
        """
        INSERT OR IGNORE INTO \(link.table) (\(name), \(link.target))
        SELECT r.key, each.value FROM \(name) AS r, json_each(r."\(column.name)") AS each WHERE r.key IN (\(keys))
        """)
    }
  }
}
