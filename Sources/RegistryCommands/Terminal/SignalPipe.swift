import Foundation

/// Signals as something that can be waited for together with keys: each is a byte in a pipe.
final class SignalPipe {
  /// What would end the program, and a change of the window's size.
  private static let watched = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH]
  /// A handler may touch nothing but this.
  nonisolated(unsafe) private static var writeEnd: Int32 = -1

  let descriptor: Int32
  private let before: [(signal: Int32, action: sigaction)]

  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
    }
    descriptor = ends[0]
    SignalPipe.writeEnd = ends[1]
    // Whoever started this program may have left them blocked.
    var mask = sigset_t()
    sigemptyset(&mask)
    for signal in SignalPipe.watched { sigaddset(&mask, signal) }
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    before = SignalPipe.watched.map { signal in
      var new = sigaction()
      new.__sigaction_handler.sa_handler = { number in
        let code = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(SignalPipe.writeEnd, &byte, 1)
        errno = code
      }
      var old = sigaction()
      sigaction(signal, &new, &old)
      return (signal, old)
    }
  }

  deinit {
    for (signal, action) in before {
      var action = action
      sigaction(signal, &action, nil)
    }
    close(SignalPipe.writeEnd)
    close(descriptor)
    SignalPipe.writeEnd = -1
  }

  /// A signal that has come and was not yet told.
  func next() -> Int32? {
    var byte: UInt8 = 0
    return read(descriptor, &byte, 1) == 1 ? Int32(byte) : nil
  }
}
