/// Brings single values into the one form in which they are kept, compared and exchanged.
package struct ValueReader: Sendable {
  package let codes: CodeLists

  package init(codes: CodeLists) {
    self.codes = codes
  }

  /// Appends the canonical form of one value.
  ///
  /// - Parameter text: one value, NFC, not empty.
  package func append(_ text: Span<UInt8>, of kind: FieldKind, to output: inout [UInt8]) throws(ValueProblem) {
    try CellReader(kind, isMultiple: false, codes).append(text, to: &output)
  }

  /// Appends the canonical cell of a field: one value, or several joined as in `ListCell`.
  package func appendCell(_ cell: Span<UInt8>, of field: FieldDefinition, to output: inout [UInt8])
    throws(ValueProblem)
  {
    try CellReader(field, codes).appendCell(cell, to: &output)
  }

  /// Tab, line feed and carriage return are text; the other control characters exist in no XML 1.0 document.
  package static func hasControlCharacter(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      let byte = text[index]
      if byte < 0x20, byte != 0x09, byte != 0x0a, byte != 0x0d { return true }
      // U+FFFE and U+FFFF.
      if byte == 0xef, index + 2 < text.count, text[index + 1] == 0xbf, text[index + 2] >= 0xbe { return true }
    }
    return false
  }

  package static func isBlank(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where !isSpace(text[index]) { return false }
    return true
  }

  /// What is left without ASCII blanks at either end.
  package static func trimmed(_ text: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = text.count
    while start < end, isSpace(text[start]) { start += 1 }
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }

  package static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) }

  static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5a }

  static func isRegion(_ text: Span<UInt8>) -> Bool {
    guard (4...6).contains(text.count), isUpper(text[0]), isUpper(text[1]), text[2] == UInt8(ascii: "-") else {
      return false
    }
    for index in 3..<text.count where !isUpper(text[index]) && !DecimalText.isDigit(text[index]) {
      return false
    }
    return true
  }
}
