/// How a partner writes numbers.
package struct NumberForm: Sendable, Equatable {
  package let decimal: Character
  /// What stands between groups of digits; blanks and apostrophes may always stand there.
  package let group: Character?

  package init(decimal: Character, group: Character?) {
    self.decimal = decimal
    self.group = group
  }

  /// - Returns: the number with a point and without groups, or nil where this is no number of this form.
  package func read(_ text: String) -> String? {
    var rest = text[...]
    var result = ""
    if let sign = rest.first, "-+\u{2212}".contains(sign) {
      if sign != "+" { result = "-" }
      rest = rest.dropFirst().drop { NumberForm.blanks.contains($0) }
    }
    let parts = rest.split(separator: decimal, maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts.first ?? ""
    let fraction = parts.count == 2 ? parts[1] : ""
    guard let digits = ungrouped(whole), fraction.allSatisfy(NumberForm.isDigit), !(digits.isEmpty && fraction.isEmpty)
    else { return nil }
    return result + digits + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static let blanks = " \u{a0}\u{202f}\u{2009}"
  private static let separators = blanks + "'\u{2019}"

  /// A digit with a mark upon it lies between the digits too.
  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  /// The digits of a whole number. Groups have three digits, or two in the middle as in India, so that “1.25” with a
  /// point for groups, or “10 20”, is not taken for another number.
  private func ungrouped(_ whole: Substring) -> String? {
    let groups = whole.split(omittingEmptySubsequences: false) { NumberForm.separators.contains($0) || $0 == group }
    guard let first = groups.first, let last = groups.last, groups.allSatisfy({ $0.allSatisfy(NumberForm.isDigit) })
    else { return nil }
    if groups.count > 1 {
      guard (1...3).contains(first.count), last.count == 3, Set(whole.filter { !NumberForm.isDigit($0) }).count == 1,
        groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 || $0.count == 2 })
      else { return nil }
    }
    return groups.joined()
  }
}
