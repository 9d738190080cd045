import Registry

/// One cell of a CSV file as RFC 4180 wants it, which no spreadsheet runs as a formula.
enum CSVCell {
  static let lineEnd: [UInt8] = [0x0d, 0x0a]

  static func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
    guard text.count > 0 else { return }
    let isGuarded = SpreadsheetCell.needsGuard(text)
    guard needsQuotes(text) else {
      if isGuarded { output.append(UInt8(ascii: "'")) }
      output.append(text)
      return
    }
    output.append(UInt8(ascii: "\""))
    if isGuarded { output.append(UInt8(ascii: "'")) }
    for index in text.indices {
      if text[index] == UInt8(ascii: "\"") { output.append(UInt8(ascii: "\"")) }
      output.append(text[index])
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Appends a line of cells.
  static func append(_ cells: [String], to output: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      let bytes = Array(cell.utf8)
      append(bytes.span, to: &output)
    }
    output.append(contentsOf: lineEnd)
  }

  /// Also blanks at the ends are quoted, which some readers would trim.
  private static func needsQuotes(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0a, 0x0d: return true
      default: continue
      }
    }
    return text[0] == 0x20 || text[text.count - 1] == 0x20
  }
}
