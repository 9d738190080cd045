import ArgumentParser

/// A conversation with whoever sits at the terminal, from the first question to the terminal as it was before.
enum AtTerminal {
  /// One line, shown as it is typed.
  ///
  /// - Returns: nil where nobody sits at a terminal.
  static func line(_ question: String) throws -> String? {
    guard let terminal = TerminalDevice.opened() else { return nil }
    try terminal.write(question)
    return readLine() ?? ""
  }

  /// - Returns: nil where nobody sits at a terminal, so that nothing may be asked.
  /// - Throws: `ExitCode` where somebody left in the middle.
  static func converse<Result>(_ body: (any Conversation) throws -> Result) throws -> Result? {
    guard let terminal = TerminalDevice.opened() else { return nil }
    defer { terminal.restore() }
    let conversation: any Conversation =
      terminal.canDraw ? try DrawnConversation(terminal) : PlainConversation(terminal)
    do {
      return try body(conversation)
    } catch is Interruption {
      throw ExitCode(1)
    }
  }
}
