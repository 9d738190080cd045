/// Two days in one cell: “8 and 9 June 2023”, “28 June 2022 & 1 July 2022”, `from:to`, `from~to`.
///
/// What the first part lacks is taken from the last. A single day has no last.
enum DateRange {
  enum Reading: Equatable {
    case single(String)
    case range(first: String, last: String)
    case unreadable
  }

  private static let separators = [" and ", " & ", "&", "~", " – ", "–", " - ", ":"]

  static func read(_ text: String, _ pattern: DatePattern) -> Reading {
    if let day = pattern.read(text) { return .single(day) }
    let whole = folded(text)
    for separator in separators {
      let parts = split(whole, by: separator)
      guard parts.count == 2, let last = pattern.parts(parts[1], allowingPrefix: false) else { continue }
      guard var first = pattern.parts(parts[0], allowingPrefix: true) else { continue }
      first.year = first.year ?? last.year
      first.month = first.month ?? last.month
      guard (first.day == nil) == (last.day == nil), let firstText = first.text, let lastText = last.text,
        firstText <= lastText
      else { continue }
      return .range(first: firstText, last: lastText)
    }
    return .unreadable
  }

  private static func split(_ text: String, by separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = text[...]
    while let found = firstRange(of: separator, in: rest) {
      parts.append(rest[..<found.lowerBound])
      rest = rest[found.upperBound...]
    }
    return parts + [rest]
  }

  private static func firstRange(of separator: String, in text: Substring) -> Range<Substring.Index>? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(separator) {
        return start..<text.index(start, offsetBy: separator.count)
      }
      start = text.index(after: start)
    }
    return nil
  }
}
