import Registry

/// The different words of a sample that have a byte beyond ASCII, with what stands around them.
struct WordsBeyondASCII {
  /// One after another, each ended by a blank.
  private let bytes: [UInt8]
  /// Bytes beyond ASCII.
  let count: Int

  init(_ sample: Span<UInt8>, most: Int) {
    var bytes: [UInt8] = []
    var count = 0
    var words: Set<[UInt8]> = []
    var index = 0
    while index < sample.count, words.count < most {
      var end = index
      var beyond = 0
      while end < sample.count, !WordsBeyondASCII.endsWord(sample[end]) {
        if sample[end] >= 0x80 { beyond += 1 }
        end += 1
      }
      if beyond > 0 {
        var word: [UInt8] = []
        word.append(sample.extracting(index..<end))
        // What is written over and over says no more than once.
        if words.insert(word).inserted {
          bytes += word
          bytes.append(0x20)
          count += beyond
        }
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

  /// The letters beyond ASCII, in lower case.
  func letters(_ table: LetterTable) -> Set<UInt32> {
    var letters: Set<UInt32> = []
    for byte in Set(bytes) where table.entries[Int(byte)].kind == .letter {
      letters.insert(table.entries[Int(byte)].letter)
    }
    return letters
  }

  /// How well the words read; the higher, the better.
  func score(_ table: LetterTable, _ alphabet: Alphabet) -> Double {
    var score = 0.0
    var word: [LetterTable.Entry] = []
    for byte in bytes {
      let entry = table.entries[Int(byte)]
      if entry.kind != .blank {
        word.append(entry)
        continue
      }
      score += WordScore(word, alphabet).value
      word.removeAll(keepingCapacity: true)
    }
    return score
  }
}
