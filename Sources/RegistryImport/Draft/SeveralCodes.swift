/// Finds what stands between several codes in one cell of a column.
enum SeveralCodes {
  private static let separators = [";", "|", ",", "/", "+"]

  /// - Parameter isCode: whether a text is a code or a label of the field, beyond doubt.
  /// - Returns: nil unless all parts of the cells that have it are codes.
  static func separator(in texts: [String], isCode: (String) -> Bool) -> String? {
    separators.first { separator in
      let several = texts.filter { $0.contains(separator) }
      return !several.isEmpty
        && several.allSatisfy { text in !isCode(text) && parts(text, separator).allSatisfy(isCode) }
    }
  }

  static func parts(_ text: String, _ separator: String) -> [String] {
    text.split(separator: separator).map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }
}
