/// A regular expression, compiled once when the profile is read.
package struct Pattern: Sendable {
  // An import runs on one thread, and a compiled expression is only ever read.
  private nonisolated(unsafe) let regex: Regex<AnyRegexOutput>

  /// - Throws: where it is no regular expression, or one whose time can grow without bounds.
  package init(_ source: String) throws {
    guard !Pattern.repeatsRepetitions(source) else { throw RunawayPattern() }
    unsafe regex = try Regex(source)
  }

  package func matches(_ text: String) -> Bool { unsafe text.firstMatch(of: regex) != nil }

  /// Whether an unbounded repetition stands inside a group that is itself repeated, as in `(a+)+`: on a text
  /// that almost fits, such an expression may try more ways than there is time for.
  static func repeatsRepetitions(_ source: String) -> Bool {
    // For each open group, whether a repetition without bounds stands in it.
    var groups = [false]
    var isInClass = false
    let characters = Array(source)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      index += 1
      switch character {
      case "\\": index += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass: groups.append(false)
      case ")" where !isInClass && groups.count > 1:
        let repeats = groups.removeLast()
        let isRepeated = isUnbounded(characters, at: index)
        if repeats, isRepeated { return true }
        if repeats { groups[groups.count - 1] = true }
      case "*" where !isInClass, "+" where !isInClass, "{" where !isInClass:
        if isUnbounded(characters, at: index - 1) { groups[groups.count - 1] = true }
      default: break
      }
    }
    return false
  }

  /// `*`, `+` or `{n,}`.
  private static func isUnbounded(_ characters: [Character], at index: Int) -> Bool {
    guard index < characters.count else { return false }
    if characters[index] == "*" || characters[index] == "+" { return true }
    guard characters[index] == "{", let close = characters[index...].firstIndex(of: "}") else { return false }
    return characters[close - 1] == ","
  }
}

package struct RunawayPattern: Error {}
