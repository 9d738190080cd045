import Registry

/// Finds the delimiter and the header of a CSV file from its first rows: with the right delimiter the rows have equally
/// many cells.
package enum DialectFinder {
  /// The first of equals is taken.
  private static let common: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]
  /// These stand in times, paths and names, so they count only where the others divide nothing.
  private static let rare: [UInt8] = [UInt8(ascii: ":"), UInt8(ascii: "~"), UInt8(ascii: "^")]

  /// - Parameter text: in UTF-8 or a single-byte encoding, without a byte order mark; see `TextSample`.
  /// - Parameter isWhole: whether it is the whole file, so that its last row is not cut off.
  package static func find(_ text: Span<UInt8>, isWhole: Bool) -> DialectFinding {
    if let declared = SeparatorLine.delimiter(text) {
      let rows = SampleRows(text, delimiter: declared, isWhole: isWhole)
      return finding(rows, declared, .certain, "the first line says so: sep=\(DialectFinding.name(of: declared))", text)
    }
    let tried = common.map { SampleRows(text, delimiter: $0, isWhole: isWhole) }
    var best = DialectFinder.best(tried)
    if best == nil {
      best = DialectFinder.best(rare.map { SampleRows(text, delimiter: $0, isWhole: isWhole) }.filter { $0.isEven })
    }
    guard let best else {
      return finding(
        tried[0], common[0], .guess, "no delimiter divides the rows evenly, so each row is one cell", text)
    }
    let count = best.regular == best.widths.count ? "all \(best.regular)" : "\(best.regular) of \(best.widths.count)"
    let isSure = best.share >= 0.9 && best.widths.count >= 2 && common.contains(best.delimiter)
    return finding(
      best, best.delimiter, isSure ? .likely : .guess,
      best.widths.count == 1
        ? "it divides the only row into \(best.width) cells"
        : "\(count) rows looked at have \(best.width) cells divided by it", text)
  }

  private static func best(_ tried: [SampleRows]) -> SampleRows? {
    var best: SampleRows?
    for rows in tried where rows.width >= 2 && rows.score > best?.score ?? 0.05 { best = rows }
    return best
  }

  private static func finding(
    _ rows: SampleRows, _ delimiter: UInt8, _ certainty: Certainty, _ evidence: String, _ text: Span<UInt8>
  ) -> DialectFinding {
    let header = HeaderFinder.find(rows)
    return DialectFinding(
      delimiter: delimiter, certainty: certainty, evidence: evidence, headerRow: header.row,
      headerEvidence: header.evidence, lineEnd: lineEnd(text), hasBlanksBeforeQuotes: rows.hasBlanksBeforeQuotes,
      columns: max(1, rows.width))
  }

  private static func lineEnd(_ text: Span<UInt8>) -> DialectFinding.LineEnd {
    var (feeds, returns, both) = (0, 0, 0)
    for index in text.indices {
      if text[index] == 0x0d {
        if index + 1 < text.count, text[index + 1] == 0x0a { both += 1 } else if index + 1 < text.count { returns += 1 }
      } else if text[index] == 0x0a, index == 0 || text[index - 1] != 0x0d {
        feeds += 1
      }
    }
    switch (feeds > 0, returns > 0, both > 0) {
    case (false, false, false): return .none
    case (true, false, false): return .lineFeed
    case (false, true, false): return .carriageReturn
    case (false, false, true): return .carriageReturnLineFeed
    default: return .mixed
    }
  }
}

/// The line `sep=;` with which spreadsheet programs tell each other the delimiter.
enum SeparatorLine {
  static func delimiter(_ text: Span<UInt8>) -> UInt8? {
    let word = Array("sep=".utf8)
    guard text.count >= 5 else { return nil }
    for index in word.indices where text[index] | 0x20 != word[index] | 0x20 { return nil }
    let delimiter = text[4]
    guard text.count == 5 || text[5] == 0x0a || text[5] == 0x0d else { return nil }
    return delimiter < 0x80 && delimiter > 0x20 || delimiter == 0x09 ? delimiter : nil
  }
}
