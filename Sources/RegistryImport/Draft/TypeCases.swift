import Registry

/// What kinds of place the words in their names tell.
struct TypeCases {
  struct Case {
    /// As a profile writes it, such as `contains: Prison`.
    let test: String
    let text: String
    let code: String
    let rows: Int
  }

  private(set) var cases: [Case] = []
  /// Rows whose name has none of the words.
  private(set) var others = 0

  init(_ column: DraftColumn, _ codes: CodeLists) {
    guard let list = codes.list("facility-type") else { return }
    let words = (CodeWords.byList["facility-type"] ?? [:]).filter { list.contains($0.key) }
      .flatMap { code, text in text.split(separator: ",").map { Word(String($0), code) } }
      .sorted { ($1.text.count, $0.text) < ($0.text.count, $1.text) }
    var rows: [Int: Int] = [:]
    for value in column.survey.keptValues {
      let text = folded(value.text)
      if let position = words.firstIndex(where: { $0.stands(in: text) }) {
        rows[position, default: 0] += value.count
      } else {
        others += value.count
      }
    }
    cases = words.indices.compactMap { position in
      rows[position].map { count in
        Case(test: words[position].test, text: words[position].text, code: words[position].code, rows: count)
      }
    }
  }

  /// A few words among many names are chance.
  var tellMost: Bool {
    let told = cases.reduce(0) { $0 + $1.rows }
    return told > others
  }

  /// A word as a profile can test for it.
  private struct Word {
    let test: String
    let text: String
    let code: String
    private let part: String
    private let pattern: Pattern?

    init(_ word: String, _ code: String) {
      self.code = code
      let bare = String(word.filter { $0 != "*" })
      part = folded(bare)
      // A short word stands in others, which have nothing to do with it.
      let isShort = !bare.contains(" ") && bare.count < 5
      test = isShort ? "matches" : "contains"
      text = isShort ? "(?i)\\b\(bare)\\b" : bare
      pattern = isShort ? try? Pattern(text) : nil
    }

    func stands(in text: String) -> Bool { pattern.map { $0.matches(text) } ?? text.contains(part) }
  }
}
