import Registry

/// Reads a CSV file of a partner's table.
final class CSVTableReader: TableReader {
  private let layout: CSVLayout
  private let decoder: TextDecoder
  private var csv: CSVReader
  private var skipped = 0
  private var headerCount: Int?
  /// For each column of the profile its cell, or nil where the file does not have it.
  private var binding: [Int?] = []

  init(_ layout: CSVLayout, path: String, source: Int, mapper: ProfileMapper, output: CandidateOutput) {
    self.layout = layout
    decoder = layout.decoder
    csv = CSVReader(delimiter: layout.delimiter)
    super.init(path: path, source: source, mapper: mapper, output: output)
  }

  override package var encoding: String { decoder.encoding }

  override package var dialect: String {
    let delimiter = layout.delimiter == 9 ? "tab" : String(UnicodeScalar(layout.delimiter))
    return "csv, delimiter \(delimiter)"
  }

  override package func feed(_ chunk: Span<UInt8>) throws {
    try csv.feed(chunk, { row, problem throws in try self.handle(row, problem) }, fail: { throw $0 })
  }

  override package func finish() throws {
    try csv.finish({ row, problem throws in try self.handle(row, problem) }, fail: { throw $0 })
    if headerCount == nil {
      output.note(Notice(.noHeader, at: Place(path: path), "the file is empty: there is no header row"))
    }
  }

  private func handle(_ row: SourceRow, _ problem: CSVReader.RowProblem?) throws {
    if skipped < layout.skip {
      skipped += 1
      return
    }
    guard let headerCount else {
      if let header = layout.header, skipped < layout.skip + header - 1 {
        skipped += 1
        return
      }
      if layout.header == nil {
        try bind(names: nil, count: row.cells.count)
        self.headerCount = row.cells.count
        return try handle(row, problem)
      }
      let clean = CleanRow()
      clean.begin(row, decoder: decoder, binding: Array(row.cells.indices))
      var names: [String] = []
      for index in row.cells.indices { names.append(try clean.text(index)) }
      try bind(names: names, count: names.count)
      self.headerCount = names.count
      return
    }
    rows += 1
    if decoder.encoding == "utf-8" { try checkUTF8(row) }
    if case .strayQuote(let cell) = problem {
      output.note(
        Notice(
          .strayQuote, at: row.place(min(cell, row.cells.count - 1), in: path),
          "text follows the closing quote of a cell"))
      return try rejectAll()
    }
    guard row.cells.count == headerCount else {
      output.note(
        Notice(
          .rowLength, at: row.place(in: path),
          "the row has \(row.cells.count) cells, and the header \(headerCount)"))
      return try rejectAll()
    }
    try mapper.map(
      row, source: source, binding: binding, decoder: decoder, path: path, to: output)
  }

  /// Also cells that the profile does not read must be text: else the encoding is not what it is said to be.
  private func checkUTF8(_ row: SourceRow) throws {
    let bytes = row.arena
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let bad = error.byteOffsets.lowerBound
      let cell = row.cells.last { $0.start <= bad } ?? row.cells[0]
      throw FileProblem(
        code: .encoding, line: cell.line, column: cell.column + bad - cell.start,
        offset: cell.offset + bad - cell.start, message: "this is not text in utf-8")
    }
  }

  private func rejectAll() throws {
    for (position, make) in mapper.profile.makes.enumerated() where make.rows == source {
      output.reject(make: position, key: nil)
    }
    try output.sendIfFull()
  }

  private func bind(names: [String]?, count: Int) throws {
    var problems: [ProfileProblem] = []
    binding = table.columns.map { column in
      switch CSVHeader.find(column.name, in: names, count: count) {
      case .found(let index): return index
      case .missing:
        if !column.isOptional {
          problems.append(
            column.problem(
              "\(path) has no column \(column.name)",
              hint: names.map { "it has: \($0.joined(separator: ", "))" } ?? "it has \(count) columns and no header"))
        }
        return nil
      case .ambiguous:
        problems.append(
          ProfileProblem(
            line: column.line, column: 1, "\(path) has several columns \(column.name)",
            hint: "write \(column.name)[1] for the first"))
        return nil
      }
    }
    if !problems.isEmpty { throw ProfileProblems(problems: problems.sorted { $0.line < $1.line }) }
  }
}

/// Finds a profile's column in a header: by name, `#3` by position, `Name[2]` by occurrence.
enum CSVHeader {
  enum Result: Equatable {
    case found(Int), missing, ambiguous
  }

  static func find(_ column: String, in names: [String]?, count: Int) -> Result {
    if column.hasPrefix("#"), let position = Int(column.dropFirst()) {
      return (1...max(1, count)).contains(position) && count > 0 ? .found(position - 1) : .missing
    }
    guard let names else { return .missing }
    let foldedNames = names.map(folded)
    let exact = foldedNames.indices.filter { foldedNames[$0] == folded(column) }
    if exact.count == 1 { return .found(exact[0]) }
    if exact.count > 1 { return .ambiguous }
    guard column.hasSuffix("]"), let open = column.lastIndex(of: "["),
      let occurrence = Int(column[column.index(after: open)...].dropLast())
    else { return .missing }
    let name = folded(String(column[..<open]))
    let matches = foldedNames.indices.filter { foldedNames[$0] == name }
    return matches.indices.contains(occurrence - 1) ? .found(matches[occurrence - 1]) : .missing
  }
}
