/// Whether one slip of the fingers lies between two words.
enum OneEdit {
  /// Whether `word` begins with something that differs from `typed` by one letter: a wrong, a missing, a doubled one, or
  /// two that changed places.
  static func isNearPrefix(_ typed: ArraySlice<UInt8>, of word: ArraySlice<UInt8>) -> Bool {
    let same = zip(typed, word).prefix { $0 == $1 }.count
    let typedRest = typed.dropFirst(same)
    let wordRest = word.dropFirst(same)
    // The whole of what was typed, or all of it but its last letter.
    if typedRest.count <= 1 { return true }
    return wordRest.dropFirst().starts(with: typedRest.dropFirst())
      || wordRest.starts(with: typedRest.dropFirst())
      || wordRest.dropFirst().starts(with: typedRest)
      || isSwap(typedRest, wordRest)
  }

  private static func isSwap(_ typed: ArraySlice<UInt8>, _ word: ArraySlice<UInt8>) -> Bool {
    guard let first = typed.first, let second = typed.dropFirst().first else { return false }
    return word.starts(with: [second, first]) && word.dropFirst(2).starts(with: typed.dropFirst(2))
  }
}
