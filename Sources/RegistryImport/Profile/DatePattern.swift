import Registry

/// A date's form in the letters of Unicode TR35: `yyyy-MM-dd`, `EEEE d MMMM yyyy`, `MM.yyyy`; hours, minutes, seconds
/// and time zones are read and left out, so the day is the one that is written. Text in single quotes stands for itself.
package struct DatePattern: Sendable, Equatable {
  enum Token: Sendable, Equatable {
    case year, month, monthName, day, dayName, clock, halfDay, zone
    /// Two digits; those under the pivot are of this century.
    case shortYear(pivot: Int)
    case literal(String)
  }

  package let source: String
  let tokens: [Token]
  /// For each token how many digits it takes; nil where whatever is no digit ends it.
  let widths: [Int?]
  let languages: [String]

  /// - Parameters:
  ///   - languages: of the names of months and days; none: English.
  ///   - pivot: years of two digits under it are 20xx, the others 19xx; nil: two digits are refused.
  /// - Throws: `DatePatternProblem` with what is wrong, for the profile's author.
  package init(_ source: String, languages: [String], pivot: Int? = nil) throws(DatePatternProblem) {
    let runs = try DatePattern.tokens(source, pivot: pivot)
    tokens = runs.map(\.token)
    widths = try DatePattern.widths(runs, source)
    guard tokens.contains(where: { $0.isYear }) else { throw DatePatternProblem("“\(source)” has no year") }
    let hasMonth = tokens.contains(.month) || tokens.contains(.monthName)
    guard hasMonth || !tokens.contains(.day) else {
      let minutes = source.contains("m") ? "; small m are minutes, and a month is MM" : ""
      throw DatePatternProblem("“\(source)” has no month\(minutes)")
    }
    for language in languages where DateWords.byLanguage[language] == nil {
      throw DatePatternProblem(
        "names of months are known in \(DateWords.byLanguage.keys.sorted().joined(separator: ", ")), not in \(language)"
      )
    }
    self.source = source
    self.languages = languages.isEmpty ? ["en"] : languages
  }

  /// Numbers that touch, as in `yyyyMMdd`, are told apart by how many letters they have.
  private static func widths(
    _ runs: [(token: Token, length: Int)], _ source: String
  ) throws(DatePatternProblem) -> [Int?] {
    var widths: [Int?] = []
    for (position, run) in runs.enumerated() {
      let before = position > 0 && runs[position - 1].token.isNumber
      let after = position + 1 < runs.count && runs[position + 1].token.isNumber
      guard run.token.isNumber, before || after else {
        widths.append(nil)
        continue
      }
      if run.length == 1, run.token != .year {
        throw DatePatternProblem("“\(source)” has numbers that touch: give each its digits, as in yyyyMMdd")
      }
      widths.append(run.token == .year ? 4 : run.length)
    }
    return widths
  }

  private static func tokens(
    _ source: String, pivot: Int?
  ) throws(DatePatternProblem) -> [(token: Token, length: Int)] {
    var tokens: [(token: Token, length: Int)] = []
    let characters = Array(source)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      var run = index
      while run < characters.count, characters[run] == character { run += 1 }
      let length = run - index
      switch character {
      case "y", "u":
        switch (length, pivot) {
        case (4, _), (1, _): tokens.append((.year, length))
        case (2, let pivot?): tokens.append((.shortYear(pivot: pivot), length))
        case (2, nil):
          throw DatePatternProblem("years of two digits are ambiguous: say `pivot: 50` for 1950 to 2049, or the like")
        default: throw DatePatternProblem("a year is yyyy, or yy with a `pivot`")
        }
      case "M", "L":
        guard length <= 4 else { throw DatePatternProblem("“\(source)” has too many \(character)") }
        tokens.append((length <= 2 ? .month : .monthName, length))
      case "d":
        guard length <= 2 else { throw DatePatternProblem("“\(source)” has too many d") }
        tokens.append((.day, length))
      case "E": tokens.append((.dayName, length))
      case "H", "h", "K", "k", "m", "s", "S": tokens.append((.clock, length))
      case "a": tokens.append((.halfDay, length))
      case "z", "Z", "x", "X": tokens.append((.zone, length))
      case "'":
        // Two quotes are one that stands for itself.
        if length == 2 {
          tokens.append((.literal("'"), length))
          run = index + 2
          break
        }
        guard let close = characters[(index + 1)...].firstIndex(of: "'") else {
          throw DatePatternProblem("“\(source)” has an open quote")
        }
        tokens.append((.literal(folded(String(characters[(index + 1)..<close]))), length))
        run = close + 1
      case let letter where letter.isLetter && letter != "T":
        let small = source.map { $0 == "D" ? "d" : $0 == "Y" ? "y" : $0 }
        throw DatePatternProblem(
          "DY".contains(letter)
            ? "“\(letter)” is no letter of a date form; write \(String(small))"
            : "“\(letter)” is no letter of a date form; use y, M, d, E, H, h, m, s, a, X")
      default:
        tokens.append((.literal(character == " " ? " " : String(characters[index..<run]).lowercased()), length))
      }
      index = run
    }
    return tokens
  }

  /// Whether some text could be read by both with day, month and a year of two digits exchanged.
  func isAmbiguous(with other: DatePattern) -> Bool {
    func shape(_ tokens: [Token]) -> [Token] { tokens.map { $0 == .day || $0.isShortYear ? .month : $0 } }
    return tokens != other.tokens && shape(tokens) == shape(other.tokens)
  }

  /// Whether some text could also be the number of a day: a year, or numbers that touch and are few enough.
  var isLikeSerial: Bool {
    guard tokens.allSatisfy(\.isNumber) else { return false }
    // A year of four digits in front, with month and day, is more than any number of a day.
    return tokens.first != .year || tokens.count < 3
  }

  /// What a text says of a date; what it leaves open may be filled from another.
  struct Parts: Equatable {
    var year: Int?
    var month: Int?
    var day: Int?
    /// From 0, a Monday.
    var weekday: Int?

    /// The day, where it does not fall on the day of the week that is written.
    var contradictedDay: Day? {
      guard let weekday, let year, let month, let day, let found = Day(year: year, month: month, day: day),
        found.weekdayNumber != weekday
      else { return nil }
      return found
    }

    /// - Returns: the canonical text, or nil where the parts are no day of the calendar.
    var text: String? {
      guard let year else { return nil }
      guard let month else { return day == nil ? padded(year, to: 4) : nil }
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
}

extension DatePattern.Token {
  var isYear: Bool {
    switch self {
    case .year, .shortYear: true
    default: false
    }
  }

  var isShortYear: Bool {
    if case .shortYear = self { true } else { false }
  }

  /// Whether it stands for digits.
  var isNumber: Bool {
    switch self {
    case .year, .shortYear, .month, .day, .clock: true
    case .monthName, .dayName, .halfDay, .zone, .literal: false
    }
  }
}

package struct DatePatternProblem: Error, Sendable {
  package let message: String

  init(_ message: String) {
    self.message = message
  }
}
