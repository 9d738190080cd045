import Registry

/// Finds the encoding of a file from its first bytes.
///
/// A byte order mark settles it, and so does valid UTF-8 with letters beyond ASCII, which other encodings do not give
/// by chance. What is neither is guessed by its letters.
package enum EncodingFinder {
  /// How many bytes of a file are looked at.
  package static let sampleSize = 1 << 18

  /// - Parameter isWhole: whether the sample is the whole file, so that nothing is cut off at its end.
  package static func find(_ sample: Span<UInt8>, isWhole: Bool) -> EncodingFinding {
    if let mark = ByteOrderMark.of(sample) {
      return EncodingFinding(
        mark.encoding, .certain, "the file begins with the byte order mark of \(mark.name)", byteOrderMark: mark.length)
    }
    if let finding = UTF16Finder.find(sample) { return finding }
    let text = UTF8Census(sample, isWhole: isWhole)
    if text.bad == 0, !text.mayBeChance {
      guard text.letters > 0 else {
        return EncodingFinding(
          "utf-8", isWhole ? .certain : .likely,
          isWhole
            ? "the file is ASCII, which is UTF-8 too" : "the beginning of the file is ASCII, which is UTF-8 too")
      }
      return EncodingFinding(
        "utf-8", .certain, "all bytes beyond ASCII are valid UTF-8, which does not happen by chance")
    }
    if text.bad > 0, text.letters >= 20 * text.bad {
      return EncodingFinding(
        "utf-8", .guess,
        "\(text.letters) characters beyond ASCII are UTF-8, and of the bytes \(text.bad) \(text.bad == 1 ? "is" : "are") not"
      )
    }
    return EastAsianFinder.find(sample) ?? LetterStatistics.find(sample)
  }
}

/// The first bytes by which a file says what it is.
enum ByteOrderMark {
  static func of(_ bytes: Span<UInt8>) -> (encoding: String, name: String, length: Int)? {
    func begins(_ mark: [UInt8]) -> Bool {
      bytes.count >= mark.count && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
    }
    if begins([0xef, 0xbb, 0xbf]) { return ("utf-8", "UTF-8", 3) }
    // Before UTF-16, whose mark is the beginning of this one.
    if begins([0xff, 0xfe, 0, 0]) { return ("utf-32le", "UTF-32, little end first", 4) }
    if begins([0, 0, 0xfe, 0xff]) { return ("utf-32be", "UTF-32, big end first", 4) }
    if begins([0xff, 0xfe]) { return ("utf-16le", "UTF-16, little end first", 2) }
    if begins([0xfe, 0xff]) { return ("utf-16be", "UTF-16, big end first", 2) }
    return nil
  }
}
