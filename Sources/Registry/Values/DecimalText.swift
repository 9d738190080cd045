/// Decimal numbers as text, so that what was given is what is kept.
package enum DecimalText {
  /// Digits before and after the point together.
  package static let mostDigits = 38

  /// Appends the shortest form: no `+`, no leading or trailing zeros, no `-0`.
  ///
  /// - Returns: false where the text is no decimal number (an exponent is none) or has too many digits.
  package static func appendShortest(of text: Span<UInt8>, to output: inout [UInt8]) -> Bool {
    var index = 0
    var isNegative = false
    if text.count > 0, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
      isNegative = text[0] == UInt8(ascii: "-")
      index = 1
    }
    let wholeStart = index
    while index < text.count, isDigit(text[index]) { index += 1 }
    let wholeEnd = index
    var fractionStart = index
    var fractionEnd = index
    if index < text.count, text[index] == UInt8(ascii: ".") {
      index += 1
      fractionStart = index
      while index < text.count, isDigit(text[index]) { index += 1 }
      fractionEnd = index
    }
    guard index == text.count, wholeEnd - wholeStart + fractionEnd - fractionStart > 0 else { return false }

    var firstDigit = wholeStart
    while firstDigit < wholeEnd, text[firstDigit] == UInt8(ascii: "0") { firstDigit += 1 }
    while fractionEnd > fractionStart, text[fractionEnd - 1] == UInt8(ascii: "0") { fractionEnd -= 1 }
    guard wholeEnd - firstDigit + fractionEnd - fractionStart <= mostDigits else { return false }

    let isZero = firstDigit == wholeEnd && fractionStart == fractionEnd
    if isNegative, !isZero { output.append(UInt8(ascii: "-")) }
    if firstDigit == wholeEnd { output.append(UInt8(ascii: "0")) }
    for position in firstDigit..<wholeEnd { output.append(text[position]) }
    if fractionEnd > fractionStart {
      output.append(UInt8(ascii: "."))
      for position in fractionStart..<fractionEnd { output.append(text[position]) }
    }
    return true
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

/// Counts, 0 and up.
package enum CountText {
  /// Sums of it over any registry stay far inside 64 bits.
  package static let largest = 2_147_483_647

  /// - Returns: nil where the text is no whole number from 0 to `largest`.
  package static func value(of text: Span<UInt8>) -> Int? {
    guard text.count > 0 else { return nil }
    var value = 0
    for index in text.indices {
      guard DecimalText.isDigit(text[index]) else { return nil }
      value = value * 10 + Int(text[index] - 0x30)
      guard value <= largest else { return nil }
    }
    return value
  }
}
