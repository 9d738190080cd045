/// Finds UTF-16 that has no byte order mark: delimiters and line ends have a zero byte on the same side throughout.
enum UTF16Finder {
  static func find(_ sample: Span<UInt8>) -> EncodingFinding? {
    guard sample.count >= 4 else { return nil }
    var zeroes = (even: 0, odd: 0)
    for index in 0..<(sample.count & ~1) where sample[index] == 0 {
      if index & 1 == 0 { zeroes.even += 1 } else { zeroes.odd += 1 }
    }
    let units = sample.count / 2
    let most = max(zeroes.even, zeroes.odd)
    let fewest = min(zeroes.even, zeroes.odd)
    // A table has a delimiter or a line end at least every hundred characters.
    guard most * 100 >= units, most >= 20 * fewest else { return nil }
    let isLittle = zeroes.odd > zeroes.even
    guard looksLikeText(sample, isLittle: isLittle) else { return nil }
    return EncodingFinding(
      isLittle ? "utf-16le" : "utf-16be", .likely,
      "\(most) of \(units) pairs of bytes have a zero byte as their \(isLittle ? "second" : "first"), "
        + "as ASCII has in UTF-16 with the \(isLittle ? "little" : "big") end first",
      runnerUp: isLittle ? "utf-16be" : "utf-16le")
  }

  /// Whether there are no halves of pairs, hardly any control characters, and the bytes of line ends are mostly line
  /// ends.
  private static func looksLikeText(_ sample: Span<UInt8>, isLittle: Bool) -> Bool {
    var controls = 0
    var lineEnds = 0
    var bytesOfLineEnds = 0
    var isHigh = false
    let units = sample.count / 2
    for unit in 0..<units {
      let first = UInt16(sample[2 * unit])
      let second = UInt16(sample[2 * unit + 1])
      let code = isLittle ? second << 8 | first : first << 8 | second
      let isLow = (0xdc00...0xdfff).contains(code)
      guard isLow == isHigh else { return false }
      isHigh = (0xd800...0xdbff).contains(code)
      if code == 0x0a || code == 0x0d { lineEnds += 1 }
      if first == 0x0a || first == 0x0d { bytesOfLineEnds += 1 }
      if second == 0x0a || second == 0x0d { bytesOfLineEnds += 1 }
      if code < 0x20, code != 9, code != 10, code != 13 { controls += 1 }
    }
    return controls * 100 <= units && lineEnds * 2 >= bytesOfLineEnds
  }
}
