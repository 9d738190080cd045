import Registry
import RegistryStore

/// What records say of who may read of them: as it is today, whatever time the tables show, and as it was then.
final class ConsentReader {
  private let records: Records
  private var today: [Int: ConsentFacts]?
  private var then: [Int: ConsentFacts]?

  init(_ records: Records) {
    self.records = records
  }

  /// For SQL, in the order in which `consent` reads them.
  static func columns(then: Bool = false) -> [String] {
    ["consent", "consent_for", "consent_date", "consent_withdrawn"].map { then ? "\($0)\(EarlierState.then)" : $0 }
  }

  /// - Parameter column: the first of `columns` in the row.
  func consent(_ row: Statement, from column: Int) throws -> ConsentFacts {
    var consent = ConsentFacts()
    if !row.isNull(column) { consent.consent = records.codes.value(row.int(column)) }
    if let set = row.optionalInt(column + 1) { consent.consentFor = ListCell.split(try records.codes.setCell(set)) }
    consent.given = row.day(column + 2)
    if !row.isNull(column + 3) {
      consent.withdrawal = row.day(column + 3).map { .on($0) } ?? .unreadable
    }
    return consent
  }

  /// - Parameter key: of a person.
  func today(ofPerson key: Int) throws -> ConsentFacts {
    if today == nil { today = try persons(ConsentReader.columns(), in: "main.person") }
    return today?[key] ?? .unknownPerson
  }

  /// What was recorded at the earlier time.
  func then(ofPerson key: Int) throws -> ConsentFacts {
    if then == nil { then = try persons(ConsentReader.columns(then: true), in: "temp.person") }
    return then?[key] ?? .unknownPerson
  }

  private func persons(_ columns: [String], in table: String) throws -> [Int: ConsentFacts] {
    let scan = try records.connection.ownStatement("SELECT key, \(columns.joined(separator: ", ")) FROM \(table)")
    var found: [Int: ConsentFacts] = [:]
    while try scan.step() { found[scan.int(0)] = try consent(scan, from: 1) }
    return found
  }

  /// A record with what it said of consent at the earlier time.
  func withConsentThen(_ record: StoredRecord) throws -> StoredRecord {
    let type = record.slots.type
    let columns = StoredColumns.of(type).columns.filter { ConsentFacts.fields.contains($0.name) }
    guard !columns.isEmpty else { return record }
    let names = columns.map { "\"\($0.name)\(EarlierState.then)\"" }.joined(separator: ", ")
    let find = try records.connection.statement("SELECT \(names) FROM temp.\(type.table) WHERE id = ?")
    find.bind(1, record.id)
    defer { find.reset() }
    guard try find.step() else { return record }
    var slots = record.slots
    for (position, column) in columns.enumerated() {
      let text =
        switch column.kind {
        case _ where find.isNull(position): ""
        case .code: records.codes.value(find.int(position))
        case .codeSet: try records.codes.setCell(find.int(position))
        default: find.text(position)
        }
      slots.set(column.field, to: text)
    }
    return StoredRecord(id: record.id, slots: slots)
  }

  /// The persons whom records of a type name today, by keys.
  func personsToday(ofAll type: RecordType) throws -> [Int: [Int]] {
    guard let link = RecordLink.of(type, "person") else { return [:] }
    let scan = try records.connection.ownStatement(
      "SELECT \(type.table), \(link.target) FROM main.\(link.table) ORDER BY 1, 2")
    var found: [Int: [Int]] = [:]
    while try scan.step() { found[scan.int(0), default: []].append(scan.int(1)) }
    return found
  }
}
