extension Sequence<UInt8> {
  /// Two digits a byte.
  var hexadecimal: String {
    map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }
}

extension [UInt8] {
  /// - Returns: nil where the text is not made of pairs of digits.
  init?(hexadecimal text: String) {
    let digits: [Int] = text.compactMap(\.hexDigitValue)
    guard digits.count % 2 == 0, digits.count == text.count else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map { position -> UInt8 in
      UInt8(truncatingIfNeeded: digits[position] * 16 + digits[position + 1])
    }
  }
}
