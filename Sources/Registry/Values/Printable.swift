/// Text for a terminal: what would move its cursor, change its colours or turn its writing direction is shown
/// as `·`. Files from elsewhere may hold such characters, by accident or not.
package enum Printable {
  /// - Parameter keepsLines: whether line feeds stay.
  package static func text(_ text: String, keepsLines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: { isHarmful($0) }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if !isHarmful(scalar) || (keepsLines && scalar == "\n") {
        result.append(scalar)
      } else {
        result.append(scalar.properties.isWhitespace ? " " : "·")
      }
    }
    return String(result)
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // C0, DEL and C1 controls; line and paragraph separators; marks and overrides of direction.
    case 0..<0x20, 0x7f..<0xa0, 0x2028, 0x2029, 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069: true
    default: false
    }
  }
}
