import Registry

/// Reads a CSV file for a draft, whatever is wrong with it.
final class CSVSurvey {
  private let encoding: EncodingFinding
  private let dialect: DialectFinding
  private let decoder: TextDecoder
  private let transcoder: Transcoder?
  private var csv: CSVReader
  private var isFirstChunk = true
  private let clean = CleanRow()
  private let budget = SurveyBudget()
  private var names: [String] = []
  private var columns: [ColumnSurvey] = []
  /// Of the file, blank ones too.
  private var rowNumber = 0
  private var records = 0
  private var ragged = 0
  private var undecoded = 0
  private var hasHashtags = false
  private var problem: FileProblem?

  /// - Parameter sample: the beginning of the file.
  init(_ sample: Span<UInt8>, _ encoding: EncodingFinding, isWhole: Bool) {
    self.encoding = encoding
    let text = TextSample.utf8(sample, encoding)
    dialect = DialectFinder.find(text.span, isWhole: isWhole)
    let table = TextDecoder(encoding: encoding.encoding)
    decoder = table ?? .utf8
    transcoder = table == nil ? Transcoder.make(encoding.encoding, at: encoding.byteOrderMark) : nil
    csv = CSVReader(delimiter: dialect.delimiter, handsOverEmptyLines: true)
  }

  func feed(_ chunk: Span<UInt8>) {
    guard problem == nil else { return }
    do {
      guard let transcoder else { return try read(chunk) }
      let mark = isFirstChunk ? min(encoding.byteOrderMark, chunk.count) : 0
      isFirstChunk = false
      try transcoder.feed(chunk.extracting(mark..<chunk.count), isLast: false)
      csv.positions = transcoder.positions
      try read(transcoder.text.span)
    } catch {
      problem = error
    }
  }

  private func read(_ text: Span<UInt8>) throws(FileProblem) {
    try csv.feed(
      text, { (row, _) throws(FileProblem) in self.take(row) }, fail: { (problem) throws(FileProblem) in throw problem }
    )
  }

  func finish() {
    guard problem == nil else { return }
    do throws(FileProblem) {
      try csv.finish(
        { (row, _) throws(FileProblem) in self.take(row) }, fail: { (problem) throws(FileProblem) in throw problem })
    } catch {
      problem = error
    }
  }

  // MARK: Rows

  private func take(_ row: SourceRow) {
    rowNumber += 1
    if let header = dialect.headerRow {
      if rowNumber < header { return }
      if rowNumber == header {
        names = texts(row)
        columns = names.map { _ in ColumnSurvey(budget) }
        return
      }
    } else if columns.isEmpty {
      names = row.cells.map { _ in "" }
      columns = names.map { _ in ColumnSurvey(budget) }
    }
    clean.begin(row, decoder: decoder, binding: Array(row.cells.indices))
    let ranges = row.cells.indices.map { range($0) }
    guard ranges.contains(where: { !$0.isEmpty }) else { return }
    let text = clean.arena
    if records == 0, isHashtags(ranges, text) {
      hasHashtags = true
      return
    }
    records += 1
    if ranges.count != columns.count { ragged += 1 }
    var digest = RowDigest.start
    for range in ranges { digest = RowDigest.of(text.span.extracting(range), after: digest &+ 1) }
    for (column, range) in zip(columns, ranges) where !range.isEmpty {
      column.add(text.span.extracting(range), row: digest)
    }
  }

  /// What is no text in the encoding is left out; how often that was is said.
  private func range(_ cell: Int) -> Range<Int> {
    do {
      return try clean.range(cell)
    } catch {
      undecoded += 1
      return 0..<0
    }
  }

  private func texts(_ row: SourceRow) -> [String] {
    clean.begin(row, decoder: decoder, binding: Array(row.cells.indices))
    return row.cells.indices.map { (try? clean.text($0)) ?? "" }
  }

  /// A row of `#hashtags` below the header is no record.
  private func isHashtags(_ ranges: [Range<Int>], _ text: [UInt8]) -> Bool {
    ranges.allSatisfy { range in
      guard let first = range.first else { return true }
      return text[first] == UInt8(ascii: "#") && range.count > 1 && (text[first + 1] | 0x20) >= 0x61
        && (text[first + 1] | 0x20) <= 0x7a
    }
  }

  // MARK: What came out

  func draft(of fileName: String, bytes: Int, _ codes: CodeLists) -> ProfileDraft {
    let references = ColumnNames.references(names)
    let columns = zip(names, zip(references, self.columns)).map { name, rest in
      DraftColumn(reference: rest.0, header: name, rest.1)
    }
    var settings: [(key: String, value: String, remark: String?)] = [
      ("format", "csv", nil), ("encoding", encoding.encoding, encoding.certainty == .guess ? "guess" : nil),
      ("delimiter", dialect.delimiterName, dialect.certainty == .guess ? "guess" : nil),
    ]
    if let header = dialect.headerRow {
      if header > 1 { settings.append(("header", String(header), nil)) }
    } else {
      settings.append(("header", "none", "guess"))
    }
    let source = DraftSource(fileName: fileName, rows: records, bytes: bytes, evidence: evidence, settings: settings)
    return ProfileDraft(source, columns, codes)
  }

  private var evidence: [String] {
    let rival = encoding.runnerUp.map { "; it could be \($0) too" } ?? ""
    var lines = [
      "Encoding \(encoding.encoding) (\(encoding.certainty.rawValue)): \(CSVSurvey.withoutWords(encoding.evidence))\(rival).",
      "Delimiter \(dialect.delimiterName) (\(dialect.certainty.rawValue)): \(dialect.evidence).",
      "Header \(dialect.headerRow.map { "in row \($0)" } ?? "none"): \(dialect.headerEvidence).",
    ]
    if hasHashtags { lines.append("The row below the header holds hashtags and is no record.") }
    if ragged > 0 { lines.append("NOTE: \(ragged) rows have more or fewer cells than the header.") }
    if undecoded > 0 { lines.append("NOTE: \(undecoded) cells are no text in \(encoding.encoding).") }
    if let problem { lines.append("NOTE: the file is broken in line \(problem.line): \(problem.message).") }
    return lines
  }
}

extension CSVSurvey {
  /// Evidence may show a word of the file, which may be a person's name.
  fileprivate static func withoutWords(_ evidence: String) -> String {
    evidence.split(separator: "; ").filter { !$0.contains("“") }.joined(separator: "; ")
  }
}

/// How a profile names the columns of a header.
enum ColumnNames {
  static func references(_ names: [String]) -> [String] {
    let foldedNames = names.map(folded)
    var total: [String: Int] = [:]
    for name in foldedNames { total[name, default: 0] += 1 }
    var met: [String: Int] = [:]
    return names.indices.map { index in
      let (name, folded) = (names[index], foldedNames[index])
      met[folded, default: 0] += 1
      // Braces would end a template, and what begins with # is a position.
      if folded.isEmpty || name.contains(where: { "{}".contains($0) }) || name.hasPrefix("#") { return "#\(index + 1)" }
      return (total[folded] ?? 1) > 1 ? "\(name)[\(met[folded] ?? 1)]" : name
    }
  }
}
