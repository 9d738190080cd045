import Registry
import RegistryStore

/// Reads the review queue, beside what the records say now.
struct ReviewReader {
  private let records: Records
  private let entries: ReviewEntries
  private let transactions: TransactionReader

  init(_ records: Records) {
    self.records = records
    entries = ReviewEntries(records.connection)
    transactions = TransactionReader(records.connection)
  }

  func forEach(_ filter: ReviewFilter, _ body: (ReviewEntry) throws -> Void) throws {
    try entries.forEach(
      where: """
        r.decided IS NULL AND (?1 IS NULL OR source.profile = ?1) AND (?2 IS NULL OR source.type = ?2) AND (?3 IS NULL OR r.field = ?3)
        """,
      { scan in
        scan.bind(1, filter.profile)
        scan.bind(2, filter.type?.rawValue)
        scan.bind(3, filter.field)
      },
      { open in
        if let entry = try entry(open), entry.field.from != entry.field.to { try body(entry) }
      })
  }

  func entry(_ number: Int) throws -> ReviewEntry {
    var found: ReviewEntry?
    try entries.forEach(where: "r.key = ?", { $0.bind(1, number) }) { entry in
      if let decided = entry.decided {
        throw StoreError.reviewDecided(number, try transactions.facts(decided).authorship)
      }
      found = try self.entry(entry)
    }
    guard let found else { throw StoreError.noSuchReview(number) }
    return found
  }

  private func entry(_ open: ReviewEntries.Entry) throws -> ReviewEntry? {
    guard let record = try records.table(open.type).record(key: open.record) else { return nil }
    return ReviewEntry(
      number: open.number, type: open.type, id: record.id,
      field: FieldChange(
        field: open.field, language: open.language, from: open.value(in: record.slots), to: open.there),
      profile: open.profile, transaction: try transactions.facts(open.transaction))
  }
}
