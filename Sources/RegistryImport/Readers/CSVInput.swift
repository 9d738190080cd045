import Registry

/// The rows of a CSV file in any encoding. What the profile leaves out, encoding or delimiter, is found from the
/// beginning of the file.
///
/// A file that begins with much ASCII says nothing of its encoding: that is then decided at the first byte beyond it.
package final class CSVInput {
  private enum Stage {
    /// Nothing was handed over yet.
    case gathering
    /// All was ASCII so far, so that the encoding does not matter yet.
    case ascii
    /// A byte beyond ASCII came; more is gathered to look at.
    case gatheringLetters
    case reading
  }

  /// What is said of the file as a whole.
  package typealias Remark = (NoticeCode, String) -> Void
  package typealias Handler = (SourceRow, CSVReader.RowProblem?) throws -> Void

  package private(set) var encoding: SourceEncoding
  package private(set) var delimiter: UInt8

  private let layout: CSVLayout
  /// How many bytes are looked at before something is decided.
  private let sampleSize: Int
  private let remark: Remark
  private var stage = Stage.gathering
  private var held: [UInt8] = []
  private var csv = CSVReader()
  private var transcoder: Transcoder?
  private var isFirstRow = true
  /// Set once where the sample shows what a file that is not UTF-8 is.
  private var sampleFinding: EncodingFinding?

  package init(
    _ layout: CSVLayout, sampleSize: Int = EncodingFinder.sampleSize, remark: @escaping Remark
  ) {
    self.layout = layout
    self.sampleSize = sampleSize
    self.remark = remark
    encoding = layout.encoding ?? .utf8
    delimiter = layout.delimiter ?? UInt8(ascii: ",")
  }

  /// - Throws: `FileProblem`, or what `handle` throws.
  package func feed(_ chunk: Span<UInt8>, _ handle: Handler) throws {
    switch stage {
    case .gathering, .gatheringLetters:
      // Exactly so many, so that what is decided does not depend on the chunks.
      let count = min(chunk.count, sampleSize - held.count)
      held.append(chunk.extracting(..<count))
      guard held.count == sampleSize else { return }
      if case .gathering = stage { try begin(isWhole: false, handle) } else { try settle(isWhole: false, handle) }
      try feed(chunk.extracting(count...), handle)
    case .ascii:
      let letter = chunk.indices.first { chunk[$0] >= 0x80 } ?? chunk.count
      try read(chunk.extracting(..<letter), isLast: false, handle)
      guard letter < chunk.count else { return }
      stage = .gatheringLetters
      try feed(chunk.extracting(letter...), handle)
    case .reading:
      try read(chunk, isLast: false, handle)
    }
  }

  package func finish(_ handle: Handler) throws {
    switch stage {
    case .gathering: try begin(isWhole: true, handle)
    case .gatheringLetters: try settle(isWhole: true, handle)
    case .ascii, .reading: break
    }
    let nothing: [UInt8] = []
    try read(nothing.span, isLast: true, handle)
    try csv.finish({ row, problem throws in try self.take(row, problem, handle) }, fail: { throw $0 })
  }

  // MARK: Deciding

  private func begin(isWhole: Bool, _ handle: Handler) throws {
    if let kind = FileKind.other(held.span) { throw otherFormat("this is \(kind)") }
    let finding = EncodingFinder.find(held.span, isWhole: isWhole)
    try decide(finding)
    if !encoding.isTranscoded, FileKind.isBinary(held.span) {
      throw otherFormat("this is no text: it is full of control characters")
    }
    if let declared = layout.delimiter {
      delimiter = declared
    } else {
      let text = TextSample.utf8(held.span, encoding, byteOrderMark: finding.byteOrderMark)
      delimiter = DialectFinder.find(text.span, isWhole: isWhole).delimiter
    }
    csv = CSVReader(delimiter: delimiter, handsOverEmptyLines: true)
    let isASCII = TextDecoder.isASCII(held.span)
    stage = isASCII && !isWhole ? .ascii : .reading
    if case .transcoded(let name) = encoding {
      transcoder = Transcoder.make(name, at: finding.byteOrderMark)
      held.removeFirst(finding.byteOrderMark)
      stage = .reading
    }
    try readHeld(handle)
  }

  private func otherFormat(_ message: String) -> FileProblem {
    FileProblem(code: .otherFormat, line: 0, column: 0, offset: 0, message: message)
  }

  /// Decides once more, at the first bytes beyond ASCII.
  private func settle(isWhole: Bool, _ handle: Handler) throws {
    try decide(EncodingFinder.find(held.span, isWhole: isWhole))
    stage = .reading
    try readHeld(handle)
  }

  private func decide(_ finding: EncodingFinding) throws {
    if finding.encoding != "utf-8" { sampleFinding = finding }
    do throws(EncodingDecision.Contradiction) {
      let sample = held
      let decision = try EncodingDecision(layout.encoding, finding, sample.span)
      encoding = decision.encoding
      if let (code, message) = decision.remark { remark(code, message) }
    } catch {
      let bytes = held
      let (line, column, offset) = csv.place(of: bytes.firstIndex { $0 >= 0x80 } ?? 0, in: bytes.span)
      throw FileProblem(code: .encoding, line: line, column: column, offset: offset, message: error.message)
    }
  }

  private func readHeld(_ handle: Handler) throws {
    let bytes = held
    held = []
    try read(bytes.span, isLast: false, handle)
  }

  // MARK: Reading

  private func read(_ chunk: Span<UInt8>, isLast: Bool, _ handle: Handler) throws {
    guard let transcoder else {
      return try csv.feed(chunk, { row, problem throws in try self.take(row, problem, handle) }, fail: { throw $0 })
    }
    var problem: FileProblem?
    do throws(FileProblem) {
      try transcoder.feed(chunk, isLast: isLast)
    } catch {
      problem = error
    }
    csv.positions = transcoder.positions
    let text = transcoder.text
    try csv.feed(text.span, { row, problem throws in try self.take(row, problem, handle) }, fail: { throw $0 })
    // What came before the broken character was read.
    if let problem { throw problem }
  }

  private func take(_ row: SourceRow, _ problem: CSVReader.RowProblem?, _ handle: Handler) throws {
    if isFirstRow {
      isFirstRow = false
      if isSeparatorLine(row) { return }
    }
    if case .utf8 = encoding { try checkUTF8(row) }
    try handle(row, problem)
  }

  private func isSeparatorLine(_ row: SourceRow) -> Bool {
    guard (1...2).contains(row.cells.count), row.arena.count <= 5 else { return false }
    // The delimiter itself divides the line.
    let bytes = row.cells.count == 2 ? row.arena + [delimiter] : row.arena
    return SeparatorLine.delimiter(bytes.span) != nil
  }

  /// Also cells that the profile does not read must be text: else the encoding is not what it is said to be.
  private func checkUTF8(_ row: SourceRow) throws {
    let bytes = row.arena
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let bad = error.byteOffsets.lowerBound
      let cell = row.cells.last { $0.start <= bad } ?? row.cells[0]
      let finding = sampleFinding ?? EncodingFinder.find(bytes.span, isWhole: true)
      let look = finding.encoding == "utf-8" ? "though most of the file is" : "and looks like \(finding.encoding)"
      throw FileProblem(
        code: .encoding, line: cell.line, column: cell.column + bad - cell.start,
        offset: cell.offset + bad - cell.start, message: "this is not text in utf-8, \(look)")
    }
  }
}
