import Registry

/// What a question looks like: lines that fit the width, and where the cursor belongs.
struct PromptScreen: Equatable {
  struct Line: Equatable {
    let text: String
    var style = Style.plain
  }

  enum Style: Equatable { case plain, prompt(labelLength: Int), quiet, picked }

  private(set) var lines: [Line] = []
  private(set) var cursorRow = 0
  private(set) var cursorColumn = 0

  /// - Parameters:
  ///   - width: columns; nothing is written into the last one, where terminals differ.
  ///   - height: rows of the whole terminal; fewer suggestions are shown on a small one.
  init(_ state: PromptState, width: Int, height: Int) {
    let width = max(10, width - 1)
    appendInput(state, width)
    let hint = [state.prompt.hint, state.prompt.current.map { "Enter: keep \($0)" } ?? ""].filter { !$0.isEmpty }
    if state.editor.isEmpty, !hint.isEmpty {
      for line in DisplayWidth.wrapped(hint.joined(separator: " · "), to: width - 2) {
        lines.append(Line(text: "  \(Printable.text(line))", style: .quiet))
      }
    }
    if let meaning = state.prompt.meaning(state.editor.text.trimmingBlanks) {
      lines.append(Line(text: DisplayWidth.fitted("  = \(Printable.text(meaning))", to: width), style: .quiet))
    }
    appendChoices(state, width, most: max(2, min(10, height - lines.count - 3)))
  }

  private mutating func appendInput(_ state: PromptState, _ width: Int) {
    let label = DisplayWidth.fitted("\(state.prompt.label): ", to: max(8, width / 2))
    var row = label
    var used = DisplayWidth.of(label)
    func style() -> Style { lines.isEmpty ? .prompt(labelLength: label.count) : .plain }
    for (index, character) in state.editor.characters.enumerated() {
      let size = DisplayWidth.of(character)
      if used + size > width {
        lines.append(Line(text: row, style: style()))
        (row, used) = ("", 0)
      }
      if index == state.editor.cursor { (cursorRow, cursorColumn) = (lines.count, used) }
      row += Printable.text(String(character))
      used += size
    }
    if state.editor.cursor == state.editor.characters.count {
      if used >= width {
        lines.append(Line(text: row, style: style()))
        (row, used) = ("", 0)
      }
      (cursorRow, cursorColumn) = (lines.count, used)
    }
    lines.append(Line(text: row, style: style()))
  }

  private mutating func appendChoices(_ state: PromptState, _ width: Int, most: Int) {
    guard !state.choices.isEmpty else { return }
    let picked = state.picked ?? 0
    let first = max(0, min(picked - most / 2, state.choices.count - most))
    let shown = first..<min(first + most, state.choices.count)
    let digits = String(state.numbers.max() ?? 0).count
    for index in shown {
      let choice = state.choices[index]
      let number = state.numbers.isEmpty ? "" : "\(pad(state.numbers[index], to: digits)) "
      let detail = choice.detail.isEmpty ? "" : "  \(choice.detail)"
      let mark = index == state.picked ? "›" : " "
      let text = " \(mark) \(number)\(Printable.text(choice.label + detail))"
      lines.append(
        Line(text: DisplayWidth.fitted(text, to: width), style: index == state.picked ? .picked : .plain))
    }
    let hidden = state.choices.count - shown.count
    if hidden > 0 { lines.append(Line(text: "   … \(hidden) more; type to narrow them down", style: .quiet)) }
    if let last = lines.indices.last, DisplayWidth.of(lines[last].text) > width {
      lines[last] = Line(text: DisplayWidth.fitted(lines[last].text, to: width), style: .quiet)
    }
  }

  private func pad(_ number: Int, to digits: Int) -> String {
    String(repeating: " ", count: max(0, digits - String(number).count)) + String(number)
  }
}
