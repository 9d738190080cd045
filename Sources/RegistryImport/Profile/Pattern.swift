/// A regular expression, compiled once when the profile is read.
package struct Pattern: Sendable {
  // An import runs on one thread, and a compiled expression is only ever read.
  private nonisolated(unsafe) let regex: Regex<AnyRegexOutput>
  /// With several repetitions the time grows with a power of the text's length.
  private let mostText: Int

  /// - Throws: `RunawayPattern`, or where it is no regular expression.
  package init(_ source: String) throws {
    let repetitions = try PatternShape.repetitions(source)
    mostText = repetitions > 1 ? 4_000 : .max
    unsafe regex = try Regex(source)
  }

  /// - Returns: false also for a text of more than 4,000 bytes where the expression repeats several parts without bound.
  package func matches(_ text: String) -> Bool {
    guard text.utf8.count <= mostText else { return false }
    return unsafe text.firstMatch(of: regex) != nil
  }
}

/// An expression whose time on some texts grows without bounds, so that one cell could stop an import for ever.
package struct RunawayPattern: Error {
  package let reason: String
}

/// Looks for what makes a backtracking matcher try more ways than there is time for.
enum PatternShape {
  /// What stands in a group that is still open.
  private struct Group {
    var repeats = false
    var chooses = false
  }

  private static let mostRepetitions = 3
  /// A repetition of up to so many is a small number of ways.
  private static let fewTimes = 20

  /// - Returns: how many repetitions without bound there are.
  /// - Throws: `RunawayPattern` where one stands in another, where alternatives are repeated, where a group is
  ///   referred to, or where there are too many.
  static func repetitions(_ source: String) throws(RunawayPattern) -> Int {
    var groups = [Group()]
    var repetitions = 0
    var isInClass = false
    let characters = Array(source)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      index += 1
      switch character {
      case "\\":
        if index < characters.count, ("1"..."9").contains(characters[index]) || characters[index] == "k" {
          throw RunawayPattern(reason: "it refers to a group")
        }
        index += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case _ where isInClass: break
      case "(":
        groups.append(Group())
        // `(?i)`, `(?:`: the question mark is no repetition.
        if index < characters.count, characters[index] == "?" { index += 1 }
      case ")" where groups.count > 1:
        let group = groups.removeLast()
        if isUnbounded(characters, at: index) {
          guard !group.repeats else { throw RunawayPattern(reason: "it repeats a repetition") }
          guard !group.chooses else { throw RunawayPattern(reason: "it repeats alternatives") }
        }
        if group.repeats { groups[groups.count - 1].repeats = true }
        if group.chooses { groups[groups.count - 1].chooses = true }
      case "|", "?": groups[groups.count - 1].chooses = true
      case "*", "+", "{":
        guard isUnbounded(characters, at: index - 1) else {
          groups[groups.count - 1].chooses = true
          continue
        }
        groups[groups.count - 1].repeats = true
        repetitions += 1
        // `*?` and `*+` are one repetition.
        if index < characters.count, characters[index] == "?" || characters[index] == "+" { index += 1 }
      default: break
      }
    }
    guard repetitions <= mostRepetitions else {
      throw RunawayPattern(reason: "it has more than \(mostRepetitions) repetitions")
    }
    return repetitions
  }

  /// `*`, `+`, `{n,}`, or a large number of times.
  private static func isUnbounded(_ characters: [Character], at index: Int) -> Bool {
    guard index < characters.count else { return false }
    if characters[index] == "*" || characters[index] == "+" { return true }
    guard characters[index] == "{", let close = characters[index...].firstIndex(of: "}") else { return false }
    let times = characters[(index + 1)..<close].split(separator: ",", omittingEmptySubsequences: false)
    guard let most = times.last else { return false }
    return (Int(String(most)) ?? .max) > fewTimes
  }
}
