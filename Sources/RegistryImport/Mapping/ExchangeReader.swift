package import Registry

/// Reads one CSV file of our exchange format: rows out as an id and its fields.
package final class ExchangeReader {
  package let path: String
  package let type: RecordType
  package private(set) var rows = 0

  private enum Column {
    case id
    case field(Int, language: String?)
  }

  private let values: ValueReader
  private let accept: (String, FieldSlots, Place) throws -> Void
  private let reject: (String?) throws -> Void
  private let note: (Notice) -> Void
  private var csv = CSVReader()
  private var columns: [Column]?
  private var slots: FieldSlots
  private var scratch: [UInt8] = []

  /// - Parameters:
  ///   - accept: a record whose cells can all be read; references are ids.
  ///   - reject: a record with an error, by its id where that can be read.
  package init(
    path: String, type: RecordType, codes: CodeLists,
    accept: @escaping (String, FieldSlots, Place) throws -> Void, reject: @escaping (String?) throws -> Void,
    note: @escaping (Notice) -> Void
  ) {
    self.path = path
    self.type = type
    self.accept = accept
    self.reject = reject
    self.note = note
    values = ValueReader(codes: codes)
    slots = FieldSlots(type)
  }

  /// - Throws: `FileProblem`, or what the sinks throw.
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

  private func handle(_ row: SourceRow, _ problem: CSVReader.RowProblem?) throws {
    guard let columns else {
      self.columns = try header(row)
      return
    }
    rows += 1
    if case .strayQuote(let cell) = problem {
      note(
        Notice(
          .strayQuote, at: row.place(min(cell, row.cells.count - 1), in: path),
          "text follows the closing quote of a cell"))
      return try reject(nil)
    }
    guard row.cells.count == columns.count else {
      note(
        Notice(
          .rowLength, at: row.place(in: path), "the row has \(row.cells.count) cells, and the header \(columns.count)"))
      return try reject(nil)
    }
    slots.removeAll()
    var id: String?
    var isGood = true
    for (index, column) in columns.enumerated() {
      switch column {
      case .id:
        id = try readID(row, index)
        if id == nil { isGood = false }
      case .field(let field, let language):
        if try !read(row, index, field, language) { isGood = false }
      }
    }
    if isGood, let id {
      try accept(id, slots, row.place(in: path))
    } else {
      try reject(id)
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
        throw fail(.unknownColumn, "\(type.plural) have no column \(quoted(name)); they have \(known)")
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

  private func readID(_ row: SourceRow, _ index: Int) throws -> String? {
    try decode(row, index)
    let text = String(scratch.span)
    guard RecordID.isValid(text) else {
      note(
        Notice(
          .invalidID, at: row.place(index, in: path), field: "id",
          text.isEmpty ? "the row has no id" : "\(quoted(text)) \(ValueProblem.notAnID.explanation)"))
      return nil
    }
    return text
  }

  /// - Returns: false where the cell cannot be read; that is then noted.
  private func read(_ row: SourceRow, _ index: Int, _ position: Int, _ language: String?) throws -> Bool {
    try decode(row, index)
    let field = Catalogue.of(type).fields[position]
    if ValueReader.isBlank(scratch.span) {
      scratch.removeAll(keepingCapacity: true)
    } else if field.isSealed {
      note(
        Notice(
          .sealedDropped, at: row.place(index, in: path), field: field.name,
          "a value of the sealed field \(field.name) was dropped"))
      return true
    }
    if field.isSealed { return true }
    let cell = scratch
    let start = SpreadsheetCell.isGuarded(cell.span) ? 1 : 0
    do {
      try set(position, language) { output throws(ValueProblem) in
        let text = cell.span.extracting(start..<cell.count)
        if text.count > 0 { try values.appendCell(text, of: field, to: &output) }
      }
      return true
    } catch {
      let code: NoticeCode =
        switch error {
        case .unknownCode: .unknownCode
        case .day: .unreadableDate
        default: .invalidValue
        }
      note(
        Notice(
          code, at: row.place(index, in: path), field: field.name,
          "\(field.name): \(quoted(String(cell.span))) \(error.explanation)"))
      return false
    }
  }

  private func set(
    _ position: Int, _ language: String?, _ write: (inout [UInt8]) throws(ValueProblem) -> Void
  ) throws(ValueProblem) {
    if let language {
      try slots.setVariant(position, language: language, write)
    } else {
      try slots.set(position, write)
    }
  }
}
