import Registry

/// Questions with suggestions that change as one types, for a terminal whose cursor can be moved.
final class DrawnConversation: Conversation {
  private let terminal: TerminalDevice
  private var decoder = KeyDecoder()
  /// Keys that came before they were asked for.
  private var waiting: [Key] = []
  private var painted: PromptScreen?
  private static let settledWidth = 18

  init(_ terminal: TerminalDevice) throws {
    self.terminal = terminal
    try terminal.begin()
  }

  func ask(_ prompt: Prompt) throws -> String {
    var state = PromptState(prompt)
    while true {
      while !waiting.isEmpty {
        switch state.handle(waiting.removeFirst()) {
        case .open: break
        case .answered(let answer):
          try clear()
          return answer
        case .left:
          try clear()
          throw Interruption.left
        case .suspended:
          try clear()
          try terminal.suspend()
        }
      }
      state.refresh()
      try paint(state)
      try waitForKeys()
    }
  }

  private func waitForKeys() throws {
    switch try terminal.next() {
    case .bytes(let bytes):
      waiting += decoder.keys(bytes, isComplete: false)
      if waiting.isEmpty, case .quiet = try terminal.next(milliseconds: 0) {
        // Half a sequence: give the rest of it a moment.
        switch try terminal.next(milliseconds: 50) {
        case .bytes(let more): waiting += decoder.keys(more, isComplete: false)
        case .resized, .quiet: waiting += decoder.keys([], isComplete: true)
        }
      }
    case .resized, .quiet: break
    }
  }

  func settle(_ label: String, _ value: String) {
    let width = terminal.size.columns - 1
    let indent = min(DrawnConversation.settledWidth, max(8, width / 3))
    let lines = DisplayWidth.wrapped(Printable.text(value), to: max(10, width - indent - 3))
    for (index, line) in lines.enumerated() {
      let name = index == 0 ? Printable.text(label) : ""
      show("  \(styled(DisplayWidth.padded(DisplayWidth.fitted(name, to: indent), to: indent), "2")) \(line)\n")
    }
  }

  func say(_ text: String, _ tone: Tone) {
    let code =
      switch tone {
      case .plain: ""
      case .quiet: "2"
      case .heading: "1"
      case .warning: "33"
      }
    for line in DisplayWidth.wrapped(Printable.text(text, keepsLines: true), to: terminal.size.columns - 1) {
      show(styled(line, code) + "\n")
    }
  }

  /// A message that cannot be shown is found out at the next question.
  private func show(_ text: String) { try? terminal.write(text) }

  // MARK: Drawing

  /// Everything in one piece, so that nothing flickers.
  private func paint(_ state: PromptState) throws {
    let size = terminal.size
    let screen = PromptScreen(state, width: size.columns, height: size.rows)
    var text = toTop(columns: size.columns)
    for (index, line) in screen.lines.enumerated() {
      text += (index > 0 ? "\n" : "") + painted(line) + "\u{1b}[K"
    }
    text += "\u{1b}[J"
    let up = screen.lines.count - 1 - screen.cursorRow
    if up > 0 { text += "\u{1b}[\(up)A" }
    text += "\r"
    if screen.cursorColumn > 0 { text += "\u{1b}[\(screen.cursorColumn)C" }
    try terminal.write(text)
    painted = screen
  }

  private func clear() throws {
    try terminal.write(toTop(columns: terminal.size.columns) + "\u{1b}[J")
    painted = nil
  }

  /// To the first row of what was painted. A narrower window has broken its lines anew meanwhile.
  private func toTop(columns: Int) -> String {
    guard let painted else { return "\r" }
    let above = painted.lines.prefix(painted.cursorRow).reduce(painted.cursorColumn / columns) { rows, line in
      rows + max(1, (DisplayWidth.of(line.text) + columns - 1) / columns)
    }
    return above > 0 ? "\r\u{1b}[\(above)A" : "\r"
  }

  private func painted(_ line: PromptScreen.Line) -> String {
    switch line.style {
    case .plain: line.text
    case .quiet: styled(line.text, "2")
    case .picked: styled(line.text, "7")
    case .prompt(let length): styled(String(line.text.prefix(length)), "1") + line.text.dropFirst(length)
    }
  }

  private func styled(_ text: String, _ code: String) -> String {
    terminal.hasColour && !code.isEmpty && !text.isEmpty ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
  }
}
