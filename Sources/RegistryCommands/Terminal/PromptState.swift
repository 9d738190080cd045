import Registry

/// A question that is being answered: what was typed, what is suggested, which of it is picked. Keys go in; what is
/// to be drawn is read off. It knows no terminal.
struct PromptState {
  enum Outcome: Equatable {
    case open
    case answered(String)
    case left
    case suspended
  }

  let prompt: Prompt
  private(set) var editor = LineEditor()
  private(set) var choices: [Choice] = []
  /// For each of `choices`, its number in a list that is numbered.
  private(set) var numbers: [Int] = []
  /// Which of `choices` Enter and Tab take.
  private(set) var picked: Int?
  private var isSearched = false
  /// Whether nothing was done yet to what stood in the line from the beginning.
  private var isUntouched = true

  init(_ prompt: Prompt) {
    self.prompt = prompt
    editor.replace(with: prompt.typed)
    search()
  }

  mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .character, .paste: break
    // All others may depend on what is suggested.
    default: refresh()
    }
    if isUntouched, prompt.replacesTyped {
      switch key {
      case .character, .paste: editor.replace(with: "")
      default: break
      }
    }
    isUntouched = false
    switch key {
    case .enter: return .answered(answer)
    case .control("c"): return .left
    case .control("d") where editor.isEmpty: return .left
    case .control("z"): return .suspended
    case .tab: complete()
    case .up where editor.isEmpty && picked == nil: return .answered("<")
    case .up: move(-1)
    case .down: move(1)
    case .pageUp: move(-5)
    case .pageDown: move(5)
    case .escape: picked = nil
    default:
      let before = editor.text
      if editor.handle(key), editor.text != before { isSearched = false }
    }
    return .open
  }

  /// What Enter answers: the choice that is picked, or what was typed.
  private var answer: String {
    let typed = editor.text.trimmingBlanks
    guard let picked, !PromptState.isOrder(typed) else { return typed }
    return prompt.takesSeveral ? (earlier + [choices[picked].value]).joined(separator: ", ") : choices[picked].value
  }

  /// What is said to the form and not about the field.
  private static func isOrder(_ text: String) -> Bool { ["?", "<", "-"].contains(text) }

  // MARK: Suggestions

  /// The values before the last comma.
  private var earlier: [String] {
    editor.text.split(separator: ",", omittingEmptySubsequences: false).dropLast().map { String($0).trimmingBlanks }
      .filter { !$0.isEmpty }
  }

  /// What is being typed: all of it, or what follows the last comma.
  private var current: String {
    guard prompt.takesSeveral else { return editor.text.trimmingBlanks }
    return (editor.text.split(separator: ",", omittingEmptySubsequences: false).last.map(String.init) ?? "")
      .trimmingBlanks
  }

  /// Looks for what fits what was typed, if that has changed. Many keys may come at once, and one search serves them.
  mutating func refresh() {
    if !isSearched { search() }
  }

  private mutating func search() {
    isSearched = true
    picked = nil
    let typed = current
    switch prompt.choices {
    case .none: return
    case .list(let all, let search):
      let positions = PromptState.isOrder(typed) ? Array(all.indices) : search(typed)
      choices = positions.map { all[$0] }
      numbers = positions.map { $0 + 1 }
    case .search(let search):
      choices = PromptState.isOrder(typed) ? [] : search(typed)
    }
    if !typed.isEmpty, !choices.isEmpty { picked = 0 }
  }

  private mutating func move(_ step: Int) {
    guard !choices.isEmpty else { return }
    guard let now = picked else {
      picked = step > 0 ? 0 : nil
      return
    }
    // Up from the first one leaves the list.
    picked = now + step < 0 ? nil : min(now + step, choices.count - 1)
  }

  private mutating func complete() {
    guard let index = picked ?? choices.indices.first else { return }
    let value = choices[index].value
    editor.replace(with: prompt.takesSeveral ? (earlier + [value, ""]).joined(separator: ", ") : value)
    search()
  }
}

extension String {
  /// Without blanks at either end.
  var trimmingBlanks: String {
    let bytes = Array(utf8)
    return String(decoding: bytes[ValueReader.trimmed(bytes.span)], as: UTF8.self)
  }
}
