import ArgumentParser

/// A line that is typed and not shown.
enum HiddenLine {
  /// - Returns: nil where nobody sits at a terminal.
  /// - Throws: `ExitCode` where somebody left instead of answering.
  static func ask(_ question: String) throws -> String? {
    guard let terminal = TerminalDevice.opened() else { return nil }
    defer { terminal.restore() }
    do {
      try terminal.begin()
      try terminal.write(question)
      let line = try read(terminal)
      try terminal.write("\r\n")
      return line
    } catch is Interruption {
      throw ExitCode(1)
    }
  }

  private static func read(_ terminal: TerminalDevice) throws -> String {
    var line: [UInt8] = []
    while true {
      guard case .bytes(let bytes) = try terminal.next() else { continue }
      for byte in bytes {
        switch byte {
        case 0x0a, 0x0d:
          guard let text = String(validating: line, as: UTF8.self) else {
            throw CommandFailure("what was typed is not UTF-8 text", hint: "set the terminal to UTF-8")
          }
          return text
        // Ctrl-C, and Ctrl-D on an empty line.
        case 0x03: throw Interruption.ended(signal: 2)
        case 0x04 where line.isEmpty: throw Interruption.ended(signal: 2)
        case 0x15: line.removeAll()
        case 0x08, 0x7f:
          // One letter may be several bytes.
          while let last = line.popLast(), last & 0xc0 == 0x80 {}
        default:
          if byte >= 0x20 { line.append(byte) }
        }
      }
    }
  }
}
