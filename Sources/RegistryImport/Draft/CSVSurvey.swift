import Registry

/// Reads a CSV file for a draft, whatever is wrong with it.
final class CSVSurvey {
  private let encoding: EncodingFinding
  private let dialect: DialectFinding
  /// As `header:` counts; nil where there is none.
  private let headerRow: Int?
  private let input: CSVInput
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
    // The line `sep=;` is no row for those who read the file.
    let before = SeparatorLine.delimiter(text.span) == nil ? 0 : 1
    headerRow = dialect.headerRow.map { max(1, $0 - before) }
    input = CSVInput(
      CSVLayout(encoding: nil, delimiter: dialect.delimiter, header: headerRow, skip: 0), remark: { _, _ in })
  }

  /// What cannot be read any further ends the reading, and is said in the draft.
  func feed(_ chunk: Span<UInt8>) throws {
    guard problem == nil else { return }
    do {
      try input.feed(chunk) { row, _ in self.take(row) }
    } catch let error as FileProblem {
      problem = error
    }
  }

  /// - Throws: `FileProblem` where the file is no CSV at all.
  func finish() throws {
    do {
      if problem == nil { try input.finish { row, _ in self.take(row) } }
    } catch let error as FileProblem {
      problem = error
    }
    if let problem, problem.code == .otherFormat { throw problem }
  }

  // MARK: Rows

  private func take(_ row: SourceRow) {
    rowNumber += 1
    if let header = headerRow {
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
    clean.begin(row, decoder: input.encoding.decoder, binding: Array(row.cells.indices))
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
    clean.begin(row, decoder: input.encoding.decoder, binding: Array(row.cells.indices))
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
      ("format", "csv", nil), ("encoding", encodingName, isSure ? nil : "guess"),
      ("delimiter", dialect.delimiterName, dialect.certainty == .guess ? "guess" : nil),
    ]
    if let header = headerRow {
      if header > 1 { settings.append(("header", String(header), nil)) }
    } else {
      settings.append(("header", "none", "guess"))
    }
    let source = DraftSource(fileName: fileName, rows: records, bytes: bytes, evidence: evidence, settings: settings)
    return ProfileDraft(source, columns, codes)
  }

  /// Of a file that begins with much ASCII the encoding is known later.
  private var encodingName: String { input.encoding.name }
  private var isSure: Bool { encoding.encoding == encodingName && encoding.certainty != .guess }

  private var encodingEvidence: String {
    guard encoding.encoding == encodingName else {
      return "Encoding \(encodingName) (guess): the beginning of the file is ASCII, and what comes later is not UTF-8."
    }
    let rival = encoding.runnerUp.map { "; it could be \($0) too" } ?? ""
    let evidence = CSVSurvey.withoutWords(encoding.evidence)
    return "Encoding \(encoding.encoding) (\(encoding.certainty.rawValue)): \(evidence)\(rival)."
  }

  private var evidence: [String] {
    var lines = [
      encodingEvidence,
      "Delimiter \(dialect.delimiterName) (\(dialect.certainty.rawValue)): \(dialect.evidence).",
      "Header \(headerRow.map { "in row \($0)" } ?? "none"): \(dialect.headerEvidence).",
    ]
    if hasHashtags { lines.append("The row below the header holds hashtags and is no record.") }
    if ragged > 0 { lines.append("NOTE: \(ragged) rows have more or fewer cells than the header.") }
    if undecoded > 0 { lines.append("NOTE: \(undecoded) cells are no text in \(encodingName).") }
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
