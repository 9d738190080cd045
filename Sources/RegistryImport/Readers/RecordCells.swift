/// What was read of one record of XML: cells, each with the repeated elements that it stands in.
///
/// From it follow the row of the record itself and one row for each repeated element. A row sees what lies in its own
/// element, and what lies in the elements around it but not in their other repeated parts.
struct RecordCells {
  /// A repeated element that was met.
  struct Instance {
    let anchor: Int32
    /// The position of the one around it; -1: the record.
    let parent: Int
    var row = SourceRow.Cell(start: 0, end: 0, line: 0, column: 0, offset: 0)
    /// Cells that were met between its start and its end.
    var cells = 0..<0
    /// Those that lie in no repeated element inside it.
    var direct: [Int] = []
  }

  private struct Found {
    let column: Int
    var cell: SourceRow.Cell
  }

  /// Repeated elements and cells of one record; honest records have fewer.
  static let mostCells = 50_000
  static let mostWork = 20_000_000

  private var found: [Found] = []
  /// Cells that lie in no repeated element.
  private var direct: [Int] = []
  private(set) var instances: [Instance] = []
  private(set) var open = -1

  mutating func removeAll() {
    found.removeAll(keepingCapacity: true)
    direct.removeAll(keepingCapacity: true)
    instances.removeAll(keepingCapacity: true)
    open = -1
  }

  /// - Returns: the position of the new cell.
  mutating func add(_ column: Int, _ cell: SourceRow.Cell) -> Int {
    found.append(Found(column: column, cell: cell))
    if open >= 0 { instances[open].direct.append(found.count - 1) } else { direct.append(found.count - 1) }
    return found.count - 1
  }

  var isFull: Bool { found.count + instances.count > RecordCells.mostCells }

  mutating func setRange(_ position: Int, _ range: Range<Int>) {
    found[position].cell.start = range.lowerBound
    found[position].cell.end = range.upperBound
  }

  mutating func begin(_ anchor: Int32, _ place: SourceRow.Cell) {
    instances.append(Instance(anchor: anchor, parent: open, row: place, cells: found.count..<found.count))
    open = instances.count - 1
  }

  mutating func end() {
    guard open >= 0 else { return }
    instances[open].cells = instances[open].cells.lowerBound..<found.count
    open = instances[open].parent
  }

  /// Moves cells that were kept elsewhere to where they lie in the arena.
  mutating func shift(_ positions: some Sequence<Int>, by distance: Int) {
    for position in positions {
      found[position].cell.start += distance
      found[position].cell.end += distance
    }
  }

  /// Fills the cells of the record's own row, which sees everything.
  func fill(_ row: SourceRow) {
    put(found.indices, into: row)
  }

  /// Fills the cells of the row of a repeated element.
  func fill(_ row: SourceRow, instance: Int) {
    put(instances[instance].cells, into: row)
    var around = instances[instance].parent
    while around >= 0 {
      put(instances[around].direct, into: row)
      around = instances[around].parent
    }
    put(direct, into: row)
  }

  /// How many cells rows of repeated elements will be given, about: a small file must not make endless work.
  var work: Int { instances.count * (1 + direct.count + (instances.map(\.direct.count).max() ?? 0)) + found.count }

  private func put(_ positions: some Sequence<Int>, into row: SourceRow) {
    // Taken out while they are filled: each access to what an object holds costs a check.
    var cells: [SourceRow.Cell] = []
    swap(&cells, &row.cells)
    for position in positions {
      let cell = found[position]
      if cells[cell.column].line > 0 {
        row.repeats.append((cell.column, cell.cell))
      } else {
        cells[cell.column] = cell.cell
      }
    }
    swap(&cells, &row.cells)
  }
}
