import Registry

/// A date's form in the letters of Unicode TR35: `yyyy-MM-dd`, `d MMMM yyyy`, `MM.yyyy`, with `H`, `m`, `s`
/// read and left out. Text in single quotes stands for itself.
package struct DatePattern: Sendable, Equatable {
  enum Token: Sendable, Equatable {
    case year, month, monthName, day, clock
    case literal(String)
  }

  package let source: String
  let tokens: [Token]
  private let languages: [String]

  /// - Throws: `DatePatternProblem` with what is wrong, for the profile's author.
  package init(_ source: String, languages: [String]) throws {
    var tokens: [Token] = []
    let characters = Array(source)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      var run = index
      while run < characters.count, characters[run] == character { run += 1 }
      let length = run - index
      switch character {
      case "y":
        guard length == 4 || length == 1 else {
          throw DatePatternProblem("years of two digits are ambiguous: the file must write yyyy")
        }
        tokens.append(.year)
      case "M":
        guard length <= 4 else { throw DatePatternProblem("“\(source)” has too many M") }
        tokens.append(length <= 2 ? .month : .monthName)
      case "d":
        guard length <= 2 else { throw DatePatternProblem("“\(source)” has too many d") }
        tokens.append(.day)
      case "H", "m", "s", "S":
        tokens.append(.clock)
      case "'":
        var text = ""
        run = index + 1
        while run < characters.count, characters[run] != "'" {
          text.append(characters[run])
          run += 1
        }
        guard run < characters.count else { throw DatePatternProblem("“\(source)” has an open quote") }
        run += 1
        tokens.append(.literal(folded(text)))
      case let letter where letter.isLetter && letter != "T" && letter != "Z":
        throw DatePatternProblem("“\(letter)” is no letter of a date form; use y, M, d, H, m, s")
      default:
        tokens.append(.literal(character == " " ? " " : String(characters[index..<run]).lowercased()))
      }
      index = run
    }
    guard tokens.contains(.year) else { throw DatePatternProblem("“\(source)” has no year") }
    let hasMonth = tokens.contains(.month) || tokens.contains(.monthName)
    guard hasMonth || !tokens.contains(.day) else { throw DatePatternProblem("“\(source)” has no month") }
    for language in languages where MonthNames.byLanguage[language] == nil {
      throw DatePatternProblem(
        "month names are known in \(MonthNames.byLanguage.keys.sorted().joined(separator: ", ")), not in \(language)")
    }
    self.source = source
    self.tokens = tokens
    self.languages = languages.isEmpty ? ["en"] : languages
  }

  /// Whether some text could be read by both with day and month exchanged.
  func isAmbiguous(with other: DatePattern) -> Bool {
    func shape(_ tokens: [Token]) -> [Token] { tokens.map { $0 == .day ? .month : $0 } }
    return tokens != other.tokens && shape(tokens) == shape(other.tokens)
  }

  /// What a text says of a date; what it leaves open may be filled from another.
  struct Parts: Equatable {
    var year: Int?
    var month: Int?
    var day: Int?

    /// - Returns: the canonical text, or nil where the parts are no day of the calendar.
    var text: String? {
      guard let year else { return nil }
      guard let month else { return padded(year, to: 4) }
      guard let day else {
        return (1...12).contains(month) ? "\(padded(year, to: 4))-\(padded(month, to: 2))" : nil
      }
      return Day(year: year, month: month, day: day)?.description
    }
  }

  /// - Returns: the canonical partial day, or nil where the text does not have this form.
  package func read(_ text: String) -> String? {
    parts(folded(text)[...], allowingPrefix: false)?.text
  }

  /// - Parameter allowingPrefix: also where the text ends before the pattern does, at a token's end.
  func parts(_ text: Substring, allowingPrefix: Bool) -> Parts? {
    var rest = text
    var parts = Parts()
    for (position, token) in tokens.enumerated() {
      if allowingPrefix, position > 0, rest.allSatisfy({ $0 == " " || $0 == "," }) { return parts }
      switch token {
      case .literal(let literal):
        if literal == " " {
          guard rest.first == " " else { return nil }
          rest = rest.drop { $0 == " " }
        } else {
          guard rest.hasPrefix(literal) else { return nil }
          rest = rest.dropFirst(literal.count)
        }
      case .year:
        guard let value = DatePattern.number(&rest, digits: 4...4) else { return nil }
        parts.year = value
      case .month:
        guard let value = DatePattern.number(&rest, digits: 1...2) else { return nil }
        parts.month = value
      case .day:
        guard let value = DatePattern.number(&rest, digits: 1...2) else { return nil }
        parts.day = value
      case .clock:
        guard DatePattern.number(&rest, digits: 1...9) != nil else { return nil }
      case .monthName:
        guard let value = monthName(&rest) else { return nil }
        parts.month = value
      }
    }
    return rest.allSatisfy { $0 == " " } ? parts : nil
  }

  private static func number(_ rest: inout Substring, digits: ClosedRange<Int>) -> Int? {
    let run = rest.prefix { $0.isASCII && $0.isNumber }
    guard digits.contains(run.count), let value = Int(run) else { return nil }
    rest = rest.dropFirst(run.count)
    return value
  }

  private func monthName(_ rest: inout Substring) -> Int? {
    let word = rest.prefix { $0.isLetter || $0 == "." }
    let bare = word.last == "." ? word.dropLast() : word
    guard !bare.isEmpty else { return nil }
    for language in languages {
      for (month, names) in (MonthNames.byLanguage[language] ?? []).enumerated() {
        if names.contains(where: { $0 == bare }) {
          rest = rest.dropFirst(word.count)
          return month + 1
        }
      }
    }
    return nil
  }
}

package struct DatePatternProblem: Error, Sendable {
  package let message: String

  init(_ message: String) {
    self.message = message
  }
}
