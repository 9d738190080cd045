/// How a partner writes numbers.
package struct NumberForm: Sendable, Equatable {
  package let decimal: Character
  /// What stands between groups of digits; blanks and apostrophes may always stand there.
  package let group: Character?

  /// - Returns: the number with a point and without groups, or nil where this is no number of this form.
  func read(_ text: String) -> String? {
    var result = ""
    var hasPoint = false
    var hasDigit = false
    for character in text {
      switch character {
      case "0"..."9":
        result.append(character)
        hasDigit = true
      case decimal:
        guard !hasPoint else { return nil }
        hasPoint = true
        result.append(".")
      case "-", "+", "\u{2212}":
        guard result.isEmpty else { return nil }
        if character != "+" { result.append("-") }
      case " ", "\u{a0}", "\u{202f}", "\u{2009}", "'", "\u{2019}":
        guard !hasPoint else { return nil }
      default:
        // A group may not stand in the fraction, nor begin the number.
        guard character == group, hasDigit, !hasPoint else { return nil }
      }
    }
    guard hasDigit else { return nil }
    if result.hasSuffix(".") { result.removeLast() }
    return result
  }
}
