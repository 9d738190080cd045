import Registry

/// What the cells of one column, as they stand in the file, were found to mean: most cells of a column repeat, so that
/// they need not be decoded and read each time.
struct CellMemory {
  /// For each cell where in the arena that stands which it means: the start, and after it 8 bits for the length.
  private var positions = ByteTable()
  private var arena: [UInt8] = []
  private let mostCells: Int
  /// How often something was found since the memory was last empty.
  private var found = 0
  /// False once a memory was filled with cells that hardly repeat.
  private(set) var isWorthwhile = true

  private static let mostText = 1 << 18
  /// Longer cells are hardly ever equal.
  private static let longest = 255

  init(mostCells: Int = 4096) {
    self.mostCells = mostCells
  }

  /// Appends what the cell stands for.
  ///
  /// - Returns: nil where that is not known, else whether there is anything.
  mutating func append(_ raw: Span<UInt8>, to slots: inout FieldSlots, _ field: Int, language: String?) -> Bool? {
    guard isWorthwhile, let position = positions[raw] else { return nil }
    found += 1
    let start = position >> 8
    let end = start + position & 0xff
    if start == end { return false }
    slots.set(field, language: language, to: arena.span.extracting(start..<end))
    return true
  }

  mutating func keep(_ raw: Span<UInt8>, _ cell: Span<UInt8>) {
    guard isWorthwhile, raw.count <= CellMemory.longest, cell.count <= CellMemory.longest else { return }
    if positions.count >= mostCells || arena.count > CellMemory.mostText {
      isWorthwhile = found >= positions.count / 2
      forget()
      guard isWorthwhile else { return }
    }
    positions.add(raw, arena.count << 8 | cell.count)
    arena.append(cell)
  }

  /// The next cells are of another encoding.
  mutating func forget() {
    positions.removeAll()
    arena.removeAll()
    found = 0
  }
}
