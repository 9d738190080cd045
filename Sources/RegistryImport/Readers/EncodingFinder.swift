import Registry

/// Finds the encoding of a file from its first bytes.
///
/// A byte order mark settles it, and so does valid UTF-8 with letters beyond ASCII, which other encodings do not give
/// by chance. What is neither is guessed by its letters.
package enum EncodingFinder {
  /// How many bytes of a file are looked at.
  package static let sampleSize = 1 << 18

  /// - Parameter isWhole: whether the sample is the whole file, so that nothing is cut off at its end.
  package static func find(_ sample: Span<UInt8>, isWhole: Bool) -> EncodingFinding {
    if let mark = ByteOrderMark.of(sample) {
      return EncodingFinding(
        mark.encoding, .certain, "the file begins with the byte order mark of \(mark.name)", byteOrderMark: mark.length)
    }
    if let finding = UTF16Finder.find(sample) { return finding }
    let text = UTF8Census(sample, isWhole: isWhole)
    if text.bad == 0, !text.mayBeChance {
      guard text.letters > 0 else {
        return EncodingFinding(
          "utf-8", isWhole ? .certain : .likely,
          isWhole
            ? "the file is ASCII, which is UTF-8 too" : "the beginning of the file is ASCII, which is UTF-8 too")
      }
      return EncodingFinding(
        "utf-8", .certain, "all bytes beyond ASCII are valid UTF-8, which does not happen by chance")
    }
    if text.bad > 0, text.letters >= 20 * text.bad {
      return EncodingFinding(
        "utf-8", .guess,
        "\(text.letters) characters beyond ASCII are UTF-8, and of the bytes \(text.bad) \(text.bad == 1 ? "is" : "are") not"
      )
    }
    return EastAsianFinder.find(sample) ?? LetterStatistics.find(sample)
  }
}

/// The first bytes by which a file says what it is.
enum ByteOrderMark {
  static func of(_ bytes: Span<UInt8>) -> (encoding: String, name: String, length: Int)? {
    func begins(_ mark: [UInt8]) -> Bool {
      bytes.count >= mark.count && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
    }
    if begins([0xef, 0xbb, 0xbf]) { return ("utf-8", "UTF-8", 3) }
    // Before UTF-16, whose mark is the beginning of this one.
    if begins([0xff, 0xfe, 0, 0]) { return ("utf-32le", "UTF-32, little end first", 4) }
    if begins([0, 0, 0xfe, 0xff]) { return ("utf-32be", "UTF-32, big end first", 4) }
    if begins([0xff, 0xfe]) { return ("utf-16le", "UTF-16, little end first", 2) }
    if begins([0xfe, 0xff]) { return ("utf-16be", "UTF-16, big end first", 2) }
    return nil
  }
}

/// How many characters beyond ASCII a sample has, and how many bytes that are no UTF-8.
struct UTF8Census {
  /// Latin, Greek, Cyrillic to Georgian, the scripts of India to Thailand, punctuation, Chinese, Japanese, Korean, emoji.
  private static let ordinary: [ClosedRange<UInt32>] = [
    0xa0...0x36f, 0x384...0x3ce,
    0x400...0x6ff, 0x900...0xeff, 0x10a0...0x10ff, 0x1e00...0x1fff,
    0x2010...0x27bf, 0x3000...0x30ff, 0x4e00...0x9fff, 0xac00...0xd7a3, 0xfeff...0xfffd, 0x1f000...0x1ffff,
  ]
  /// So many characters are not valid by chance.
  private static let few = 5

  private(set) var letters = 0
  private(set) var bad = 0
  /// Characters of scripts that registers are hardly written in.
  private var rare = 0

  /// A word of another encoding may be valid UTF-8, but hardly ever text that anybody writes.
  var mayBeChance: Bool { bad == 0 && rare > 0 && letters < UTF8Census.few }

  init(_ sample: Span<UInt8>, isWhole: Bool) {
    var index = 0
    while index < sample.count {
      if sample[index] < 0x80 {
        index += 1
        continue
      }
      switch UTF8Sequence.length(sample, at: index) {
      case .valid(let length):
        letters += 1
        if letters < UTF8Census.few {
          let scalar = UTF8Sequence.scalar(sample, index, length)
          if !UTF8Census.ordinary.contains(where: { $0.contains(scalar) }) { rare += 1 }
        }
        index += length
      case .cutOff where !isWhole: return
      case .cutOff, .invalid:
        bad += 1
        index += 1
      }
    }
  }
}

/// One character of UTF-8 beyond ASCII.
enum UTF8Sequence {
  enum Result: Equatable {
    case valid(Int), cutOff, invalid
  }

  static func length(_ bytes: Span<UInt8>, at start: Int) -> Result {
    let lead = bytes[start]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xbf
    switch lead {
    case 0xc2...0xdf: length = 2
    case 0xe0: (length, second) = (3, 0xa0...0xbf)
    // No surrogates.
    case 0xed: (length, second) = (3, 0x80...0x9f)
    case 0xe1...0xef: length = 3
    case 0xf0: (length, second) = (4, 0x90...0xbf)
    case 0xf1...0xf3: length = 4
    case 0xf4: (length, second) = (4, 0x80...0x8f)
    default: return .invalid
    }
    for step in 1..<length {
      guard start + step < bytes.count else { return .cutOff }
      let byte = bytes[start + step]
      guard step == 1 ? second.contains(byte) : byte & 0xc0 == 0x80 else { return .invalid }
    }
    return .valid(length)
  }

  /// - Parameter length: of a valid one.
  static func scalar(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> UInt32 {
    var value = UInt32(bytes[start]) & (0xff >> UInt32(length + 1))
    for step in 1..<length { value = value << 6 | UInt32(bytes[start + step]) & 0x3f }
    return value
  }
}

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
