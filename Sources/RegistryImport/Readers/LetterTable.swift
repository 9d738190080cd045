import Registry

/// What each byte of a single-byte encoding is, as far as guessing needs it.
struct LetterTable: Sendable {
  enum Kind: Sendable {
    case blank, asciiLetter, letter, symbol, oddSymbol, nothing
  }

  struct Entry: Sendable {
    var kind = Kind.blank
    /// Of letters, in lower case.
    var letter: UInt32 = 0
    var isUpper = false
    var scalar: UInt32 = 0
  }

  let encoding: String
  let entries: [Entry]

  init?(_ encoding: String) {
    guard let decoder = TextDecoder(encoding: encoding) else { return nil }
    self.encoding = encoding
    entries = (0..<256).map { byte in
      var text: [UInt8] = []
      let source = [UInt8(byte)]
      guard decoder.append(source.span, to: &text) == nil,
        let scalar = String(text.span).unicodeScalars.first
      else { return Entry(kind: .nothing) }
      return LetterTable.entry(scalar, isASCII: byte < 0x80)
    }
  }

  private static func entry(_ scalar: Unicode.Scalar, isASCII: Bool) -> Entry {
    let properties = scalar.properties
    var entry = Entry(scalar: scalar.value)
    if isASCII {
      if properties.isAlphabetic { entry.kind = .asciiLetter }
      entry.isUpper = properties.isUppercase
    } else if scalar.value < 0xa0 || scalar.value >= 0x2500 && scalar.value < 0x2600 {
      // Control characters, and lines to draw boxes with.
      entry.kind = .nothing
    } else if properties.isAlphabetic, scalar.value != 0xaa, scalar.value != 0xba {
      entry.kind = .letter
      entry.isUpper = properties.isUppercase
      entry.letter = properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
    } else {
      // What registers hold: quotes, dashes, №, §, °, €, no-break spaces.
      let common: Set<UInt32> = [
        0xa0, 0xa7, 0xa9, 0xab, 0xae, 0xb0, 0xb7, 0xba, 0xbb, 0x2013, 0x2014, 0x2018, 0x2019, 0x201a, 0x201c, 0x201d,
        0x201e,
        0x2022, 0x2026, 0x20ac, 0x2116, 0x2122,
      ]
      entry.kind = common.contains(scalar.value) ? .symbol : .oddSymbol
    }
    return entry
  }
}
