import Registry

/// The cells of a row as text: decoded, NFC, trimmed, without control characters. Each is made when first read.
final class CleanRow {
  private(set) var arena: [UInt8] = []
  private var ranges: [Range<Int>?] = []
  private var row = SourceRow()
  private var decoder = TextDecoder.utf8
  /// For each column of the profile its cell, or nil where the file does not have it.
  private var binding: [Int?] = []
  /// What `{#}` stands for in this row.
  var occurrence = ""
  /// Columns from which control characters were taken.
  private(set) var strippedColumns: [Int] = []
  /// Columns whose text came damaged.
  private(set) var damagedColumns: [(column: Int, damage: TextDamage)] = []

  /// Whether the text of a column lost something on its way.
  func isTroubled(_ column: Int) -> Bool {
    if strippedColumns.isEmpty, damagedColumns.isEmpty { return false }
    return strippedColumns.contains(column) || damagedColumns.contains { $0.column == column }
  }

  func begin(_ row: SourceRow, decoder: TextDecoder, binding: [Int?]) {
    self.row = row
    self.decoder = decoder
    self.binding = binding
    arena.removeAll(keepingCapacity: true)
    strippedColumns.removeAll(keepingCapacity: true)
    damagedColumns.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    ranges.append(contentsOf: repeatElement(nil, count: binding.count))
  }

  /// - Throws: `FileProblem` where a byte is no text in the encoding.
  func range(_ column: Int) throws(FileProblem) -> Range<Int> {
    if let known = ranges[column] { return known }
    guard let cellIndex = binding[column] else {
      ranges[column] = 0..<0
      return 0..<0
    }
    let range = try append(row.cells[cellIndex], column)
    ranges[column] = range
    return range
  }

  private func append(_ cell: SourceRow.Cell, _ column: Int) throws(FileProblem) -> Range<Int> {
    let start = arena.count
    let raw = row.arena
    let bytes = raw.span.extracting(cell.start..<cell.end)
    if CleanRow.isPlain(bytes) {
      arena.append(bytes)
      let trimmed = ValueReader.trimmed(bytes)
      return (start + trimmed.lowerBound)..<(start + trimmed.upperBound)
    }
    if let bad = decoder.append(bytes, to: &arena) {
      throw FileProblem(
        code: .encoding, line: cell.line, column: cell.column + bad, offset: cell.offset + bad,
        message: "this is not text in \(decoder.encoding)")
    }
    if CleanRow.hasControlCharacter(arena, from: start) {
      strippedColumns.append(column)
      let kept = arena[start...].filter { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0a || $0 == 0x0d }
      arena.replaceSubrange(start..., with: kept)
    }
    let range = CleanRow.trimmed(arena, from: start)
    let text = arena
    if let damage = TextDamage.find(text.span.extracting(range)) { damagedColumns.append((column, damage)) }
    return range
  }

  /// Whether the column stands several times in the row.
  func isRepeated(_ column: Int) -> Bool { row.repeats.contains { $0.column == binding[column] } }

  /// The texts of a column, of which there are several where its element is repeated.
  func texts(_ column: Int) throws(FileProblem) -> [String] {
    var texts = [try text(column)]
    guard !row.repeats.isEmpty else { return texts }
    for (cell, place) in row.repeats where cell == binding[column] {
      let range = try append(place, column)
      let bytes = arena
      if !range.isEmpty { texts.append(String(bytes.span.extracting(range))) }
    }
    return texts
  }

  /// Printable ASCII without “?”: nothing about it needs a look. Without an early end, so that it runs on many bytes
  /// at once.
  private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    var odd: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      odd |= byte &- 0x20 < 0x5f && byte != UInt8(ascii: "?") ? 0 : 1
    }
    return odd == 0
  }

  func text(_ column: Int) throws(FileProblem) -> String {
    let range = try range(column)
    let bytes = arena
    return range.isEmpty ? "" : String(bytes.span.extracting(range))
  }

  func place(_ column: Int, in path: String) -> Place {
    binding[column].map { row.place($0, in: path) } ?? row.place(in: path)
  }

  private static func hasControlCharacter(_ bytes: [UInt8], from start: Int) -> Bool {
    ValueReader.hasControlCharacter(bytes.span.extracting(start..<bytes.count))
  }

  private static func trimmed(_ bytes: [UInt8], from start: Int) -> Range<Int> {
    let range = trimmed(bytes.span.extracting(start..<bytes.count))
    return (start + range.lowerBound)..<(start + range.upperBound)
  }

  /// Blanks and no-break spaces (U+00A0, U+202F, U+FEFF) at the ends carry no meaning.
  private static func trimmed(_ text: Span<UInt8>) -> Range<Int> {
    var range = ValueReader.trimmed(text)
    while true {
      var start = range.lowerBound
      var end = range.upperBound
      if end - start >= 2, text[start] == 0xc2, text[start + 1] == 0xa0 { start += 2 }
      if end - start >= 3, isWideBlank(text[start], text[start + 1], text[start + 2]) { start += 3 }
      if end - start >= 2, text[end - 2] == 0xc2, text[end - 1] == 0xa0 { end -= 2 }
      if end - start >= 3, isWideBlank(text[end - 3], text[end - 2], text[end - 1]) { end -= 3 }
      if start == range.lowerBound, end == range.upperBound { return range }
      let next = ValueReader.trimmed(text.extracting(start..<end))
      range = (start + next.lowerBound)..<(start + next.upperBound)
    }
  }

  private static func isWideBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    (first == 0xe2 && second == 0x80 && third == 0xaf) || (first == 0xef && second == 0xbb && third == 0xbf)
  }
}
