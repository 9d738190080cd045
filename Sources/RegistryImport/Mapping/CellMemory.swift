import Registry

/// What the texts of one column were found to mean: most cells of a column repeat.
struct CellMemory {
  private var positions = ByteTable()
  private var cells: [Range<Int>] = []
  private var arena: [UInt8] = []
  private static let mostCells = 4096
  private static let mostText = 1 << 16

  /// Appends the cell that the text stands for.
  ///
  /// - Returns: nil where that is not known, else whether there is anything.
  func append(_ text: Span<UInt8>, to slots: inout FieldSlots, _ field: Int, language: String?) -> Bool? {
    guard let position = positions[text] else { return nil }
    let range = cells[position]
    if range.isEmpty { return false }
    slots.set(field, language: language, to: arena.span.extracting(range))
    return true
  }

  mutating func keep(_ text: Span<UInt8>, _ cell: [UInt8]) {
    if cells.count >= CellMemory.mostCells || arena.count > CellMemory.mostText { self = CellMemory() }
    positions.add(text, cells.count)
    cells.append(arena.count..<(arena.count + cell.count))
    arena.append(contentsOf: cell)
  }
}
