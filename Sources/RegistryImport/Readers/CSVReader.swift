import Registry

/// RFC 4180 in chunks: rows out, whatever the line ends, with the place of every cell.
///
/// Works on raw bytes, which is right for UTF-8 and every single-byte encoding that extends ASCII; cells
/// are decoded by whoever reads them. What is in another encoding comes as UTF-8, with `positions`.
///
/// A quote inside an unquoted cell is text. Blanks between a delimiter and a quote are nothing.
package struct CSVReader {
  package enum RowProblem {
    /// Text after a closing quote.
    case strayQuote(column: Int)
  }

  private enum State {
    case cellStart, blanks, unquoted, quoted, returnInQuoted, quoteInQuoted, blanksAfterQuote, afterCarriageReturn
  }

  /// Where the bytes of the next chunk stand in the file, where they are not the file's own.
  package var positions: SourcePositions?
  /// Whether blanks stood between a delimiter and a quote.
  package private(set) var metBlanksBeforeQuotes = false

  private let delimiter: UInt8
  private let handsOverEmptyLines: Bool
  private let row = SourceRow()
  /// What becomes the row's: kept here while it grows, because every access to an object is checked.
  private var text: [UInt8] = []
  private var cells: [SourceRow.Cell] = []
  private var state = State.cellStart
  private var offset = 0
  private var line = 1
  private var lineStart = 0
  private var isRowOpen = false
  private var cellStart = 0
  private var cellLine = 1
  private var cellColumn = 1
  private var cellOffset = 0
  /// Where a quoted cell ends, should only blanks follow.
  private var quotedEnd = 0
  private var problem: RowProblem?
  /// Bytes of the byte order mark so far.
  private var marks = 0

  /// - Parameter handsOverEmptyLines: as rows without cells; else they are passed over.
  package init(delimiter: UInt8 = UInt8(ascii: ","), handsOverEmptyLines: Bool = false) {
    self.delimiter = delimiter
    self.handsOverEmptyLines = handsOverEmptyLines
  }

  /// A row's text, in bytes.
  package static let mostText = 1 << 20
  package static let mostCells = 10_000

  /// Hands over each row that ends in `chunk`.
  ///
  /// - Throws: `FileProblem` through `fail` where a row is larger than any honest one.
  package mutating func feed<Failure: Error>(
    _ chunk: Span<UInt8>, _ handle: (SourceRow, RowProblem?) throws(Failure) -> Void,
    fail: (FileProblem) throws(Failure) -> Void
  ) throws(Failure) {
    var index = skipMark(chunk)
    while index < chunk.count {
      if text.count > CSVReader.mostText || cells.count > CSVReader.mostCells {
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
          lineStart = position(index)
        }
      case .cellStart:
        if byte == 0x0a || byte == 0x0d, !isRowOpen {
          try emptyLine(byte, at: index, handle)
          index += 1
          continue
        }
        beginCell(at: index)
        if byte == UInt8(ascii: "\"") {
          state = .quoted
          index += 1
        } else {
          state = isBlank(byte) ? .blanks : .unquoted
        }
      case .blanks:
        if isBlank(byte) {
          text.append(byte)
          index += 1
        } else if byte == UInt8(ascii: "\"") {
          metBlanksBeforeQuotes = true
          cellStart = text.count
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
        text.append(chunk.extracting(start..<index))
        if index < chunk.count {
          try endCell(chunk[index], at: index, end: text.count, handle)
          index += 1
        }
      case .quoted:
        let start = index
        while index < chunk.count {
          let next = chunk[index]
          if next == UInt8(ascii: "\"") || next == 0x0a || next == 0x0d { break }
          index += 1
        }
        if index < chunk.count, chunk[index] != UInt8(ascii: "\"") {
          if chunk[index] == 0x0d { state = .returnInQuoted }
          index += 1
          line += 1
          lineStart = position(index)
          text.append(chunk.extracting(start..<index))
          continue
        }
        text.append(chunk.extracting(start..<index))
        if index < chunk.count {
          state = .quoteInQuoted
          index += 1
        }
      case .returnInQuoted:
        state = .quoted
        if byte == 0x0a {
          text.append(byte)
          index += 1
          lineStart = position(index)
        }
      case .quoteInQuoted:
        if byte == UInt8(ascii: "\"") {
          text.append(byte)
          state = .quoted
          index += 1
        } else {
          quotedEnd = text.count
          state = .blanksAfterQuote
        }
      case .blanksAfterQuote:
        switch byte {
        case delimiter, 0x0a, 0x0d:
          try endCell(byte, at: index, end: quotedEnd, handle)
          index += 1
        case _ where isBlank(byte):
          text.append(byte)
          index += 1
        default:
          problem = problem ?? .strayQuote(column: cells.count)
          state = .unquoted
        }
      }
    }
    offset += chunk.count
    positions = positions?.end
  }

  /// A byte order mark is not part of the first name, also where chunks divide it.
  private mutating func skipMark(_ chunk: Span<UInt8>) -> Int {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    guard marks < mark.count, offset == marks else { return 0 }
    var index = 0
    while marks < mark.count, index < chunk.count, chunk[index] == mark[marks] {
      marks += 1
      index += 1
    }
    if marks == mark.count {
      lineStart = position(index)
    } else if marks > 0, index < chunk.count {
      // It was none: what was held back is the beginning of a cell.
      beginCell(at: index - marks)
      text.append(contentsOf: mark[..<marks])
      state = .unquoted
      marks = mark.count
    }
    return index
  }

  /// Where a byte stands that comes in the next chunk.
  func place(of index: Int, in chunk: Span<UInt8>) -> (line: Int, column: Int, offset: Int) {
    var (line, lineStart) = (line, lineStart)
    var isAfterReturn = state == .afterCarriageReturn || state == .returnInQuoted
    for before in 0..<index {
      let byte = chunk[before]
      if byte == 0x0a || byte == 0x0d {
        if !(byte == 0x0a && isAfterReturn) { line += 1 }
        lineStart = offset + before + 1
      }
      isAfterReturn = byte == 0x0d
    }
    return (line, offset + index - lineStart + 1, offset + index)
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte == 0x09 && delimiter != 0x09)
  }

  private func position(_ index: Int) -> Int {
    guard let positions else { return offset + index }
    return positions.position(index)
  }

  /// Hands over a last row without a line end.
  ///
  /// - Throws: `FileProblem` through `fail` where a quote was never closed.
  package mutating func finish<Failure: Error>(
    _ handle: (SourceRow, RowProblem?) throws(Failure) -> Void, fail: (FileProblem) throws(Failure) -> Void
  ) throws(Failure) {
    switch state {
    case .quoted, .returnInQuoted:
      try fail(
        FileProblem(
          code: .unclosedQuote, line: cellLine, column: cellColumn, offset: cellOffset,
          message: "the quote that opens this cell is never closed"))
    case .unquoted, .blanks, .quoteInQuoted:
      try endCell(0x0a, at: 0, end: text.count, handle)
    case .blanksAfterQuote:
      try endCell(0x0a, at: 0, end: quotedEnd, handle)
    case .cellStart where isRowOpen:
      beginCell(at: 0)
      try endCell(0x0a, at: 0, end: text.count, handle)
    case .cellStart, .afterCarriageReturn:
      break
    }
  }

  private mutating func beginCell(at index: Int) {
    if !isRowOpen { beginRow(at: index) }
    cellStart = text.count
    cellLine = line
    cellOffset = position(index)
    cellColumn = cellOffset - lineStart + 1
  }

  private mutating func beginRow(at index: Int) {
    isRowOpen = true
    text.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    problem = nil
    row.line = line
    row.column = 1
    row.offset = position(index)
  }

  private mutating func endCell<Failure: Error>(
    _ byte: UInt8, at index: Int, end: Int, _ handle: (SourceRow, RowProblem?) throws(Failure) -> Void
  ) throws(Failure) {
    cells.append(
      SourceRow.Cell(start: cellStart, end: end, line: cellLine, column: cellColumn, offset: cellOffset))
    state = .cellStart
    guard byte != delimiter else { return }
    isRowOpen = false
    endLine(byte, at: index)
    try handOver(handle)
  }

  private mutating func handOver<Failure: Error>(
    _ handle: (SourceRow, RowProblem?) throws(Failure) -> Void
  ) throws(Failure) {
    swap(&row.arena, &text)
    swap(&row.cells, &cells)
    defer {
      swap(&row.arena, &text)
      swap(&row.cells, &cells)
    }
    try handle(row, problem)
  }

  private mutating func emptyLine<Failure: Error>(
    _ byte: UInt8, at index: Int, _ handle: (SourceRow, RowProblem?) throws(Failure) -> Void
  ) throws(Failure) {
    if handsOverEmptyLines {
      beginRow(at: index)
      isRowOpen = false
      try handOver(handle)
    }
    endLine(byte, at: index)
  }

  private mutating func endLine(_ byte: UInt8, at index: Int) {
    line += 1
    lineStart = position(index + 1)
    if byte == 0x0d { state = .afterCarriageReturn }
  }
}
