import Registry

/// Reads a CSV file of a partner's table.
final class CSVTableReader: TableReader {
  private let layout: CSVLayout
  private let input: CSVInput
  /// Rows of the file so far, blank ones too.
  private var position = 0
  /// The header as it stands in the file; empty names where there is none.
  private var names: [String]?
  /// For each column of the profile its cell, or nil where the file does not have it.
  private var binding: [Int?] = []
  private var mayBeTags = true
  private var isFooter = false
  private var headerSearch = HeaderSearch()

  init(_ layout: CSVLayout, path: String, source: Int, mapper: ProfileMapper, output: CandidateOutput) {
    self.layout = layout
    input = CSVInput(layout) { code, message in output.note(Notice(code, at: Place(path: path), message)) }
    super.init(path: path, source: source, mapper: mapper, output: output)
  }

  override package var encoding: String { input.encoding.name }

  override package var dialect: String { "csv, delimiter \(DialectFinding.name(of: input.delimiter))" }

  override package func feed(_ chunk: Span<UInt8>) throws {
    try input.feed(chunk) { row, problem throws in try self.handle(row, problem) }
  }

  override package func finish() throws {
    try input.finish { row, problem throws in try self.handle(row, problem) }
    if let answer = headerSearch.answer(layout) { throw answer }
    if names == nil {
      output.note(
        Notice(
          .noHeader, at: Place(path: path),
          position == 0
            ? "the file is empty: there is no header row" : "the file ends before the row of the header"))
    }
  }

  private func handle(_ row: SourceRow, _ problem: CSVReader.RowProblem?) throws {
    position += 1
    row.number = position
    if headerSearch.isOpen { return try searchOn(row) }
    if position <= layout.skip { return look(row) }
    guard let names else { return try begin(row, problem) }
    if row.isBlank {
      // The blank row under a table may be what its footer is known by.
      row.fill(to: names.count)
      if let footer = table.footer, !isFooter, try holds(footer, row) { isFooter = true }
      output.note(Notice(.blankRow, at: row.place(in: path), "the row is blank, so it is no record"))
      return try output.sendIfFull()
    }
    if mayBeTags {
      mayBeTags = false
      if layout.header != nil, try isTagRow(row) {
        output.note(Notice(.tagRow, at: row.place(in: path), "the row holds tags of HXL, so it is no record"))
        return try output.sendIfFull()
      }
    }
    let given = row.cells.count
    row.fill(to: names.count)
    if let footer = table.footer, !isFooter, try holds(footer, row) { isFooter = true }
    if isFooter {
      output.note(Notice(.rowSkipped, at: row.place(in: path), "the row is no record by the profile's `footer`"))
      return try output.sendIfFull()
    }
    if problem != nil || given != names.count, try !isRegular(row, problem, given, names) { return }
    rows += 1
    try mapper.map(
      row, source: source, binding: binding, decoder: input.encoding.decoder, path: path, to: output)
  }

  /// The rows up to the header.
  private func begin(_ row: SourceRow, _ problem: CSVReader.RowProblem?) throws {
    if let header = layout.header, position < layout.skip + header { return look(row) }
    // Where the header's row is blank, it is the next that is not.
    if row.isBlank { return }
    guard layout.header != nil else {
      let empty = row.cells.map { _ in "" }
      try bind(CSVHeader(nil, count: empty.count))
      names = empty
      position -= 1
      return try handle(row, problem)
    }
    let header = try texts(row)
    do {
      try bind(CSVHeader(header, count: header.count))
      names = header
    } catch let problems as ProfileProblems {
      headerSearch.begin(problems, header: header, table.columns)
      if let answer = headerSearch.answer(after: position, layout) { throw answer }
    }
  }

  /// A row that is no header by the profile may look like it all the same.
  private func look(_ row: SourceRow) {
    // Rows of titles need not be text of the encoding.
    guard headerSearch.isWorth(position), let texts = try? texts(row) else { return }
    headerSearch.look(texts, position, table.columns)
  }

  private func searchOn(_ row: SourceRow) throws {
    look(row)
    if let answer = headerSearch.answer(after: position, layout) { throw answer }
  }

  private func texts(_ row: SourceRow) throws -> [String] {
    let clean = CleanRow()
    clean.begin(row, decoder: input.encoding.decoder, binding: Array(row.cells.indices))
    return try row.cells.indices.map { try clean.text($0) }
  }

  private func isTagRow(_ row: SourceRow) throws -> Bool {
    // Most rows are recognised as none without making texts.
    guard row.arena.contains(UInt8(ascii: "#")) else { return false }
    return TagRow.isOne(try texts(row))
  }

  private func holds(_ test: RowTest, _ row: SourceRow) throws -> Bool {
    try mapper.holds(test, row, binding: binding, decoder: input.encoding.decoder)
  }

  /// - Returns: false where the row is no record, or none that can be read; that is then noted.
  private func isRegular(
    _ row: SourceRow, _ problem: CSVReader.RowProblem?, _ given: Int, _ names: [String]
  ) throws -> Bool {
    let surplus = given > names.count ? row.cells[names.count...].allSatisfy { row.isBlank($0) } : true
    let lacking = given < names.count ? names[given...].allSatisfy(\.isEmpty) : true
    let lengths = "the row has \(given == 1 ? "1 cell" : "\(given) cells"), and the header \(names.count)"
    if problem == nil, surplus, lacking {
      output.note(
        Notice(
          .unevenRow, at: row.place(in: path),
          given > names.count ? "\(lengths); those beyond are empty" : "\(lengths); those that lack have no name"))
      return true
    }
    if let test = table.skipIf, try holds(test, row) {
      output.note(Notice(.rowSkipped, at: row.place(in: path), "the row is no record by the profile's `skip-if`"))
      try output.sendIfFull()
      return false
    }
    rows += 1
    if case .strayQuote(let cell) = problem {
      output.note(
        Notice(
          .strayQuote, at: row.place(min(cell, given - 1), in: path), "text follows the closing quote of a cell"))
    } else {
      output.note(Notice(.rowLength, at: row.place(in: path), lengths))
    }
    try rejectAll()
    return false
  }

  private func rejectAll() throws {
    for (position, make) in mapper.profile.makes.enumerated() where make.rows == source {
      output.reject(make: position, key: nil)
    }
    try output.sendIfFull()
  }

  private func bind(_ header: CSVHeader) throws {
    var problems: [ProfileProblem] = []
    binding = table.columns.map { column in
      switch header.find(column.name) {
      case .found(let index): return index
      case .missing:
        if !column.isOptional {
          problems.append(
            column.problem(
              "\(path) has no column \(column.name)", hint: header.hint(missing: column.name)))
        }
        return nil
      case .ambiguous:
        problems.append(
          column.problem(
            "\(path) has several columns \(column.name)", hint: "write \"\(column.name)[1]\" for the first"))
        return nil
      }
    }
    if !problems.isEmpty { throw ProfileProblems(problems: problems.sorted { $0.line < $1.line }) }
  }
}
