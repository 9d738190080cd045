import Registry

/// Letters that were lost or garbled by what wrote or converted a file before it came here.
package enum TextDamage: Equatable {
  /// U+FFFD, which stands for what could not be read.
  case replacementCharacters
  /// “?” where a letter was that an encoding lacks.
  case questionMarks
  /// UTF-8 that was read as another encoding and written again.
  case misread(as: String)
  /// Control characters from U+0080 to U+009F, which no text has: windows-1252 and its like have letters and signs there.
  case controlCharacters

  /// Never with the text itself, which may belong to a sealed field.
  func message(of column: String) -> String {
    switch self {
    case .replacementCharacters: "letters of \(column) were lost: replacement characters (U+FFFD) stand in their place"
    case .questionMarks: "letters of \(column) were lost: question marks stand in their place"
    case .misread(let encoding): "letters of \(column) are garbled: they are UTF-8 that was read as \(encoding)"
    case .controlCharacters:
      "letters of \(column) are garbled: control characters stand where windows-1252 and its like have letters and signs"
    }
  }

  /// - Parameter text: valid UTF-8.
  package static func find(_ text: Span<UInt8>) -> TextDamage? {
    var hasQuestionMark = false
    var isASCII = true
    var hasControl = false
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: "?") { hasQuestionMark = true }
      if byte >= 0x80 { isASCII = false }
      // Not U+0085, which is a line end on some machines.
      if byte == 0xc2, index + 1 < text.count, text[index + 1] < 0xa0, text[index + 1] != 0x85 { hasControl = true }
      if byte == 0xef, index + 2 < text.count, text[index + 1] == 0xbf, text[index + 2] == 0xbd {
        return .replacementCharacters
      }
    }
    if hasQuestionMark, LostLetters.areIn(String(text)) { return .questionMarks }
    if !isASCII {
      for reading in MisreadText.readings where reading.fits(text) { return .misread(as: reading.encoding) }
    }
    return hasControl ? .controlCharacters : nil
  }
}

/// Tells “?” that stands for a letter from one that ends a question or stands in an address.
enum LostLetters {
  static func areIn(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).contains { isDamaged(Array($0)) }
  }

  private static func isDamaged(_ word: [Character]) -> Bool {
    guard word.contains("?"), !word.contains(where: { "/=&@".contains($0) }) else { return false }
    var index = 0
    while index < word.count {
      guard word[index] == "?" else {
        index += 1
        continue
      }
      var end = index
      while end < word.count, word[end] == "?" { end += 1 }
      let before = index > 0 ? word[index - 1] : nil
      let after = end < word.count ? word[end] : nil
      if isDamage(before, count: end - index, after) { return true }
      index = end
    }
    return false
  }

  private static func isDamage(_ before: Character?, count: Int, _ after: Character?) -> Bool {
    let isAfterLetter = before?.isLetter ?? false
    // Nobody is that much in doubt: a whole word was lost.
    if count >= 4, !isAfterLetter { return true }
    guard let after, after.isLetter else { return false }
    guard isAfterLetter, let before else {
      // At the beginning of a word, or after a mark of another sentence.
      return !(before.map { ")]».!".contains($0) } ?? false)
    }
    // “Who?Where” lacks a blank.
    return !(before.isLowercase && after.isUppercase)
  }
}
