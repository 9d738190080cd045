/// In which encoding an XML file is.
enum XMLEncoding {
  /// One whose characters have two or four bytes, which the first bytes show before anything can be read.
  ///
  /// - Parameter beginning: the first four bytes, or what there is.
  /// - Returns: nil where ASCII has one byte, or the bytes are those of no XML.
  static func wide(_ beginning: Span<UInt8>) -> String? {
    if let mark = ByteOrderMark.of(beginning) { return mark.encoding == "utf-8" ? nil : mark.encoding }
    guard beginning.count >= 4 else { return nil }
    switch (beginning[0], beginning[1], beginning[2], beginning[3]) {
    case (0x3c, 0, 0, 0): return "utf-32le"
    case (0, 0, 0, 0x3c): return "utf-32be"
    case (0x3c, 0, _, _): return "utf-16le"
    case (0, 0x3c, _, _): return "utf-16be"
    default: return nil
    }
  }

  /// Whether the parser would garble the text without a word: where the system's converter does not know a name, it asks
  /// ICU, and forgets between two pieces of the file what a sign had changed the letters to.
  static func isGarbled(_ declared: String) -> Bool {
    let letters = declared.lowercased().filter { $0.isLetter || $0.isNumber }
    let changesLetters = letters.hasPrefix("hz") || ["2022", "scsu", "bocu", "lmbcs"].contains { letters.contains($0) }
    return changesLetters && SystemConverter(from: declared) == nil
  }
}
