import Foundation

/// A terminal that a test plays: the program sees keys and a window, the test sees what is written.
final class PseudoTerminal {
  private let primary: Int32
  private let process = Process()
  private let output = Pipe()
  private var seen: [UInt8] = []
  /// Nothing came when something was awaited; nobody waits so long a second time.
  private var isSilent = false

  /// - Parameter environment: beside what the tests always set.
  init(_ arguments: [String], in work: borrowing Workplace, environment: [String: String] = [:]) throws {
    // What posix_openpt, unlockpt and ptsname do; Glibc's module does not show these.
    primary = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var isLocked: Int32 = 0
    var number: UInt32 = 0
    let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    guard primary >= 0, ioctl(primary, setLock, &isLocked) == 0, ioctl(primary, getNumber, &number) == 0 else {
      throw CocoaError(.fileReadUnknown)
    }
    var window = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(primary, UInt(TIOCSWINSZ), &window)
    guard let terminal = FileHandle(forUpdatingAtPath: "/dev/pts/\(number)") else { throw CocoaError(.fileReadUnknown) }
    process.executableURL = Workplace.executable
    process.arguments = arguments
    process.currentDirectoryURL = work.folder
    process.environment = work.environment.merging(["TERM": "xterm"]) { $1 }.merging(environment) { $1 }
    process.standardInput = terminal
    process.standardError = terminal
    process.standardOutput = output
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    close(primary)
  }

  /// Reads until the text was written since the last call.
  ///
  /// - Returns: false where nothing comes any more.
  func waits(for text: String) -> Bool {
    let wanted = Array(text.utf8)
    while true {
      if let range = seen.firstRange(of: wanted) {
        seen.removeSubrange(..<range.upperBound)
        return true
      }
      var wait = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
      // Far beyond what a slow computer needs; without it a mistake would hang for ever.
      guard !isSilent, poll(&wait, 1, 20_000) > 0 else {
        isSilent = true
        return false
      }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(primary, &buffer, buffer.count)
      guard count > 0 else { return false }
      seen += buffer.prefix(count)
    }
  }

  /// Waits for a question, and answers it.
  func answers(_ question: String, _ keys: String) -> Bool {
    guard waits(for: question) else { return false }
    type(keys)
    return true
  }

  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(primary, bytes, bytes.count)
  }

  func resize(columns: UInt16, rows: UInt16) {
    var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(primary, UInt(TIOCSWINSZ), &window)
    kill(process.processIdentifier, SIGWINCH)
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Whether the settings of the terminal are those of a shell: lines, echoed.
  var isRestored: Bool {
    var settings = termios()
    return tcgetattr(primary, &settings) == 0 && settings.c_lflag & tcflag_t(ICANON) != 0
      && settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// What came on standard output, once the program has ended.
  func ending() throws -> (status: Int32, output: String) {
    // What it writes must go somewhere, or it would wait for ever.
    var rounds = 0
    while process.isRunning, rounds < 400 {
      rounds += 1
      var wait = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
      guard poll(&wait, 1, 50) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(primary, &buffer, buffer.count)
      if count > 0 { seen += buffer.prefix(count) }
    }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return (process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus, text)
  }
}
