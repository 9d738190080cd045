import Registry
import RegistryImport
import RegistryStore

/// Reading over one connection, inside a transaction or not.
class ReadSession: RegistryReading {
  let records: Records
  var connection: Connection { records.connection }

  private let present: (any RegistryReading)?

  /// - Parameter present: the registry as it is today, where these records are of an earlier time.
  init(_ records: Records, present: (any RegistryReading)? = nil) {
    self.records = records
    self.present = present
  }

  var today: any RegistryReading { present ?? self }

  func settings() throws -> RegistrySettings {
    let find = try connection.statement("SELECT device, country, is_demonstration FROM registry")
    defer { find.reset() }
    guard try find.step() else { throw StoreError.failed("the registry does not know itself") }
    return RegistrySettings(device: find.text(0), country: find.optionalText(1), isDemonstration: find.int(2) == 1)
  }

  func dataFiles() throws -> [String: String] {
    let scan = try connection.statement("SELECT path, content FROM data_file WHERE until IS NULL")
    var files: [String: String] = [:]
    while try scan.step() { files[scan.text(0)] = scan.text(1) }
    return files
  }

  private var schemaFiles: SchemaFiles?

  private func schemas() throws -> SchemaFiles {
    if let schemaFiles { return schemaFiles }
    let made = try SchemaFiles(try dataFiles())
    schemaFiles = made
    return made
  }

  func forgetSchemas() { schemaFiles = nil }

  func codeLists() throws -> CodeLists { try schemas().codes }
  func ruleBook() throws -> RuleBook { try schemas().rules }

  func resolve(_ text: String, _ type: RecordType) throws -> String { try records.resolve(text, type) }

  func find(_ text: String) throws -> (type: RecordType, id: String) { try records.find(text) }

  func findWithHistory(_ text: String) throws -> (type: RecordType, id: String) {
    do {
      return try records.find(text)
    } catch let error as StoreError {
      guard case .noSuchRecord = error, let removed = try records.findRemoved(text) else { throw error }
      return removed
    }
  }

  func ids(_ type: RecordType, beginningWith text: String, most: Int) throws -> [String] {
    try records.ids(type, beginningWith: text, most: most)
  }

  func referring(_ type: RecordType, by field: String, to id: String) throws -> [String] {
    try records.referring(type, by: field, to: id)
  }

  var isEarlier: Bool { records.isEarlier }

  func recordWithConsentThen(_ type: RecordType, id: String) throws -> StoredRecord {
    let record = try record(type, id: id)
    return records.isEarlier ? try ConsentReader(records).withConsentThen(record) : record
  }

  func history(_ type: RecordType, id: String) throws -> RecordHistory {
    try RecordHistoryReader(records).history(type, id: id)
  }

  func record(_ type: RecordType, id: String) throws -> StoredRecord {
    let table = try records.table(type)
    guard let key = try table.key(id: id), let record = try table.record(key: key) else {
      throw StoreError.noSuchRecord("\(type.rawValue) \(id)")
    }
    return record
  }

  func forEach(_ type: RecordType, _ body: (StoredRecord) throws -> Void) throws {
    try records.table(type).forEach(body)
  }

  func records(_ type: RecordType, at place: String, limit: Int) throws -> [StoredRecord] {
    try records.table(type).records(at: place, limit: limit)
  }

  func drafts(_ type: RecordType) throws -> [Draft] { try DraftTable(connection: connection).drafts(type) }

  func languages(_ type: RecordType) throws -> [String: [String]] {
    var languages: [String: [String]] = [:]
    for column in StoredColumns.of(type).columns {
      guard case .variants = column.kind else { continue }
      let scan = try connection.ownStatement(
        "SELECT DISTINCT each.key FROM \(type.table) AS r, json_each(r.\"\(column.name)\") AS each ORDER BY each.key"
      )
      let name = Catalogue.of(type).fields[column.field].name
      while try scan.step() { languages[name, default: []].append(scan.text(0)) }
    }
    return languages
  }

  func count(_ type: RecordType) throws -> Int { try connection.int("SELECT count(*) FROM \(type.table)") }

  func sealed(_ type: RecordType, id: String) throws -> SealedRecord? {
    let table = try records.table(type)
    guard let key = try table.key(id: id) else { throw StoreError.noSuchRecord("\(type.rawValue) \(id)") }
    return try SealedReader(connection: connection).record(table, key: key)
  }

  func rejectedRows(of batch: Int, _ body: (_ file: String, _ piece: [UInt8]) throws -> Void) throws {
    let scan = try connection.ownStatement(
      "SELECT file, content FROM rejected_rows WHERE batch = ? ORDER BY file, position")
    scan.bind(1, batch)
    while try scan.step() { try body(scan.text(0), scan.blob(1)) }
  }

  func recipients() throws -> [RegistryRecipient] { try Recipients(connection: connection).current() }

  func sealingTransactions() throws -> Int { try connection.int("SELECT count(*) FROM transaction_key") }

  /// Nothing can be written.
  var keepsSealed: Bool { false }

  func coverageFacts(_ wanted: CoverageFactsWanted) throws -> CoverageFacts {
    try CoverageFactsReader.read(records, wanted)
  }

  func check() throws -> [CheckFinding] { try RegistryCheck(records: records).findings() }

  func forEachJournalLine(_ body: (JournalLine) throws -> Void) throws {
    try JournalReader(connection: connection).forEach(body)
  }

  func lastJournalLine() throws -> JournalLine? { try JournalReader(connection: connection).lastWrite() }

  func verifyJournal() throws -> [CheckFinding] { try JournalCheck(connection: connection).findings() }

  func forEachReview(_ filter: ReviewFilter, _ body: (ReviewEntry) throws -> Void) throws {
    try ReviewReader(records).forEach(filter, body)
  }

  func review(_ number: Int) throws -> ReviewEntry { try ReviewReader(records).entry(number) }

  // MARK: Batches

  func batches() throws -> [Batch] {
    let scan = try connection.ownStatement("SELECT key FROM batch ORDER BY key")
    var numbers: [Int] = []
    while try scan.step() { numbers.append(scan.int(0)) }
    return try numbers.map { try batch($0) }
  }

  func batch(_ number: Int) throws -> Batch {
    let find = try connection.statement(
      """
      SELECT b.profile, t.author, t.recorded_at, undo.author, undo.recorded_at, undo.command
      FROM batch AS b JOIN transactions AS t ON t.key = b."transaction"
      LEFT JOIN batch_undo AS u ON u.batch = b.key LEFT JOIN transactions AS undo ON undo.key = u."transaction"
      WHERE b.key = ?
      """)
    find.bind(1, number)
    guard try find.step() else { throw StoreError.noSuchBatch(number) }
    defer { find.reset() }
    return Batch(
      number: number, profile: find.text(0), author: find.text(1), time: find.text(2), files: try files(of: number),
      counts: try counts(of: number), noticeCounts: try noticeCounts(of: number), notices: try notices(of: number),
      undo: find.optionalText(3).map { Authorship(author: $0, time: find.text(4), command: find.text(5)) })
  }

  private func files(of batch: Int) throws -> [BatchFile] {
    let scan = try connection.statement(
      "SELECT name, sha256, bytes, rows, encoding, dialect FROM batch_file WHERE batch = ? ORDER BY key")
    scan.bind(1, batch)
    var files: [BatchFile] = []
    while try scan.step() {
      files.append(
        BatchFile(
          name: scan.text(0), sha256: scan.text(1), bytes: scan.int(2), rows: scan.int(3), encoding: scan.text(4),
          dialect: scan.text(5)))
    }
    return files
  }

  private func counts(of batch: Int) throws -> [(type: String, counts: [(name: String, count: Int)])] {
    let scan = try connection.statement(
      """
      SELECT type.key, number.key, number.value
      FROM batch, json_each(batch.counts) AS type, json_each(type.value) AS number
      WHERE batch.key = ? ORDER BY type.id, number.id
      """)
    scan.bind(1, batch)
    var counts: [(type: String, counts: [(name: String, count: Int)])] = []
    while try scan.step() {
      if counts.last?.type != scan.text(0) { counts.append((scan.text(0), [])) }
      counts[counts.count - 1].counts.append((scan.text(1), scan.int(2)))
    }
    return counts
  }

  private func noticeCounts(of batch: Int) throws -> [(code: String, count: Int)] {
    let scan = try connection.statement(
      "SELECT each.key, each.value FROM batch, json_each(batch.notices) AS each WHERE batch.key = ? ORDER BY each.key")
    scan.bind(1, batch)
    var counts: [(code: String, count: Int)] = []
    while try scan.step() { counts.append((scan.text(0), scan.int(1))) }
    return counts
  }

  private func notices(of batch: Int) throws -> [BatchNotice] {
    let scan = try connection.statement(
      """
      SELECT code, severity, file, line, "column", "offset", field, message FROM batch_notice WHERE batch = ?
      ORDER BY key
      """)
    scan.bind(1, batch)
    var notices: [BatchNotice] = []
    while try scan.step() {
      let place = Place(path: scan.text(2), line: scan.int(3), column: scan.int(4), offset: scan.int(5))
      notices.append(
        BatchNotice(
          code: scan.text(0), severity: scan.text(1), place: place, field: scan.optionalText(6), message: scan.text(7)))
    }
    return notices
  }
}
