/// How well one word reads in a language, in bits: the higher, the better.
struct WordScore {
  private(set) var value = 0.0

  private let word: [LetterTable.Entry]
  private let alphabet: Alphabet

  /// - Parameter word: without blanks.
  init(_ word: [LetterTable.Entry], _ alphabet: Alphabet) {
    self.word = word
    self.alphabet = alphabet
    for position in word.indices {
      addLetter(position)
      if isLetter(position) { addJoin(position) }
    }
    addWhole()
  }

  private func isLetter(_ position: Int) -> Bool {
    guard word.indices.contains(position) else { return false }
    return word[position].kind == .letter || word[position].kind == .asciiLetter
  }

  private mutating func addLetter(_ position: Int) {
    let entry = word[position]
    switch entry.kind {
    case .letter:
      value += alphabet.shares[entry.letter] ?? Alphabet.strange
    case .symbol: value -= 6
    case .oddSymbol: value -= isLetter(position - 1) || isLetter(position + 1) ? 13 : 10
    case .nothing: value -= 30
    case .blank, .asciiLetter: return
    }
    // An apostrophe does stand inside words.
    if entry.kind != .letter, word.indices.contains(position - 1), word[position - 1].kind == .symbol { value -= 2 }
    // Degrees are those of numbers.
    if entry.scalar == 0xb0, isLetter(position - 1) { value -= 4 }
    if entry.kind != .letter, entry.scalar != 0x2019, isLetter(position - 1), isLetter(position + 1) { value -= 9 }
  }

  /// What a letter counts beside the one before it.
  private mutating func addJoin(_ position: Int) {
    let entry = word[position]
    guard isLetter(position - 1) else {
      if entry.kind == .letter, isRussian { value += RussianNeighbours.value(entry.letter, after: 0) }
      return
    }
    let previous = word[position - 1]
    if entry.isUpper, !previous.isUpper { value -= 8 }
    if !entry.isUpper, previous.isUpper, isLetter(position - 2), word[position - 2].isUpper { value -= 5 }
    if alphabet.script == .latin {
      // Letters with marks are few among those without.
      if entry.kind == .letter, previous.kind == .letter { value -= 4 }
    } else if entry.kind != previous.kind {
      value -= 7
    } else if entry.kind == .letter, isRussian {
      value += RussianNeighbours.value(entry.letter, after: previous.letter)
    }
  }

  private var isRussian: Bool { alphabet.language == Alphabet.russian.language }

  private mutating func addWhole() {
    let letters = word.filter { $0.kind == .letter }
    guard let first = letters.first else { return }
    // Capitals are fewer, and text in the wrong case is how some encodings look in others.
    value -= min(2, 0.7 * Double(letters.count { $0.isUpper }))
    let isMixed = word.contains { $0.kind == .asciiLetter }
    let isLower = letters.allSatisfy { !$0.isUpper }
    switch alphabet.script {
    case .latin:
      // Hardly a word consists of such letters only, and of the few of one letter hardly any is a capital.
      if !isMixed { value -= letters.count > 1 ? 6 : first.isUpper ? 5 : 1 }
    case .cyrillic:
      // Words in small letters have a vowel; capitals may be an abbreviation.
      if isLower, letters.count > 1, !letters.contains(where: { WordScore.vowels.contains($0.letter) }) { value -= 4 }
    case .greek:
      // Nearly every word in small letters has an accent.
      if letters.count > 1, letters.contains(where: { !$0.isUpper }),
        !letters.contains(where: { WordScore.accented.contains($0.letter) })
      {
        value -= 5
      }
    }
  }

  private static let vowels = Set("аеёиоуыэюяіїєәөұү".unicodeScalars.map(\.value))
  private static let accented = Set("άέήίόύώΐΰ".unicodeScalars.map(\.value))
}
