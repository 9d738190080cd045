import Foundation

/// The terminal itself: single keys in, text out, and its settings put back on every way out.
final class TerminalDevice {
  private let input: Int32
  private let output: Int32
  private var original = termios()
  private var isRaw = false
  private let signals = SignalPipe()

  /// Whether somebody sits at a terminal, so that questions may be asked.
  static var isThere: Bool { isatty(STDIN_FILENO) == 1 }

  /// - Returns: nil where nobody sits at a terminal.
  static func opened() -> TerminalDevice? {
    guard isThere else { return nil }
    // Answers are typed into stdin; questions must be seen even where messages go to a file.
    let output = isatty(STDERR_FILENO) == 1 ? STDERR_FILENO : open("/dev/tty", O_WRONLY | O_CLOEXEC)
    guard output >= 0 else { return nil }
    return TerminalDevice(input: STDIN_FILENO, output: output)
  }

  private init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  deinit { restore() }

  /// Whether the cursor can be moved; else questions and answers are plain lines.
  var canDraw: Bool {
    let type = ProcessInfo.processInfo.environment["TERM"] ?? ""
    return !type.isEmpty && type != "dumb"
  }

  var hasColour: Bool { (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty }

  var size: (columns: Int, rows: Int) {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else { return (80, 24) }
    return (Int(window.ws_col), Int(window.ws_row))
  }

  func write(_ text: String) throws {
    do {
      try writeAll(Array(text.utf8), to: output, name: "the terminal")
    } catch {
      // A terminal that cannot be written to has been closed.
      throw Interruption.ended(signal: SIGHUP)
    }
  }

  // MARK: Settings

  /// Single keys, not echoed, until `restore`. Pasted text arrives marked as such.
  func begin() throws {
    guard !isRaw, tcgetattr(input, &original) == 0 else { return }
    var raw = original
    raw.c_iflag &= ~tcflag_t(ICRNL | IXON | BRKINT | INLCR | IGNCR | ISTRIP)
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN | ISIG)
    guard tcsetattr(input, TCSADRAIN, &raw) == 0 else { throw systemFailure("cannot set up the terminal") }
    isRaw = true
    try write("\u{1b}[?2004h")
  }

  func restore() {
    guard isRaw else { return }
    isRaw = false
    try? write("\u{1b}[?2004l")
    tcsetattr(input, TCSADRAIN, &original)
  }

  /// Ctrl-Z: gives the terminal back to the shell until it is continued.
  func suspend() throws {
    let wasRaw = isRaw
    restore()
    kill(0, SIGTSTP)
    if wasRaw { try begin() }
  }

  // MARK: Reading

  enum Event {
    case bytes([UInt8])
    case resized
    /// Nothing came in time.
    case quiet
  }

  /// - Parameter milliseconds: how long to wait; -1: until something happens.
  func next(milliseconds: Int32 = -1) throws -> Event {
    while true {
      var waits = [
        pollfd(fd: input, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&waits, nfds_t(waits.count), milliseconds)
      if ready < 0 {
        guard errno == EINTR else { throw systemFailure("cannot read from the terminal") }
        continue
      }
      if ready == 0 { return .quiet }
      if let signal = signals.next() {
        guard signal == SIGWINCH else { throw Interruption.ended(signal: signal) }
        return .resized
      }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(input, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      // The end of the input, or a terminal that is gone.
      guard count > 0 else { throw Interruption.ended(signal: SIGHUP) }
      return .bytes(Array(buffer.prefix(count)))
    }
  }
}
