/// One line of text and where its cursor stands.
struct LineEditor: Equatable {
  private(set) var characters: [Character] = []
  /// Before which character; `characters.count` at the end.
  private(set) var cursor = 0

  init(_ text: String = "") { replace(with: text) }

  var text: String { String(characters) }
  var isEmpty: Bool { characters.isEmpty }

  mutating func replace(with text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  mutating func insert(_ text: String) {
    let before = String(characters[..<cursor]) + text
    // A combining mark joins the character before it.
    characters = Array(before + String(characters[cursor...]))
    cursor = Array(before).count
  }

  /// - Returns: whether the key means something here.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text): insert(LineEditor.oneLine(text))
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .backspace: if cursor > 0 { remove(cursor - 1..<cursor) }
    case .delete, .control("d"): if cursor < characters.count { remove(cursor..<cursor + 1) }
    case .control("u"): remove(0..<cursor)
    case .control("k"): remove(cursor..<characters.count)
    case .control("w"): remove(startOfWord..<cursor)
    default: return false
    }
    return true
  }

  private mutating func remove(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private var startOfWord: Int {
    var start = cursor
    while start > 0, characters[start - 1] == " " { start -= 1 }
    while start > 0, characters[start - 1] != " " { start -= 1 }
    return start
  }

  private static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.compactMap { scalar in
          switch scalar.properties.generalCategory {
          case .control: scalar.properties.isWhitespace ? " " : nil
          default: scalar
          }
        }))
  }
}
