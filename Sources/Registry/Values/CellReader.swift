/// Reads the values of one field: its code list is found once, not for every cell.
package struct CellReader: Sendable {
  private let kind: FieldKind
  private let isMultiple: Bool
  private let list: CodeList?
  /// Whether a value that stands twice says no more than once.
  let isSet: Bool

  package init(_ field: FieldDefinition, _ codes: CodeLists) {
    self.init(field.kind, isMultiple: field.isMultiple, codes)
  }

  init(_ kind: FieldKind, isMultiple: Bool, _ codes: CodeLists) {
    self.kind = kind
    self.isMultiple = isMultiple
    isSet = kind.isSet
    list = if case .code(let name) = kind { codes.list(name) } else { nil }
  }

  /// Appends the canonical cell: one value, or several joined as in `ListCell`.
  package func appendCell(_ cell: Span<UInt8>, to output: inout [UInt8]) throws(ValueProblem) {
    guard isMultiple, ListCell.mayHoldSeveral(cell) else { return try append(cell, to: &output) }
    let start = output.count
    var value: [UInt8] = []
    var seen: [[UInt8]] = []
    for item in ListCell.split(cell) where !ValueReader.isBlank(item.span) {
      value.removeAll(keepingCapacity: true)
      try append(item.span, to: &value)
      if isSet {
        guard !seen.contains(value) else { continue }
        seen.append(value)
      }
      ListCell.append(value.span, to: &output, startingAt: start)
    }
  }

  /// Appends the canonical form of one value.
  ///
  /// - Parameter text: one value, NFC, not empty.
  package func append(_ text: Span<UInt8>, to output: inout [UInt8]) throws(ValueProblem) {
    if case .text = kind {
      guard !ValueReader.hasControlCharacter(text) else { throw .controlCharacter }
      output.append(text)
      return
    }
    let trimmed = text.extracting(ValueReader.trimmed(text))
    switch kind {
    case .text: return
    case .day:
      do {
        _ = try PartialDay(trimmed)
      } catch {
        throw .day(error)
      }
    case .count:
      guard let value = CountText.value(of: trimmed) else { throw .notACount }
      output.append(contentsOf: String(value).utf8)
      return
    case .decimal:
      guard DecimalText.appendShortest(of: trimmed, to: &output) else { throw .notADecimal }
      return
    case .yesNo:
      guard trimmed.equals("yes") || trimmed.equals("no") || trimmed.equals("unknown") else { throw .notYesNo }
    case .code(let name):
      guard list?.contains(trimmed) == true else { throw .unknownCode(list: name) }
    case .country:
      guard trimmed.count == 2, ValueReader.isUpper(trimmed[0]), ValueReader.isUpper(trimmed[1]) else {
        throw .notACountry
      }
    case .region:
      guard ValueReader.isRegion(trimmed) else { throw .notARegion }
    case .identifier:
      guard !ValueReader.hasControlCharacter(trimmed) else { throw .controlCharacter }
      let colon = trimmed.indices.first { trimmed[$0] == UInt8(ascii: ":") }
      guard let colon, colon > 0, colon + 1 < trimmed.count else { throw .notAnIdentifier }
    case .reference:
      guard RecordID.isValid(trimmed) else { throw .notAnID }
    }
    output.append(trimmed)
  }
}
