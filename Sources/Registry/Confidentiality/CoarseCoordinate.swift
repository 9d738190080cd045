/// A coordinate rounded to a tenth of a degree, which is about eleven kilometres from north to south: halves away from
/// zero. Reckoned in decimal digits, so that no binary fraction tips a half.
package enum CoarseCoordinate {
  /// - Parameter text: canonical decimal degrees; what is no such number becomes empty.
  package static func text(_ text: String) -> String {
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, first.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let whole = Int(first), whole <= 360
    else { return "" }
    let digits = parts.count == 2 ? Array(parts[1].utf8) : []
    guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return "" }
    var tenths = whole * 10 + Int(digits.first.map { $0 - 0x30 } ?? 0)
    if digits.count > 1, digits[1] >= UInt8(ascii: "5") { tenths += 1 }
    let fraction = tenths % 10 == 0 ? "" : ".\(tenths % 10)"
    return "\(isNegative && tenths > 0 ? "-" : "")\(tenths / 10)\(fraction)"
  }
}
