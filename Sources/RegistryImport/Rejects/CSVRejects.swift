import Registry

/// A CSV file of a partner without the rows that were good: title rows, header and rejected rows as they were, byte for
/// byte, with two more columns that say what is wrong.
///
/// A row that has not as many cells as the header is not filled up: it stays one that has to be mended.
package final class CSVRejects: RejectWriter {
  package private(set) var rows = 0

  private let layout: CSVLayout
  private let findings: RejectedFindings
  private let write: ([UInt8]) throws -> Void
  private let input: CSVInput
  private var held = HeldBytes()
  private var position = 0
  /// Cells of the header, without those that an earlier import added.
  private var width: Int?
  private var isAfterHeader = false
  private var open: Row?

  /// A row that ends where the next one begins.
  private struct Row {
    enum Kind { case title, header, tags, record }

    let kind: Kind
    let start: Int
    /// Where what an earlier import added begins.
    let cut: Int?
  }

  /// - Parameter write: takes the bytes of the new file.
  package init(
    path: String, _ layout: CSVLayout, _ places: RejectedPlaces, write: @escaping ([UInt8]) throws -> Void
  ) throws {
    self.layout = layout
    findings = try places.findings(in: path)
    self.write = write
    input = CSVInput(layout) { _, _ in }
  }

  package func feed(_ chunk: Span<UInt8>) throws {
    held.append(chunk)
    try input.feed(chunk) { row, _ throws in try self.take(row) }
  }

  package func finish() throws {
    try input.finish { row, _ throws in try self.take(row) }
    try close(at: held.end)
  }

  // MARK: Rows

  private func take(_ row: SourceRow) throws {
    try close(at: row.offset)
    position += 1
    let kind = kind(row)
    open = Row(kind: kind, start: row.offset, cut: kind == .record ? cut(row) : headerCut(row))
  }

  private func kind(_ row: SourceRow) -> Row.Kind {
    guard width == nil else {
      defer { isAfterHeader = false }
      return isAfterHeader && texts(row).map(TagRow.isOne) == true ? .tags : .record
    }
    guard let header = layout.header else {
      if position <= layout.skip || row.isBlank { return .title }
      width = row.cells.count
      return .record
    }
    guard position >= layout.skip + header, !row.isBlank else { return .title }
    isMarked = texts(row)?.suffix(2) == [RejectNames.code, RejectNames.message]
    width = row.cells.count - (isMarked ? 2 : 0)
    isAfterHeader = true
    return .header
  }

  /// Whether the file is one that an earlier import gave back.
  private var isMarked = false

  private func cut(_ row: SourceRow) -> Int? {
    guard isMarked, row.cells.count > 2, let texts = texts(row) else { return nil }
    let codes = texts[texts.count - 2].split(separator: " ").map { NoticeCode(rawValue: String($0)) }
    guard !codes.isEmpty, !codes.contains(nil) else { return nil }
    // Before the delimiter of the first cell that was added.
    return row.cells[row.cells.count - 2].offset - unit
  }

  private func headerCut(_ row: SourceRow) -> Int? {
    guard isMarked, let width, row.cells.count == width + 2 else { return nil }
    return row.cells[width].offset - unit
  }

  /// - Returns: nil where a cell is no text. One that the profile does not read may be so without harm.
  private func texts(_ row: SourceRow) -> [String]? {
    let clean = CleanRow()
    clean.begin(row, decoder: input.encoding.decoder, binding: Array(row.cells.indices))
    return try? row.cells.indices.map { try clean.text($0) }
  }

  /// Writes or leaves out the row before an offset.
  private func close(at end: Int) throws {
    guard let row = open else {
      // What stands before the first row, such as a byte order mark.
      try keep(from: held.done, to: end)
      return held.discard(upTo: end)
    }
    open = nil
    let found = row.kind == .record ? try findings.take(row.start..<end) : []
    switch row.kind {
    case .title: try keep(from: row.start, to: end)
    case .header: try keep(row, to: end, adding: [RejectNames.code, RejectNames.message])
    case .tags: try keep(row, to: end, adding: ["", ""])
    case .record where !found.isEmpty:
      rows += 1
      var codes: [String] = []
      for finding in found where !codes.contains(finding.code.rawValue) { codes.append(finding.code.rawValue) }
      let messages = found.map(\.message).joined(separator: "; ")
      try keep(row, to: end, adding: [codes.joined(separator: " "), messages])
    case .record: break
    }
    held.discard(upTo: end)
  }

  private func keep(from start: Int, to end: Int) throws { try write(held[start..<max(start, end)]) }

  private func keep(_ row: Row, to end: Int, adding cells: [String]) throws {
    let whole = held[row.start..<max(row.start, end)]
    let content = whole.prefix(whole.count - lineEnds(whole))
    try write(row.cut.map { held[row.start..<max(row.start, $0)] } ?? Array(content))
    let delimiter = String(UnicodeScalar(input.delimiter))
    for cell in cells {
      let quoted =
        cell.isEmpty
        ? "" : "\"\(cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
      try write(encoded(delimiter + quoted))
    }
    let ends = Array(whole.suffix(from: content.endIndex))
    try write(ends.isEmpty ? encoded("\n") : ends)
  }

  // MARK: Bytes

  /// Made when the encoding is known.
  private lazy var file = FileText(input.encoding)

  private func encoded(_ text: String) -> [UInt8] { file.bytes(text) }

  /// Bytes of an ASCII character.
  private var unit: Int { encoded("\n").count }

  /// How many bytes at the end are line ends.
  private func lineEnds(_ bytes: [UInt8]) -> Int {
    let ends = [encoded("\n"), encoded("\r")]
    var count = 0
    while ends.contains(Array(bytes.dropLast(count).suffix(unit))) { count += unit }
    return count
  }
}
