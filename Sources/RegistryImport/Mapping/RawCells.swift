import Registry

/// The cells of a row as they stand in the file, for the time that one record is made of it.
struct RawCells {
  let bytes: [UInt8]
  private let cells: [SourceRow.Cell]
  /// For each column of the profile its cell, or nil where the file does not have it.
  private let binding: [Int?]
  /// Whether any element stands several times.
  let hasRepeats: Bool

  init(_ row: SourceRow, _ binding: [Int?]) {
    bytes = row.arena
    cells = row.cells
    self.binding = binding
    hasRepeats = !row.repeats.isEmpty
  }

  func range(_ column: Int) -> Range<Int> {
    guard let cell = binding[column] else { return 0..<0 }
    return cells[cell].start..<cells[cell].end
  }
}
