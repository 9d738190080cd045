import Foundation
import Registry
import Synchronization

/// Says on a terminal how far long work is: one line on standard error, rewritten in place, gone at the end.
///
/// Nothing is shown where standard error is no terminal, or a dumb one, or where the work is over soon. The line
/// has no colour, so NO_COLOR changes nothing.
package final class Progress: Sendable {
  /// Shows what this process is doing.
  package static let shared = Progress(
    isShown: isatty(STDERR_FILENO) == 1 && !["", "dumb"].contains(ProcessInfo.processInfo.environment["TERM"] ?? ""),
    drawsByItself: true, width: { Progress.terminalWidth() }, now: { ProcessInfo.processInfo.systemUptime },
    write: { text in try? writeAll(Array(text.utf8), to: STDERR_FILENO, name: "standard error") })

  /// Work that is over sooner is not worth a line; in seconds.
  package static let patience = 0.5
  private static let interval = 0.1

  private struct State {
    var line: ProgressLine?
    var began = 0.0
    /// Columns that the line on the screen takes; 0: there is none.
    var drawn = 0
    var isDrawing = false
  }

  private let isShown: Bool
  private let drawsByItself: Bool
  private let width: @Sendable () -> Int
  private let now: @Sendable () -> Double
  private let write: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// - Parameters:
  ///   - drawsByItself: whether a thread draws ten times a second; else somebody calls `draw`.
  ///   - width: columns of the terminal.
  ///   - now: seconds since any fixed point.
  package init(
    isShown: Bool, drawsByItself: Bool, width: @escaping @Sendable () -> Int, now: @escaping @Sendable () -> Double,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.isShown = isShown
    self.drawsByItself = drawsByItself
    self.width = width
    self.now = now
    self.write = write
  }

  // MARK: What is being done

  /// Runs a piece of work that `advance` may count. Work inside other work takes its place until it is over.
  package func during<Result>(
    _ work: String, total: Int? = nil, unit: ProgressLine.Unit = .records, _ body: () throws -> Result
  ) rethrows -> Result {
    guard isShown else { return try body() }
    let before = begin(work, total, unit)
    defer { end(before) }
    return try body()
  }

  package func advance(by count: Int = 1) {
    guard isShown else { return }
    state.withLock { $0.line?.done += count }
  }

  private func begin(_ work: String, _ total: Int?, _ unit: ProgressLine.Unit) -> (ProgressLine?, Double) {
    let now = now()
    let (before, mustDraw) = state.withLock { state in
      let before = (state.line, state.began)
      let work = Printable.text(work)
      state.line = ProgressLine(work: work, done: 0, total: total, unit: unit, elapsed: 0)
      state.began = now
      defer { state.isDrawing = true }
      return (before, drawsByItself && !state.isDrawing)
    }
    if mustDraw {
      Thread.detachNewThread { [self] in
        while true {
          Thread.sleep(forTimeInterval: Progress.interval)
          draw()
        }
      }
    }
    return before
  }

  private func end(_ before: (line: ProgressLine?, began: Double)) {
    state.withLock { state in
      erase(&state)
      (state.line, state.began) = before
    }
  }

  // MARK: The screen

  /// Brings the line up to date.
  package func draw() {
    let (width, now) = (width(), now())
    state.withLock { state in
      guard var line = state.line, now - state.began >= Progress.patience else { return }
      line.elapsed = now - state.began
      // The last column stays free: writing into it would move some terminals to the next line.
      let text = line.text(width: max(0, width - 1))
      let columns = TerminalWidth.of(text)
      write("\r" + text + String(repeating: " ", count: max(0, state.drawn - columns)))
      state.drawn = columns
    }
  }

  /// Takes the line away while somebody else writes to the terminal; `draw` brings it back.
  package func aside(_ write: () throws -> Void) rethrows {
    guard isShown else { return try write() }
    try state.withLock { state in
      erase(&state)
      try write()
    }
  }

  private func erase(_ state: inout State) {
    guard state.drawn > 0 else { return }
    write("\r" + String(repeating: " ", count: state.drawn) + "\r")
    state.drawn = 0
  }

  private static func terminalWidth() -> Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
