import Registry
import RegistryImport
import RegistryStore

/// Reads what the history tables and the tables of sources keep of one record.
final class RecordHistoryReader {
  private let records: Records
  private var connection: Connection { records.connection }
  private let transactions: TransactionReader

  init(_ records: Records) {
    self.records = records
    transactions = TransactionReader(records.connection)
  }

  func history(_ type: RecordType, id: String) throws -> RecordHistory {
    let table = try records.table(type)
    let current = try table.key(id: id)
    let rows = try current.map { try sourceRows(type, $0) } ?? []
    let places = try places(rows)
    let versions = try table.versions(id: id).map { version in
      RecordVersion(
        transaction: try transactions.facts(version.since), slots: version.slots,
        place: version.record == current ? places[version.since] : nil,
        removal: try version.removal.map { try transactions.facts($0) })
    }
    guard !versions.isEmpty else { throw StoreError.noSuchRecord("\(type.rawValue) \(id)") }
    return RecordHistory(versions: versions, sources: try rows.map { try account($0, type) })
  }

  // MARK: Sources

  private struct SourceRow {
    let key: Int
    let profile: String
    let scheme: String
    let partnerKey: String
    let transaction: Int
    let place: Place
    let statement: [UInt8]
    let goneSince: Int?
  }

  private func sourceRows(_ type: RecordType, _ record: Int) throws -> [SourceRow] {
    let find = try connection.statement(
      """
      SELECT s.key, source.profile, source.scheme, s.partner_key, s."transaction", file.name, s.line, s."offset",
        s.statement, s.gone_since
      FROM source_record AS s JOIN source ON source.key = s.source JOIN batch_file AS file ON file.key = s.file
      WHERE s.record = ? AND source.type = ? ORDER BY source.profile, s.partner_key
      """)
    find.bind(1, record)
    find.bind(2, type.rawValue)
    var rows: [SourceRow] = []
    while try find.step() {
      rows.append(
        SourceRow(
          key: find.int(0), profile: find.text(1), scheme: find.text(2), partnerKey: find.text(3),
          transaction: find.int(4), place: Place(path: find.text(5), line: find.int(6), offset: find.int(7)),
          statement: Array(find.text(8).utf8), goneSince: find.optionalInt(9)))
    }
    return rows
  }

  /// Where the sources of a record said what they said, by transaction.
  private func places(_ rows: [SourceRow]) throws -> [Int: Place] {
    var places: [Int: Place] = [:]
    for row in rows {
      let find = try connection.statement(
        """
        SELECT h.since, file.name, h.line, h."offset" FROM source_record_history AS h
        JOIN batch_file AS file ON file.key = h.file WHERE h.source_record = ?
        """)
      find.bind(1, row.key)
      while try find.step() {
        places[find.int(0)] = Place(path: find.text(1), line: find.int(2), offset: find.int(3))
      }
      places[row.transaction] = row.place
    }
    return places
  }

  private func account(_ row: SourceRow, _ type: RecordType) throws -> SourceAccount {
    var says = FieldSlots(type)
    says.readStatement(row.statement.span)
    for reference in says.references {
      let ids = try reference.items.map { try resolved($0, reference.target, row) }
      says.set(reference.position, to: ListCell.join(ids))
    }
    return SourceAccount(
      profile: row.profile, identifier: "\(row.scheme):\(row.partnerKey)",
      transaction: try transactions.facts(row.transaction), place: row.place,
      goneSince: try row.goneSince.map { try transactions.facts($0).authorship.time }, says: says,
      underReview: try ReviewEntries(connection).open(row.key))
  }

  /// The id of `key:…` or `id:…`, in the order in which an import resolves it; the text itself where there is none.
  private func resolved(_ text: String, _ target: RecordType, _ row: SourceRow) throws -> String {
    if text.hasPrefix(ReferenceText.matchPrefix) {
      let description = String(text.dropFirst(ReferenceText.matchPrefix.count))
      if case .found(let key) = try PlaceNames(try records.table(.facility)).find(description) {
        return try records.table(.facility).id(key: key) ?? description
      }
      return description
    }
    guard text.hasPrefix(ReferenceText.keyPrefix) else { return String(text.dropFirst(ReferenceText.idPrefix.count)) }
    let partnerKey = String(text.dropFirst(ReferenceText.keyPrefix.count))
    let identifier = "\(row.scheme):\(partnerKey)"
    let find = try connection.statement(
      """
      SELECT s.record FROM source CROSS JOIN source_record AS s ON s.source = source.key AND s.partner_key = ?
      WHERE source.scheme = ? AND source.type = ? ORDER BY source.profile = ? DESC, source.key LIMIT 1
      """)
    find.bind(1, partnerKey)
    find.bind(2, row.scheme)
    find.bind(3, target.rawValue)
    find.bind(4, row.profile)
    let found = try find.step() ? find.int(0) : nil
    find.reset()
    guard let key = try found ?? records.record(target, identifier: identifier) else { return identifier }
    return try records.table(target).id(key: key) ?? identifier
  }
}

extension RecordTable {
  struct Version {
    let record: Int
    /// The transaction that it dates from.
    let since: Int
    let slots: FieldSlots
    /// The transaction that took the record back after it.
    let removal: Int?
  }

  /// All versions of the records that had an id, one after the other, the oldest first.
  func versions(id: String) throws -> [Version] {
    let scan = try connection.ownStatement(
      """
      SELECT since, \(stored.quotedNames), record, CASE
        WHEN NOT EXISTS (SELECT 1 FROM \(name) AS r WHERE r.key = h.record AND r."transaction" = h.until)
          AND NOT EXISTS (SELECT 1 FROM \(name)_history AS n WHERE n.record = h.record AND n.since = h.until)
        THEN until END
      FROM \(name)_history AS h
      WHERE record IN (\(try removedKeys(id)) UNION ALL SELECT key FROM \(name) WHERE id = ?1)
      UNION ALL SELECT "transaction", \(stored.quotedNames), key, NULL FROM \(name) WHERE id = ?1 ORDER BY 1
      """)
    scan.bind(1, id)
    var versions: [Version] = []
    let last = stored.columns.count + 1
    while try scan.step() {
      var slots = FieldSlots(type)
      try read(scan, into: &slots)
      versions.append(
        Version(record: scan.int(last), since: scan.int(0), slots: slots, removal: scan.optionalInt(last + 1)))
    }
    return versions
  }

  /// The query of keys of the records that had an id and were taken back. No index leads to them, so that they are
  /// looked for only where anything was taken back.
  private func removedKeys(_ id: String) throws -> String {
    try connection.int("SELECT EXISTS (SELECT 1 FROM batch_undo)") == 1
      ? "SELECT record FROM \(name)_history WHERE id = ?1" : "SELECT NULL WHERE FALSE"
  }
}
