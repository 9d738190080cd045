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
    switch kind {
    case .text:
      guard !ValueReader.hasControlCharacter(text) else { throw .controlCharacter }
      output.append(text)
    case .day:
      let trimmed = text.extracting(ValueReader.trimmed(text))
      do {
        _ = try PartialDay(trimmed)
      } catch {
        throw .day(error)
      }
      output.append(trimmed)
    case .count:
      guard let value = CountText.value(of: text.extracting(ValueReader.trimmed(text))) else { throw .notACount }
      output.append(contentsOf: String(value).utf8)
    case .decimal:
      guard DecimalText.appendShortest(of: text.extracting(ValueReader.trimmed(text)), to: &output) else {
        throw .notADecimal
      }
    case .yesNo:
      let trimmed = text.extracting(ValueReader.trimmed(text))
      guard ["yes", "no", "unknown"].contains(where: { trimmed.equals($0) }) else { throw .notYesNo }
      output.append(trimmed)
    case .code(let list):
      let trimmed = text.extracting(ValueReader.trimmed(text))
      guard codes.list(list)?.contains(String(trimmed)) == true else { throw .unknownCode(list: list) }
      output.append(trimmed)
    case .country:
      let trimmed = text.extracting(ValueReader.trimmed(text))
      guard trimmed.count == 2, ValueReader.isUpper(trimmed[0]), ValueReader.isUpper(trimmed[1]) else {
        throw .notACountry
      }
      output.append(trimmed)
    case .region:
      let trimmed = text.extracting(ValueReader.trimmed(text))
      guard ValueReader.isRegion(trimmed) else { throw .notARegion }
      output.append(trimmed)
    case .identifier:
      let trimmed = text.extracting(ValueReader.trimmed(text))
      guard !ValueReader.hasControlCharacter(trimmed) else { throw .controlCharacter }
      let colon = trimmed.indices.first { trimmed[$0] == UInt8(ascii: ":") }
      guard let colon, colon > 0, colon + 1 < trimmed.count else { throw .notAnIdentifier }
      output.append(trimmed)
    case .reference:
      let trimmed = text.extracting(ValueReader.trimmed(text))
      guard RecordID.isValid(trimmed) else { throw .notAnID }
      output.append(trimmed)
    }
  }

  /// Appends the canonical cell of a field: one value, or several joined as in `ListCell`.
  package func appendCell(_ cell: Span<UInt8>, of field: FieldDefinition, to output: inout [UInt8])
    throws(ValueProblem)
  {
    guard field.isMultiple else { return try append(cell, of: field.kind, to: &output) }
    let start = output.count
    var value: [UInt8] = []
    for item in ListCell.split(cell) where !ValueReader.isBlank(item.span) {
      value.removeAll(keepingCapacity: true)
      try append(item.span, of: field.kind, to: &value)
      ListCell.append(value.span, to: &output, startingAt: start)
    }
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

  private static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5a }

  private static func isRegion(_ text: Span<UInt8>) -> Bool {
    guard (4...6).contains(text.count), isUpper(text[0]), isUpper(text[1]), text[2] == UInt8(ascii: "-") else {
      return false
    }
    for index in 3..<text.count where !isUpper(text[index]) && !DecimalText.isDigit(text[index]) {
      return false
    }
    return true
  }
}
