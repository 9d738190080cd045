import Registry

/// Reads one file of a partner's table and hands its rows to the mapper.
package final class TableReader {
  package let path: String
  /// Records of the table that were read.
  package private(set) var rows = 0

  private let mapper: ProfileMapper
  private let source: Int
  private let output: CandidateOutput
  private var table: SourceTable { mapper.profile.sources[source] }

  private var csv: CSVReader?
  private var xml: XMLReader?
  private var skipped = 0
  private var headerCount: Int?
  private var binding: [Int?] = []
  private var decoder = TextDecoder.utf8

  /// - Parameter send: takes a full batch and gives back an empty one.
  package init(
    path: String, source: Int, mapper: ProfileMapper, first: CandidateBatch,
    send: @escaping (CandidateBatch) throws -> CandidateBatch
  ) {
    self.path = path
    self.source = source
    self.mapper = mapper
    output = CandidateOutput(first: first, send: send)
    switch mapper.profile.sources[source].format {
    case .csv(let layout):
      csv = CSVReader(delimiter: layout.delimiter)
      decoder = layout.decoder
    case .xml(let layout):
      let columns = mapper.profile.sources[source].columns
      xml = XMLReader(
        record: layout.record, columns: columns.map(\.name),
        documentPaths: layout.expectCount.map { [$0] } ?? [])
      binding = Array(columns.indices)
    }
  }

  package var encoding: String { xml?.encoding ?? decoder.encoding }

  /// What was read of the file's own form; empty for XML.
  package var dialect: String {
    guard case .csv(let layout) = table.format else { return "" }
    let delimiter = layout.delimiter == 9 ? "tab" : String(UnicodeScalar(layout.delimiter))
    return "csv, delimiter \(delimiter)"
  }

  /// - Throws: `ProfileProblems` where the header lacks a column; whatever the sinks throw. A broken file
  ///   is noted and ends the reading.
  package func feed(_ chunk: Span<UInt8>) throws {
    if let xml {
      try xml.feed(chunk) { row in try self.xmlRow(row, xml) }
    } else {
      try csv?.feed(chunk, { row, problem throws in try self.csvRow(row, problem) }, fail: { throw $0 })
    }
  }

  package func finish() throws {
    if let xml {
      try xml.finish { row in try self.xmlRow(row, xml) }
      try finishXML(xml)
    } else {
      try csv?.finish({ row, problem throws in try self.csvRow(row, problem) }, fail: { throw $0 })
      if headerCount == nil {
        output.note(Notice(.noHeader, at: Place(path: path), "the file is empty: there is no header row"))
      }
    }
  }

  /// Hands over what is left; `problem` is what ended the reading.
  package func close(_ problem: FileProblem?) throws {
    if let problem { output.note(Notice(problem, in: path)) }
    try output.finish()
  }

  // MARK: CSV

  private func csvRow(_ row: SourceRow, _ problem: CSVReader.RowProblem?) throws {
    guard case .csv(let layout) = table.format else { return }
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
        return try csvRow(row, problem)
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
            ProfileProblem(
              line: column.line, column: 1, "\(path) has no column \(column.name)",
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

  // MARK: XML

  private func xmlRow(_ row: SourceRow, _ xml: XMLReader) throws {
    rows += 1
    for column in xml.repeatedColumns {
      output.note(
        Notice(
          .repeatedElement, at: row.place(in: path), field: table.columns[column].name,
          "\(table.columns[column].name) stands several times in this record"))
    }
    try mapper.map(
      row, source: source, binding: binding, decoder: decoder, path: path, to: output)
  }

  private func finishXML(_ xml: XMLReader) throws {
    guard case .xml(let layout) = table.format else { return }
    if xml.records == 0 {
      output.note(Notice(.noRecord, at: Place(path: path), "there is no \(layout.record) in the file"))
      return
    }
    for (position, column) in table.columns.enumerated() where !column.isOptional && !xml.metColumns[position] {
      output.note(
        Notice(.pathNotFound, at: Place(path: path), field: column.name, "no record has \(column.name)"))
    }
    guard let expectPath = layout.expectCount else { return }
    let said = xml.documentValues[expectPath].map { folded($0) }
    guard let said, let expected = Int(said) else {
      let message =
        said.map { "\(expectPath) says \(quoted($0)), which is no number" } ?? "there is no \(expectPath) in the file"
      output.note(Notice(.expectedCount, at: Place(path: path), message))
      return
    }
    if expected != xml.records {
      output.note(
        Notice(
          .expectedCount, at: Place(path: path),
          "\(expectPath) says \(expected) records, and the file holds \(xml.records)"))
    }
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
