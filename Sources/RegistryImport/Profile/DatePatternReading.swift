extension DatePattern {
  /// - Parameters:
  ///   - text: folded.
  ///   - allowingPrefix: also where the text ends before the pattern does, at a token's end.
  func parts(_ text: Substring, allowingPrefix: Bool) -> Parts? {
    var rest = text
    var parts = Parts()
    for (position, token) in tokens.enumerated() {
      if allowingPrefix, position > 0, rest.allSatisfy({ $0 == " " || $0 == "," }) { return parts }
      guard read(token, widths[position], &rest, &parts) else { return nil }
    }
    return rest.allSatisfy { $0 == " " } ? parts : nil
  }

  private func read(_ token: Token, _ width: Int?, _ rest: inout Substring, _ parts: inout Parts) -> Bool {
    switch token {
    case .literal(" "):
      guard rest.first == " " || rest.first == "\u{a0}" else { return false }
      rest = rest.drop { $0 == " " || $0 == "\u{a0}" }
    case .literal(let literal):
      guard rest.hasPrefix(literal) else { return false }
      rest = rest.dropFirst(literal.count)
    case .year: parts.year = DatePattern.number(&rest, width, digits: 4...4)
    case .shortYear(let pivot):
      guard let value = DatePattern.number(&rest, width, digits: 2...2) else { return false }
      parts.year = value < pivot ? 2000 + value : 1900 + value
    case .month: parts.month = DatePattern.number(&rest, width, digits: 1...2)
    case .day:
      parts.day = DatePattern.number(&rest, width, digits: 1...2)
      skipOrdinal(&rest)
    case .monthName: parts.month = word(&rest, of: \.months).map { $0 + 1 }
    case .dayName: parts.weekday = word(&rest, of: \.days)
    case .clock: return DatePattern.number(&rest, width, digits: 1...9) != nil
    case .halfDay:
      for half in ["a.m.", "p.m.", "am", "pm"] where rest.hasPrefix(half) {
        rest = rest.dropFirst(half.count)
        return true
      }
      return false
    case .zone: return DatePattern.skipZone(&rest)
    }
    switch token {
    case .year: return parts.year != nil
    case .month, .monthName: return parts.month != nil
    case .day: return parts.day != nil
    case .dayName: return parts.weekday != nil
    default: return true
    }
  }

  private static func number(_ rest: inout Substring, _ width: Int?, digits: ClosedRange<Int>) -> Int? {
    let all = rest.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
    let run = width.map { all.prefix($0) } ?? all
    guard width.map({ $0 == run.count }) ?? digits.contains(run.count), let value = Int(Substring(run)) else {
      return nil
    }
    // A mark upon the last digit stays, and is no part of a date.
    rest = rest[run.endIndex...]
    return value
  }

  /// `z`, `utc`, `gmt`, `+06:00`, `-0330`.
  private static func skipZone(_ rest: inout Substring) -> Bool {
    for name in ["z", "utc", "gmt"] where rest.hasPrefix(name) {
      rest = rest.dropFirst(name.count)
      return true
    }
    guard let sign = rest.first, sign == "+" || sign == "-" else { return false }
    let offset = rest.dropFirst().prefix { $0 == ":" || $0.isASCII && $0.isNumber }
    guard (2...6).contains(offset.count) else { return false }
    rest = rest.dropFirst(offset.count + 1)
    return true
  }

  /// `8th`, `1er`, `5-го`: what follows the number of a day in words.
  private func skipOrdinal(_ rest: inout Substring) {
    for language in languages {
      for ending in DateWords.byLanguage[language]?.ordinals ?? [] where rest.hasPrefix(ending) {
        let after = rest.dropFirst(ending.count)
        guard after.first?.isLetter != true else { continue }
        rest = after
        return
      }
    }
  }

  /// - Returns: the position of the name that the text begins with.
  private func word(_ rest: inout Substring, of names: KeyPath<DateWords, [[String]]>) -> Int? {
    let word = rest.prefix { $0.isLetter || $0 == "." }
    let bare = word.last == "." ? word.dropLast() : word
    guard !bare.isEmpty else { return nil }
    for language in languages {
      for (position, forms) in (DateWords.byLanguage[language]?[keyPath: names] ?? []).enumerated() {
        if forms.contains(where: { $0 == bare }) {
          rest = rest.dropFirst(word.count)
          return position
        }
      }
    }
    return nil
  }
}
