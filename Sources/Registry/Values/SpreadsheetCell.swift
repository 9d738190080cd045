/// Keeps a spreadsheet from running a cell as a formula, so that reading it back gives the same text.
///
/// A text that begins like a formula gets one `'` in front; so does one that begins with `'` and then like a
/// formula. Plain numbers, dates and phone numbers are left as they are.
package enum SpreadsheetCell {
  package static func needsGuard(_ text: Span<UInt8>) -> Bool { beginsLikeFormula(text) && !isPlainNumber(text) }

  /// Whether the first `'` is one that `needsGuard` put there.
  package static func isGuarded(_ text: Span<UInt8>) -> Bool {
    text.count > 1 && text[0] == apostrophe && needsGuard(text.extracting(1..<text.count))
  }

  private static let apostrophe = UInt8(ascii: "'")

  private static func beginsLikeFormula(_ text: Span<UInt8>) -> Bool {
    var index = 0
    while index < text.count, text[index] == apostrophe { index += 1 }
    guard index < text.count else { return false }
    switch text[index] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0d: return true
    default: return false
    }
  }

  private static func isPlainNumber(_ text: Span<UInt8>) -> Bool {
    var hasDigit = false
    for index in text.indices {
      switch text[index] {
      case 0x30...0x39: hasDigit = true
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        // A sign inside would be arithmetic; a hyphen between digits is a date or a phone number.
        if index > 0, text[index] == UInt8(ascii: "+") { return false }
      case 0x20, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."), UInt8(ascii: ","): continue
      default: return false
      }
    }
    return hasDigit
  }
}
