import Registry

/// The name of a column as words, whatever its case, script and joints: `RatingDate`, `rating_date` and `Rating Date`
/// are one.
struct HeaderName {
  let name: FoldedWords
  /// Without words that only join others.
  private let words: [String]
  /// As written, in small letters.
  private let plainWords: Set<String>

  init(_ header: String) {
    // `FHRSID`: what comes before is no word for which capitals would be a sign.
    let header = header.hasSuffix("ID") && header.count > 2 ? "\(header.dropLast(2)) ID" : header
    var spaced = ""
    var isAfterSmall = false
    for character in header {
      if isAfterSmall, character.isUppercase { spaced.append(" ") }
      isAfterSmall = character.isLowercase || character.isNumber
      spaced.append(HeaderName.apostrophes.contains(character) ? " " : character)
    }
    name = FoldedWords(spaced)
    plainWords = Set(folded(spaced).split { !$0.isLetter && !$0.isNumber }.map(String.init))
    words = name.words.filter { !HeaderName.joints.contains($0) }
  }

  /// What they join are two words: `d’ouverture`.
  private static let apostrophes: Set<Character> = ["'", "’"]

  private static let joints = Set(
    [
      "of", "the", "a", "an", "in", "at", "de", "du", "des", "la", "le", "les", "d", "l", "di", "del", "в", "на", "по",
      "о",
    ]
    .map { FoldedWords($0).text })

  /// How well a phrase names the column: 0 not at all, 100 exactly.
  func score(_ phrase: FoldedStem) -> Double {
    guard phrase.isPart(of: name), !words.isEmpty else { return 0 }
    let covered = Double(phrase.count) / Double(max(words.count, phrase.count))
    return covered == 1 ? 100 : 45 + 40 * covered + 5 * Double(min(phrase.count, 4) - 1)
  }

  /// The best score of several phrases; those that come first count a little more.
  func score(_ phrases: [FoldedStem]) -> Double {
    var best = 0.0
    for (position, phrase) in phrases.enumerated() {
      best = max(best, score(phrase) - Double(min(position, 40)) * 0.1)
    }
    return best
  }

  /// For words too short to be recognised by their sound.
  func hasPlain(_ words: Set<String>) -> Bool { !plainWords.isDisjoint(with: words) }

  func has(_ stems: [FoldedStem]) -> Bool { stems.contains { $0.isPart(of: name) } }
}

/// Phrases with commas between them.
struct PhraseList {
  let phrases: [FoldedStem]

  init(_ text: String) {
    phrases = text.split(separator: ",").map { FoldedStem(String($0)) }
  }
}
