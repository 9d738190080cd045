/// Keeps an eye on what is read outside of records: it counts for the records that follow it, so what comes after them is
/// too late. A file is read once and in order, and the records are gone by then.
struct LateElements {
  struct Found {
    /// Records that went without it.
    var records: Int
    /// Where it stands the first time.
    let place: SourceRow.Cell
  }

  private(set) var found: [Int: Found] = [:]
  /// Records since the element around them began that went without a value, by column.
  private var missed: [Int: Int] = [:]

  /// The element begins for whose records the column counts.
  mutating func begin(_ column: Int) { missed[column] = nil }

  /// A record is complete, and there was no such element before it.
  mutating func miss(_ column: Int) { missed[column, default: 0] += 1 }

  mutating func meet(_ column: Int, _ value: [UInt8], _ place: SourceRow.Cell) {
    guard let records = missed[column], value.contains(where: { $0 > 0x20 }) else { return }
    missed[column] = nil
    found[column, default: Found(records: 0, place: place)].records += records
  }
}
