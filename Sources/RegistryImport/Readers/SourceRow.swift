import Registry

/// One record as the source has it: raw cells over one arena, with their places.
///
/// One object serves a whole file; whoever is handed it must not keep it.
package final class SourceRow {
  package struct Cell {
    package var start: Int
    package var end: Int
    package var line: Int
    package var column: Int
    package var offset: Int
  }

  package var arena: [UInt8] = []
  /// By position of the column; a column that the row does not have is empty.
  package var cells: [Cell] = []
  /// What stands in a cell besides, where an element is repeated.
  package var repeats: [(column: Int, cell: Cell)] = []
  package var line = 1
  package var column = 1
  package var offset = 0
  /// From 1; in a table the header is a row too.
  package var number = 0

  package init() {}

  package func removeAll() {
    arena.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    repeats.removeAll(keepingCapacity: true)
  }

  /// Adds empty cells, at the end of the row, so that each column has one.
  func fill(to count: Int) {
    guard cells.count < count else { return }
    let last = cells.last
    let empty = Cell(
      start: 0, end: 0, line: last?.line ?? line, column: last?.column ?? column, offset: last?.offset ?? offset)
    cells.append(contentsOf: repeatElement(empty, count: count - cells.count))
  }

  /// Whether no cell has anything in it but blanks.
  var isBlank: Bool {
    for byte in arena where !ValueReader.isSpace(byte) { return false }
    return true
  }

  func isBlank(_ cell: Cell) -> Bool {
    let bytes = arena
    return ValueReader.isBlank(bytes.span.extracting(cell.start..<cell.end))
  }

  package func text(_ index: Int) -> String {
    let cell = cells[index]
    let bytes = arena
    return String(bytes.span.extracting(cell.start..<cell.end))
  }

  package func place(_ index: Int, in path: String) -> Place {
    let cell = cells[index]
    return Place(path: path, line: cell.line, column: cell.column, offset: cell.offset, row: number)
  }

  package func place(in path: String) -> Place {
    Place(path: path, line: line, column: column, offset: offset, row: number)
  }
}

/// What keeps a reader from going on: the file as a whole is broken.
package struct FileProblem: Error, Sendable {
  package let code: NoticeCode
  package let line: Int
  package let column: Int
  package let offset: Int
  package let message: String
}
