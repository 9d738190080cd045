import Registry

/// Guesses the single-byte encoding of text that is not UTF-8: in the right one its letters are those of a language, in
/// their usual numbers, and capitals stand where capitals do.
enum LetterStatistics {
  /// What is usual where this program is used counts a little more, in bits. Where two give the same text, the first
  /// is named: `windows-1252` before what it contains.
  private static let candidates: [(encoding: String, script: Alphabet.Script, advantage: Double)] = [
    ("windows-1252", .latin, 3), ("windows-1251", .cyrillic, 3), ("koi8-r", .cyrillic, 2), ("iso-8859-5", .cyrillic, 0),
    ("windows-1250", .latin, 1), ("windows-1254", .latin, 1), ("windows-1253", .greek, -4), ("iso-8859-15", .latin, 0),
    ("iso-8859-1", .latin, 0), ("iso-8859-2", .latin, 0), ("iso-8859-9", .latin, 0), ("iso-8859-7", .greek, -4),
    ("kz-1048", .cyrillic, 3), ("koi8-u", .cyrillic, 0), ("ibm866", .cyrillic, 0), ("mac-cyrillic", .cyrillic, -2),
    ("ibm850", .latin, -4), ("macintosh", .latin, -4),
  ]

  private static let tables: [(table: LetterTable, alphabets: [Alphabet], advantage: Double)] =
    candidates.compactMap { encoding, script, advantage in
      guard let table = LetterTable(encoding) else { return nil }
      return (table, Alphabet.all.filter { $0.script == script }, advantage)
    }

  /// Enough to decide, and quickly read.
  private static let mostWords = 300

  /// The evidence never quotes the text, which may belong to a sealed field.
  static func find(_ sample: Span<UInt8>) -> EncodingFinding {
    let words = WordsBeyondASCII(sample, most: mostWords)
    var results: [(table: LetterTable, alphabet: Alphabet, score: Double)] = []
    for (table, alphabets, advantage) in tables {
      let letters = words.letters(table)
      let counted = alphabets.map { alphabet -> (table: LetterTable, alphabet: Alphabet, score: Double) in
        // Without its own letters a text is not in the rarer language of a script.
        let handicap = alphabet.isMet(in: letters) ? 0 : 8.0
        return (table, alphabet, words.score(table, alphabet) + (letters.isEmpty ? 0 : advantage) - handicap)
      }
      if let best = counted.max(by: { $0.score < $1.score }) { results.append(best) }
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
    return EncodingFinding(
      best.table.encoding, isClear ? .likely : .guess,
      "the bytes beyond ASCII are not UTF-8, and as \(best.table.encoding) their words read most like \(best.alphabet.language) "
        + "(\(words.count) \(words.count == 1 ? "character" : "characters") beyond ASCII compared)",
      runnerUp: other?.table.encoding)
  }
}
