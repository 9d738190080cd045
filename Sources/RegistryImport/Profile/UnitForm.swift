/// What stands beside a number: words that say nothing more, or units of different size.
package struct UnitForm: Sendable, Equatable {
  /// The unit, folded, and how many of the field's own unit one of it is. An empty unit: none is written.
  package let factors: [(unit: String, factor: Int)]

  package init(factors: [(unit: String, factor: Int)]) { self.factors = factors }

  package static func == (left: UnitForm, right: UnitForm) -> Bool {
    left.factors.elementsEqual(right.factors) { $0 == $1 }
  }

  /// - Parameter text: such as `12 years`, `45 чел.` or `€ 30`.
  /// - Returns: the number and its factor, or nil where another unit stands there.
  package func read(_ text: String) -> (number: String, factor: Int)? {
    let whole = folded(text)
    var unwritten: Int?
    for (unit, factor) in factors {
      if unit.isEmpty {
        unwritten = factor
      } else if whole.hasSuffix(unit), let number = UnitForm.trimmed(whole.dropLast(unit.count)) {
        return (number, factor)
      } else if whole.hasPrefix(unit), let number = UnitForm.trimmed(whole.dropFirst(unit.count)) {
        return (number, factor)
      }
    }
    guard let last = whole.last, last.isNumber else { return nil }
    return unwritten.map { (whole, $0) }
  }

  private static func trimmed(_ text: Substring) -> String? {
    let number = text.drop { $0 == " " || $0 == "\u{a0}" }
    let end = number.lastIndex { $0 != " " && $0 != "\u{a0}" }
    guard let end, number[end].isNumber else { return nil }
    return String(number[...end])
  }

  /// - Parameter number: with a point, if any.
  /// - Returns: the product as plain digits, or nil where it goes beyond what can be counted.
  package static func multiplied(_ number: String, by factor: Int) -> String? {
    guard factor != 1 else { return number }
    let isNegative = number.hasPrefix("-")
    let parts = number.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2 else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard let digits = Int(whole + fraction) else { return nil }
    let (product, overflow) = digits.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    var text = String(product)
    if !fraction.isEmpty {
      text = String(repeating: "0", count: max(0, fraction.count + 1 - text.count)) + text
      let point = text.index(text.endIndex, offsetBy: -fraction.count)
      let decimals = text[point...].reversed().drop { $0 == "0" }.reversed()
      text = String(text[..<point]) + (decimals.isEmpty ? "" : "." + String(decimals))
    }
    return isNegative ? "-" + text : text
  }
}
