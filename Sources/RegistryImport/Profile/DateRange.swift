/// Two days in one cell: “8 and 9 June 2023”, “28 June 2022 & 1 July 2022”, “8, 9 and 12 June 2023”, `from:to`,
/// `from~to`.
///
/// What the first part lacks is taken from the last. A single day has no last.
package enum DateRange {
  package enum Reading: Equatable {
    case single(String)
    /// Either may be open: `from:` and `:to`.
    case range(first: String?, last: String?)
    case unreadable
  }

  /// Folded. Those with blanks around them go first: a hyphen may also stand inside a date.
  private static let separators = [
    " and ", " to ", " until ", " et ", " au ", " и ", " по ", " до ", " және ", " – ", " — ", " - ", " & ", "&", "~",
    "–", "—", ":", ";", "/", "-",
  ]
  private static let openings = ["from ", "between ", "с ", "со ", "du "]

  package static func read(_ text: String, _ pattern: DatePattern) -> Reading {
    switch find(text, pattern) {
    case .single(let day): day.text.map { .single($0) } ?? .unreadable
    case .range(let first, let last): .range(first: first?.text, last: last?.text)
    case .reversed, .unreadable: .unreadable
    }
  }

  enum Found {
    case single(DatePattern.Parts)
    case range(first: DatePattern.Parts?, last: DatePattern.Parts?)
    /// The last day is before the first.
    case reversed
    case unreadable
  }

  static func find(_ text: String, _ pattern: DatePattern) -> Found {
    if let day = pattern.parts(folded(text)[...], allowingPrefix: false), day.text != nil { return .single(day) }
    var whole = folded(text)
    for opening in openings where whole.hasPrefix(opening) {
      whole.removeFirst(opening.count)
      break
    }
    var isReversed = false
    for separator in separators {
      let parts = pieces(whole[...], by: separator)
      guard parts.count == 2 else { continue }
      if separator == ":" || separator == "~", let open = openRange(parts, pattern) { return open }
      guard let last = pattern.parts(trimmed(parts[1]), allowingPrefix: false) else { continue }
      // Days that are only listed between the first and the last must be days too.
      var firsts = pieces(parts[0], by: ",").compactMap { pattern.parts(trimmed($0), allowingPrefix: true) }
      if firsts.count != pieces(parts[0], by: ",").count {
        firsts = [pattern.parts(trimmed(parts[0]), allowingPrefix: true)].compactMap { $0 }
      }
      guard var first = firsts.first else { continue }
      first.year = first.year ?? last.year
      first.month = first.month ?? last.month
      guard (first.day == nil) == (last.day == nil), let firstText = first.text, let lastText = last.text
      else { continue }
      guard firstText <= lastText else {
        isReversed = true
        continue
      }
      return .range(first: first, last: last)
    }
    return isReversed ? .reversed : .unreadable
  }

  private static func openRange(_ parts: [Substring], _ pattern: DatePattern) -> Found? {
    let first = trimmed(parts[0])
    let last = trimmed(parts[1])
    if last.isEmpty, let day = pattern.parts(first, allowingPrefix: false), day.text != nil {
      return .range(first: day, last: nil)
    }
    if first.isEmpty, let day = pattern.parts(last, allowingPrefix: false), day.text != nil {
      return .range(first: nil, last: day)
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0 == " " || $0 == "," }
    guard let end = start.lastIndex(where: { $0 != " " && $0 != "," }) else { return start }
    return start[...end]
  }

  private static func pieces(_ text: Substring, by separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = text
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
