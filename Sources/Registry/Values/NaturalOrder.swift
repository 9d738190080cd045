/// The order in which people count: `9` before `10`, `4.2` before `4.10`.
package enum NaturalOrder {
  package static func isBefore(_ left: String, _ right: String) -> Bool {
    var (one, other) = (Array(left.utf8)[...], Array(right.utf8)[...])
    while let first = one.first, let second = other.first {
      if isDigit(first), isDigit(second) {
        let (number, otherNumber) = (takeNumber(&one), takeNumber(&other))
        if number.count != otherNumber.count { return number.count < otherNumber.count }
        if number != otherNumber { return number.lexicographicallyPrecedes(otherNumber) }
      } else {
        if first != second { return first < second }
        one = one.dropFirst()
        other = other.dropFirst()
      }
    }
    if one.isEmpty != other.isEmpty { return one.isEmpty }
    return left < right
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The digits at the beginning, without zeros before them.
  private static func takeNumber(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let number = text.prefix(while: isDigit)
    text = text.dropFirst(number.count)
    return number.drop { $0 == 0x30 }
  }
}
