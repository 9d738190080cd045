import Registry

/// Guesses the single-byte encoding of text that is not UTF-8: in the right one its letters are those of a language, in
/// their usual numbers, and capitals stand where capitals do.
enum LetterStatistics {
  /// Where two give the same text, the first is named; `windows-1252` before what it contains.
  private static let candidates: [(encoding: String, scripts: Set<Alphabet.Script>)] = [
    ("windows-1252", [.latin]), ("windows-1251", [.cyrillic]), ("koi8-r", [.cyrillic]), ("iso-8859-5", [.cyrillic]),
    ("windows-1250", [.latin]), ("windows-1254", [.latin]), ("windows-1253", [.greek]), ("iso-8859-15", [.latin]),
    ("iso-8859-1", [.latin]), ("iso-8859-2", [.latin]), ("iso-8859-9", [.latin]), ("iso-8859-7", [.greek]),
    ("kz-1048", [.cyrillic]), ("koi8-u", [.cyrillic]), ("ibm866", [.cyrillic]), ("mac-cyrillic", [.cyrillic]),
    ("ibm850", [.latin]), ("macintosh", [.latin]),
  ]

  private static let tables: [(LetterTable, [Alphabet])] = candidates.compactMap { encoding, scripts in
    guard let table = LetterTable(encoding) else { return nil }
    return (table, Alphabet.all.filter { scripts.contains($0.script) })
  }

  /// Enough to decide, and quickly read.
  private static let mostWords = 4000

  static func find(_ sample: Span<UInt8>) -> EncodingFinding {
    let words = WordsBeyondASCII(sample, most: mostWords)
    var results: [(table: LetterTable, alphabet: Alphabet, score: Double)] = []
    for (table, alphabets) in tables {
      let counted = alphabets.map { (table, $0, words.score(table, $0)) }
      if let best = counted.max(by: { $0.2 < $1.2 }) { results.append(best) }
    }
    // The order of the candidates decides between equals.
    let ranked = results.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .map(\.element)
    guard let best = ranked.first else {
      return EncodingFinding("windows-1252", .guess, "some bytes are not UTF-8")
    }
    let other = ranked.dropFirst().first { !words.isSame($0.table, best.table) }
    let margin = other.map { best.score - $0.score } ?? .infinity
    let isClear = margin >= 24 && best.score / Double(max(1, words.count)) > -7
    let letters = words.count == 1 ? "the one character beyond ASCII is" : "the \(words.count) characters beyond ASCII are"
    let reading = words.count == 0 ? "" : "; the first word with one reads \(quoted(words.firstWord(best.table)))"
    return EncodingFinding(
      best.table.encoding, isClear ? .likely : .guess,
      "some bytes are not UTF-8, and in \(best.table.encoding) \(letters) most like \(best.alphabet.language)\(reading)",
      runnerUp: other?.table.encoding)
  }
}

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
        0xa0, 0xa7, 0xa9, 0xab, 0xae, 0xb0, 0xb7, 0xba, 0xbb, 0x2013, 0x2014, 0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e,
        0x2022, 0x2026, 0x20ac, 0x2116, 0x2122,
      ]
      entry.kind = common.contains(scalar.value) ? .symbol : .oddSymbol
    }
    return entry
  }
}
