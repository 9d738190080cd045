/// How many characters beyond ASCII a sample has, and how many bytes that are no UTF-8.
struct UTF8Census {
  /// Latin, Greek, Cyrillic to Georgian, the scripts of India to Thailand, punctuation, Chinese, Japanese, Korean, emoji.
  private static let ordinary: [ClosedRange<UInt32>] = [
    0xa0...0x36f, 0x384...0x3ce, 0x400...0x6ff, 0x900...0xeff, 0x10a0...0x10ff, 0x1e00...0x1fff, 0x2010...0x27bf,
    0x3000...0x30ff, 0x4e00...0x9fff, 0xac00...0xd7a3, 0xfeff...0xfffd, 0x1f000...0x1ffff,
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
