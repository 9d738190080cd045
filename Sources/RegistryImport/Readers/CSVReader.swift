import Registry

/// RFC 4180 in chunks: rows out, whatever the line ends, with the place of every cell.
///
/// Works on raw bytes, which is right for UTF-8 and every single-byte encoding that extends ASCII; cells
/// are decoded by whoever reads them. A quote inside an unquoted cell is text.
package struct CSVReader {
  package enum RowProblem {
    /// Text after a closing quote.
    case strayQuote(column: Int)
  }

  private enum State {
    case cellStart, unquoted, quoted, quoteInQuoted, afterCarriageReturn
  }

  private let delimiter: UInt8
  private let row = SourceRow()
  private var state = State.cellStart
  private var offset = 0
  private var line = 1
  private var lineStart = 0
  private var isRowOpen = false
  private var cellStart = 0
  private var cellLine = 1
  private var cellColumn = 1
  private var cellOffset = 0
  private var problem: RowProblem?

  package init(delimiter: UInt8 = UInt8(ascii: ",")) {
    self.delimiter = delimiter
  }

  /// A row's text, in bytes.
  package static let mostText = 1 << 20
  package static let mostCells = 10_000

  /// Hands over each row that ends in `chunk`. Empty lines are no rows.
  ///
  /// - Throws: `FileProblem` through `fail` where a row is larger than any honest one.
  package mutating func feed<Failure: Error>(
    _ chunk: Span<UInt8>, _ handle: (SourceRow, RowProblem?) throws(Failure) -> Void,
    fail: (FileProblem) throws(Failure) -> Void
  ) throws(Failure) {
    var index = 0
    // A byte order mark is not part of the first name.
    if offset == 0, chunk.count >= 3, chunk[0] == 0xef, chunk[1] == 0xbb, chunk[2] == 0xbf {
      index = 3
      lineStart = 3
    }
    while index < chunk.count {
      if row.arena.count > CSVReader.mostText || row.cells.count > CSVReader.mostCells {
        return try fail(
          FileProblem(
            code: .fileLimit, line: row.line, column: 1, offset: row.offset,
            message: "a row has more than \(CSVReader.mostText) bytes or \(CSVReader.mostCells) cells"))
      }
      let byte = chunk[index]
      switch state {
      case .afterCarriageReturn:
        state = .cellStart
        if byte == 0x0a {
          index += 1
          lineStart = offset + index
          continue
        }
      case .cellStart:
        if byte == 0x0a || byte == 0x0d, !isRowOpen {
          endLine(byte, at: index)
          index += 1
          continue
        }
        beginCell(at: index)
        if byte == UInt8(ascii: "\"") {
          state = .quoted
          index += 1
        } else {
          state = .unquoted
        }
      case .unquoted:
        let start = index
        while index < chunk.count {
          let next = chunk[index]
          if next == delimiter || next == 0x0a || next == 0x0d { break }
          index += 1
        }
        row.arena.append(chunk.extracting(start..<index))
        if index < chunk.count {
          try endCell(chunk[index], at: index, handle)
          index += 1
        }
      case .quoted:
        let start = index
        while index < chunk.count, chunk[index] != UInt8(ascii: "\"") {
          if chunk[index] == 0x0a {
            line += 1
            lineStart = offset + index + 1
          }
          index += 1
        }
        row.arena.append(chunk.extracting(start..<index))
        if index < chunk.count {
          state = .quoteInQuoted
          index += 1
        }
      case .quoteInQuoted:
        switch byte {
        case UInt8(ascii: "\""):
          row.arena.append(byte)
          state = .quoted
          index += 1
        case delimiter, 0x0a, 0x0d:
          try endCell(byte, at: index, handle)
          index += 1
        default:
          problem = problem ?? .strayQuote(column: row.cells.count)
          state = .unquoted
        }
      }
    }
    offset += chunk.count
  }

  /// Hands over a last row without a line end.
  ///
  /// - Throws: `FileProblem` through `fail` where a quote was never closed.
  package mutating func finish<Failure: Error>(
    _ handle: (SourceRow, RowProblem?) throws(Failure) -> Void, fail: (FileProblem) throws(Failure) -> Void
  ) throws(Failure) {
    switch state {
    case .quoted:
      try fail(
        FileProblem(
          code: .unclosedQuote, line: cellLine, column: cellColumn, offset: cellOffset,
          message: "the quote that opens this cell is never closed"))
    case .unquoted, .quoteInQuoted:
      try endCell(0x0a, at: 0, handle)
    case .cellStart where isRowOpen:
      beginCell(at: 0)
      try endCell(0x0a, at: 0, handle)
    case .cellStart, .afterCarriageReturn:
      break
    }
  }

  private mutating func beginCell(at index: Int) {
    if !isRowOpen {
      isRowOpen = true
      row.removeAll()
      problem = nil
      row.line = line
      row.column = 1
      row.offset = offset + index
    }
    cellStart = row.arena.count
    cellLine = line
    cellColumn = offset + index - lineStart + 1
    cellOffset = offset + index
  }

  private mutating func endCell<Failure: Error>(
    _ byte: UInt8, at index: Int, _ handle: (SourceRow, RowProblem?) throws(Failure) -> Void
  ) throws(Failure) {
    row.cells.append(
      SourceRow.Cell(
        start: cellStart, end: row.arena.count, line: cellLine, column: cellColumn, offset: cellOffset))
    state = .cellStart
    guard byte != delimiter else { return }
    isRowOpen = false
    endLine(byte, at: index)
    try handle(row, problem)
  }

  private mutating func endLine(_ byte: UInt8, at index: Int) {
    line += 1
    lineStart = offset + index + 1
    if byte == 0x0d { state = .afterCarriageReturn }
  }
}
