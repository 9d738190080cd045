import Registry

/// The answers that a field offers, each found by its number, its code, or its label in any language.
struct ChoiceList {
  let choices: [Choice]
  private var index = NameIndex<Int>()

  init(_ choices: [(choice: Choice, names: [String])]) {
    self.choices = choices.map(\.choice)
    for (position, entry) in choices.enumerated() {
      index.add(position, names: entry.names + [entry.choice.value, entry.choice.label])
    }
  }

  init(_ list: CodeList) {
    self.init(
      list.codes.map { code in
        let label = code.labels["en"] ?? code.value
        // A code that says the same as its label is not shown twice.
        let isPlain = label.lowercased().replacing(" ", with: "-") == code.value
        return (Choice(value: code.value, label: label, detail: isPlain ? "" : code.value), Array(code.labels.values))
      })
  }

  static let yesNo = ChoiceList(YesNo.allCases.map { (Choice(value: $0.rawValue, label: $0.rawValue), []) })

  /// Positions of what fits, best first; a number is that choice.
  func search(_ text: String) -> [Int] {
    if let number = Int(text), choices.indices.contains(number - 1) { return [number - 1] }
    return index.matches(text, limit: choices.count).map(\.key)
  }

  /// The value that a text stands for, where only one can be meant.
  func value(of text: String) -> Match {
    if let exact = choices.first(where: { $0.value == text }) { return .one(exact.value) }
    if let number = Int(text), choices.indices.contains(number - 1) { return .one(choices[number - 1].value) }
    let found = index.matches(text, limit: choices.count)
    guard let best = found.first, best.fit < .nearly else { return .none }
    let rivals = found.prefix { $0.fit == best.fit }
    return rivals.count == 1 ? .one(choices[best.key].value) : .several(rivals.map { choices[$0.key] })
  }

  enum Match {
    case none
    case one(String)
    case several([Choice])
  }

  var prompt: Prompt.Choices { .list(choices, search: search) }
}
