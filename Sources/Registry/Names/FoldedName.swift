/// A name as it is searched: words of the letter skeleton, in order, with one blank between them.
///
/// Case, accents, script, punctuation and doubled letters make no difference, and `IK-5`, `IK 5` and `ИК5` are one. What
/// a person has typed so far folds to the beginning of what the whole word folds to, except between the two letters of
/// `kh`, which only together are `h`.
package struct FoldedName: Hashable, Sendable {
  package private(set) var letters: [UInt8] = []

  package init(_ text: String) {
    var kind = Kind.none
    var isAfterLatinLetter = false
    for scalar in text.lowercased().unicodeScalars {
      let skeleton = LetterSkeleton(scalar)
      switch skeleton {
      case .nothing: continue
      case .separator: kind = .none
      case .digit(let digit):
        beginWord(of: .digits, &kind)
        letters.append(digit)
      case .letters(let text):
        beginWord(of: .letters, &kind)
        append(text)
      case .latinH:
        beginWord(of: .letters, &kind)
        appendH(after: isAfterLatinLetter ? letters.last : nil)
      }
      isAfterLatinLetter = FoldedName.isLatin(scalar)
    }
  }

  private enum Kind { case none, letters, digits }

  private mutating func beginWord(of new: Kind, _ kind: inout Kind) {
    if kind != new, !letters.isEmpty { letters.append(FoldedName.blank) }
    kind = new
  }

  private mutating func append(_ text: String) {
    // A doubled letter is one: romanisations disagree about them.
    for byte in text.utf8 where byte >= 0x80 || byte != letters.last { letters.append(byte) }
  }

  /// The `h` of ch, gh, sh, th and zh has no sound of its own; `kh` is one sound.
  private mutating func appendH(after letter: UInt8?) {
    switch letter {
    case UInt8(ascii: "c"), UInt8(ascii: "g"), UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "z"): break
    case UInt8(ascii: "k"):
      letters.removeLast()
      append("h")
    default: append("h")
    }
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x370 && scalar.properties.isAlphabetic
  }

  static let blank = UInt8(ascii: " ")

  package var isEmpty: Bool { letters.isEmpty }

  var words: [ArraySlice<UInt8>] { letters.split(separator: FoldedName.blank) }
}
