import Registry
import RegistryStore

/// The fields on which a source and the registry differ.
struct ReviewEntries {
  let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  func hasOpen() throws -> Bool {
    try connection.int("SELECT EXISTS (SELECT 1 FROM review WHERE decided IS NULL)") == 1
  }

  /// Whether anything was ever asked of what a source says in one row.
  func hasAny(of sourceRecord: Int) throws -> Bool {
    let find = try connection.statement("SELECT EXISTS (SELECT 1 FROM review WHERE source_record = ?)")
    find.bind(1, sourceRecord)
    defer { find.reset() }
    return try find.step() && find.int(0) == 1
  }

  /// Puts a field up, in place of what was asked of it before.
  func put(_ sourceRecord: Int, _ field: String, here: String?, there: String?, transaction: Int) throws {
    let move = try connection.statement(
      """
      INSERT INTO review_history (review, since, until, here, there, decided)
      SELECT key, "transaction", ?3, here, there, decided FROM review
      WHERE source_record = ?1 AND field = ?2 AND "transaction" <> ?3
      """)
    move.bind(1, sourceRecord)
    move.bind(2, field)
    move.bind(3, transaction)
    try move.run()
    let write = try connection.statement(
      """
      INSERT INTO review ("transaction", source_record, field, here, there) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (source_record, field) DO UPDATE SET
        "transaction" = excluded."transaction", here = excluded.here, there = excluded.there, decided = NULL
      """)
    write.bind(1, transaction)
    write.bind(2, sourceRecord)
    write.bind(3, field)
    write.bind(4, here)
    write.bind(5, there)
    try write.run()
  }

  // MARK: Deciding

  /// - Parameter number: the key of the entry.
  func decide(_ number: Int, transaction: Int) throws {
    let decide = try connection.statement("UPDATE review SET decided = ? WHERE key = ? AND decided IS NULL")
    decide.bind(1, transaction)
    decide.bind(2, number)
    try decide.run()
  }

  func close(_ sourceRecord: Int, _ field: String, transaction: Int) throws {
    let close = try connection.statement(
      "UPDATE review SET decided = ? WHERE source_record = ? AND field = ? AND decided IS NULL")
    close.bind(1, transaction)
    close.bind(2, sourceRecord)
    close.bind(3, field)
    try close.run()
  }

  /// Whoever gives a field the value that its source asks for has decided.
  func decide(_ slots: FieldSlots, key: Int, transaction: Int) throws {
    var settled: [Int] = []
    try forEach(
      where: "r.decided IS NULL AND s.record = ? AND source.type = ?",
      { scan in
        scan.bind(1, key)
        scan.bind(2, slots.type.rawValue)
      },
      { if $0.value(in: slots) == $0.there { settled.append($0.number) } })
    for number in settled { try decide(number, transaction: transaction) }
  }

  /// Closes the entries of records that this transaction brought to say what their source says.
  func closeSettled(_ state: TransactionState) throws {
    guard try hasOpen() else { return }
    var settled: [Int] = []
    try forEach(where: "r.decided IS NULL") { entry in
      let table = try state.records.table(entry.type)
      guard try table.transaction(key: entry.record) == state.key,
        let record = try table.record(key: entry.record), entry.value(in: record.slots) == entry.there
      else { return }
      settled.append(entry.number)
    }
    for number in settled { try decide(number, transaction: state.key) }
  }

  // MARK: Reading

  struct Entry {
    let number: Int
    let type: RecordType
    let record: Int
    let field: Int
    let language: String
    let there: String?
    let profile: String
    let transaction: Int
    /// nil: it waits for an answer.
    let decided: Int?

    /// What a record says of the field now.
    func value(in slots: FieldSlots) -> String? { slots.statement(field)[language] }
  }

  /// By the row of `source_record`: fields on which nobody has decided yet.
  func open(_ sourceRecord: Int) throws -> Set<String> {
    let find = try connection.statement("SELECT field FROM review WHERE source_record = ? AND decided IS NULL")
    find.bind(1, sourceRecord)
    var fields: Set<String> = []
    while try find.step() { fields.insert(find.text(0)) }
    return fields
  }

  /// Hands over the entries that meet a condition, in their order.
  func forEach(
    where condition: String, _ bind: (Statement) -> Void = { _ in }, _ body: (Entry) throws -> Void
  ) throws {
    // CROSS JOIN keeps the order: what is under review is little, what sources said may be a million rows.
    let scan = try connection.ownStatement(
      """
      SELECT r.key, source.type, s.record, r.field, r.there, source.profile, r."transaction", r.decided
      FROM review AS r CROSS JOIN source_record AS s ON s.key = r.source_record
      CROSS JOIN source ON source.key = s.source
      WHERE \(condition) ORDER BY r.key
      """)
    bind(scan)
    while try scan.step() {
      let parts = scan.text(3).split(separator: "@", maxSplits: 1).map(String.init)
      guard let type = RecordType(rawValue: scan.text(1)), let name = parts.first,
        let field = Catalogue.of(type).position(of: name)
      else { continue }
      try body(
        Entry(
          number: scan.int(0), type: type, record: scan.int(2), field: field,
          language: parts.count == 2 ? parts[1] : "", there: scan.optionalText(4), profile: scan.text(5),
          transaction: scan.int(6), decided: scan.optionalInt(7)))
    }
  }
}

// MARK: Taking back

extension ReviewEntries {
  /// Takes back what a transaction put up or closed; entries from before it return as they were.
  ///
  /// - Parameter sourceRecord: only those of this row of `source_record`; nil: all.
  func revert(_ sourceRecord: Int? = nil, transaction: Int) throws {
    let isWanted = sourceRecord == nil ? "TRUE" : "source_record = ?2"
    for sql in [
      """
      UPDATE review SET ("transaction", here, there, decided) =
        (SELECT since, here, there, decided FROM review_history AS h WHERE h.review = review.key AND h.until = ?1)
      WHERE \(isWanted) AND "transaction" = ?1
        AND EXISTS (SELECT 1 FROM review_history AS h WHERE h.review = review.key AND h.until = ?1)
      """,
      "DELETE FROM review_history WHERE until = ?1 AND review IN (SELECT key FROM review WHERE \(isWanted))",
      "DELETE FROM review WHERE \(isWanted) AND \"transaction\" = ?1",
      "UPDATE review SET decided = NULL WHERE \(isWanted) AND decided = ?1",
      """
      UPDATE review_history SET decided = NULL
      WHERE decided = ?1 AND review IN (SELECT key FROM review WHERE \(isWanted))
      """,
    ] {
      let statement = try connection.statement(sql)
      statement.bind(1, transaction)
      if let sourceRecord { statement.bind(2, sourceRecord) }
      try statement.run()
    }
  }
}
