package import Registry

/// Reads one CSV file of our exchange format.
package final class ExchangeReader {
  package let path: String
  package let type: RecordType
  package private(set) var rows = 0

  private enum Column {
    case id
    case field(Int, language: String?)
  }

  private let output: ExchangeOutput
  private var csv = CSVReader()
  private var columns: [Column]?
  private var scratch: [UInt8] = []

  /// - Parameter send: takes a full batch and gives back an empty one.
  package init(
    path: String, type: RecordType, codes: CodeLists, keepsSealed: Bool, first: ExchangeBatch,
    send: @escaping (ExchangeBatch) throws -> ExchangeBatch
  ) throws {
    self.path = path
    self.type = type
    output = ExchangeOutput(path: path, codes: codes, keepsSealed: keepsSealed, first: first, send: send)
    try output.begin(type)
  }

  /// - Throws: `FileProblem`, or what `send` throws.
  package func feed(_ chunk: Span<UInt8>) throws {
    try csv.feed(chunk, { row, problem throws in try self.handle(row, problem) }, fail: { throw $0 })
  }

  package func finish() throws {
    try csv.finish({ row, problem throws in try self.handle(row, problem) }, fail: { throw $0 })
    if columns == nil {
      throw FileProblem(
        code: .noHeader, line: 0, column: 0, offset: 0, message: "the file is empty: there is no header row")
    }
  }

  /// Hands over what is left; `problem` is what ended the reading.
  package func close(_ problem: FileProblem?) throws {
    if let problem { output.note(Notice(problem, in: path)) }
    try output.finish()
  }

  private func handle(_ row: SourceRow, _ problem: CSVReader.RowProblem?) throws {
    guard let columns else {
      self.columns = try header(row)
      return
    }
    rows += 1
    if problem != nil || row.cells.count != columns.count {
      // Also cells that nobody reads must be text: else the encoding is not what it is said to be.
      for index in row.cells.indices { try decode(row, index) }
    }
    if case .strayQuote(let cell) = problem {
      output.note(
        Notice(
          .strayQuote, at: row.place(min(cell, row.cells.count - 1), in: path),
          "text follows the closing quote of a cell"))
      return try output.rejectRow()
    }
    guard row.cells.count == columns.count else {
      output.note(
        Notice(
          .rowLength, at: row.place(in: path), "the row has \(row.cells.count) cells, and the header \(columns.count)"))
      return try output.rejectRow()
    }
    output.beginRecord(at: row.place(in: path))
    let raw = row.arena
    for (index, column) in columns.enumerated() {
      let cell = row.cells[index]
      let bytes = raw.span.extracting(cell.start..<cell.end)
      // ASCII is its own NFC and is read where it lies.
      if TextDecoder.isASCII(bytes) {
        read(bytes, column, row, index)
      } else {
        try decode(row, index)
        let text = scratch
        read(text.span, column, row, index)
      }
    }
    try output.endRecord()
  }

  private func read(_ cell: Span<UInt8>, _ column: Column, _ row: SourceRow, _ index: Int) {
    switch column {
    case .id:
      output.setID(cell) { row.place(index, in: path) }
    case .field(let field, let language):
      let start = SpreadsheetCell.isGuarded(cell) ? 1 : 0
      output.read(cell.extracting(start..<cell.count), into: field, language: language) { row.place(index, in: path) }
    }
  }

  private func header(_ row: SourceRow) throws -> [Column] {
    let catalogue = Catalogue.of(type)
    var columns: [Column] = []
    var names: Set<String> = []
    for index in row.cells.indices {
      let cell = row.cells[index]
      func fail(_ code: NoticeCode, _ message: String) -> FileProblem {
        FileProblem(code: code, line: cell.line, column: cell.column, offset: cell.offset, message: message)
      }
      try decode(row, index)
      let name = String(scratch.span)
      guard names.insert(name).inserted else {
        throw fail(.repeatedColumn, "the header has \(quoted(name)) twice")
      }
      if name == "id" {
        columns.append(.id)
        continue
      }
      let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let position = catalogue.position(of: parts[0]) else {
        let known = (["id"] + catalogue.exchanged.map(\.name)).joined(separator: ", ")
        let isOther = row.cells.count == 1 && name.contains { ";\t|".contains($0) }
        throw fail(
          .unknownColumn,
          isOther
            ? "the header is one cell, \(quoted(name)): the exchange format separates cells by commas"
            : "\(type.pluralNoun) have no column \(quoted(name)); they have \(known)")
      }
      let language = parts.count == 2 ? parts[1] : nil
      if let language, !catalogue.fields[position].hasLanguages || !LanguageTag.isValid(language) {
        throw fail(.unknownColumn, "\(quoted(name)) is no language variant of a field")
      }
      columns.append(.field(position, language: language))
    }
    guard names.contains("id") else {
      throw FileProblem(
        code: .noHeader, line: row.line, column: 1, offset: row.offset, message: "the header has no column id")
    }
    return columns
  }

  /// Decodes a cell into `scratch`, NFC.
  private func decode(_ row: SourceRow, _ index: Int) throws {
    scratch.removeAll(keepingCapacity: true)
    let cell = row.cells[index]
    let raw = row.arena
    if let bad = TextDecoder.utf8.append(raw.span.extracting(cell.start..<cell.end), to: &scratch) {
      throw FileProblem(
        code: .encoding, line: cell.line, column: cell.column + bad, offset: cell.offset + bad,
        message: "this is not text in utf-8")
    }
  }
}
