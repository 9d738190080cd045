/// The words of a sample that have a byte beyond ASCII, with what stands around them.
struct WordsBeyondASCII {
  /// One after another, each ended by a blank.
  private let bytes: [UInt8]
  /// Bytes beyond ASCII.
  let count: Int

  init(_ sample: Span<UInt8>, most: Int) {
    var bytes: [UInt8] = []
    var count = 0
    var words = 0
    var index = 0
    while index < sample.count, words < most {
      var end = index
      var beyond = 0
      while end < sample.count, !WordsBeyondASCII.endsWord(sample[end]) {
        if sample[end] >= 0x80 { beyond += 1 }
        end += 1
      }
      if beyond > 0 {
        for position in index..<end { bytes.append(sample[position]) }
        bytes.append(0x20)
        count += beyond
        words += 1
      }
      index = end + 1
    }
    self.bytes = bytes
    self.count = count
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte < 0x80 && !(byte >= 0x61 && byte <= 0x7a || byte >= 0x41 && byte <= 0x5a)
  }

  func isSame(_ first: LetterTable, _ second: LetterTable) -> Bool {
    bytes.allSatisfy { first.entries[Int($0)].scalar == second.entries[Int($0)].scalar }
  }

  func firstWord(_ table: LetterTable) -> String {
    var text = ""
    for byte in bytes.prefix(while: { $0 != 0x20 }) {
      if let scalar = Unicode.Scalar(table.entries[Int(byte)].scalar) { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  /// How well the words read; the higher, the better.
  func score(_ table: LetterTable, _ alphabet: Alphabet) -> Double {
    var score = 0.0
    var previous = LetterTable.Entry()
    var beforePrevious = LetterTable.Entry()
    for (position, byte) in bytes.enumerated() {
      let entry = table.entries[Int(byte)]
      if byte >= 0x80 {
        score += WordsBeyondASCII.value(entry, alphabet)
        if entry.kind != .letter, WordsBeyondASCII.isLetter(previous) {
          let next = position + 1 < bytes.count ? table.entries[Int(bytes[position + 1])] : LetterTable.Entry()
          // An apostrophe does stand inside words.
          if WordsBeyondASCII.isLetter(next), entry.scalar != 0x2019 { score -= 9 }
        }
      }
      if WordsBeyondASCII.isLetter(entry), WordsBeyondASCII.isLetter(previous) {
        score += WordsBeyondASCII.join(beforePrevious, previous, entry, alphabet)
      } else if entry.kind == .letter, alphabet.script == .cyrillic, WordsBeyondASCII.neverFirst.contains(entry.letter) {
        score -= 7
      }
      beforePrevious = previous
      previous = entry
    }
    return score
  }

  private static func isLetter(_ entry: LetterTable.Entry) -> Bool {
    entry.kind == .letter || entry.kind == .asciiLetter
  }

  private static func value(_ entry: LetterTable.Entry, _ alphabet: Alphabet) -> Double {
    switch entry.kind {
    case .letter:
      // Capitals are fewer, and text in the wrong case is how some encodings look in others.
      (alphabet.shares[entry.letter] ?? Alphabet.strange) - (entry.isUpper ? 0.7 : 0)
    case .symbol: -6
    case .oddSymbol: -10
    case .nothing: -30
    case .blank, .asciiLetter: 0
    }
  }

  private static let vowels: Set<UInt32> = Set("аеёиоуыэюяіїєәөұүαεηιουωάέήίόύώ".unicodeScalars.map(\.value))
  private static let neverFirst: Set<UInt32> = Set("ъьы".unicodeScalars.map(\.value))
  private static let afterVowels: UInt32 = 0x439

  /// What two letters beside each other in a word count.
  private static func join(
    _ beforePrevious: LetterTable.Entry, _ previous: LetterTable.Entry, _ entry: LetterTable.Entry, _ alphabet: Alphabet
  ) -> Double {
    var score = 0.0
    if entry.isUpper, !previous.isUpper { score -= 8 }
    if !entry.isUpper, previous.isUpper, isLetter(beforePrevious), beforePrevious.isUpper { score -= 5 }
    if alphabet.script == .latin {
      // Letters with marks are few among those without.
      if entry.kind == .letter, previous.kind == .letter { score -= 4 }
      return score
    }
    if entry.kind != previous.kind { return score - 7 }
    guard entry.kind == .letter else { return score }
    let isVowel = vowels.contains(entry.letter)
    if isVowel != vowels.contains(previous.letter) { score += 1 } else if isVowel { score -= 1.5 }
    if entry.letter == afterVowels, !vowels.contains(previous.letter) { score -= 5 }
    return score
  }
}
