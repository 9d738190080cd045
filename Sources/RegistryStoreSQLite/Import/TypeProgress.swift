import Registry
import RegistryStore

/// How far an exchange import has come with one type of record.
final class TypeProgress {
  let table: RecordTable
  let path: String
  /// Records of the type before the import, about.
  let existing: Int
  var counts = RecordCounts()
  /// Keys of the records that the import told of.
  var touched = Bitmap()

  /// The registry's own country, for records that give none.
  private let country: String?
  private let countryField: Int?
  /// The highest id of the type, in the order of bytes; nil: there is none.
  private var highestID: [UInt8]?

  init(_ table: RecordTable, path: String, country: String?) throws {
    self.table = table
    self.path = path
    self.country = country
    existing = try table.nextKey() - 1
    countryField = Catalogue.of(table.type).position(of: "country")
    highestID = try table.highestID()
  }

  /// Whether an id lies beyond all that there are: exports are in the order of ids, so that most look-ups can
  /// be left out.
  func isSurelyNew(_ id: Span<UInt8>) -> Bool {
    guard let highestID else { return true }
    return highestID.span.precedes(id)
  }

  func noticeNew(_ key: Int, _ id: [UInt8]) {
    touched.insert(key)
    counts.new += 1
    if isSurelyNew(id.span) { highestID = id }
  }

  func mustFillCountry(_ slots: FieldSlots) -> Bool {
    guard country != nil, let countryField else { return false }
    return slots.range(countryField) == nil
  }

  func fillCountry(_ slots: inout FieldSlots) {
    guard mustFillCountry(slots), let country, let countryField else { return }
    slots.set(countryField, to: country)
  }
}
