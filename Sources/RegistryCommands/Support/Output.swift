import Foundation
import Registry

/// Whoever read our output has gone; that is no failure.
struct ClosedPipe: Error {}

/// Results, buffered; a write that fails is an error and not silence.
final class StandardOutput {
  nonisolated(unsafe) static let shared = StandardOutput()
  private var buffer: [UInt8] = []

  func write(_ text: String) throws { try write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count > 65_536 { try flush() }
  }

  func flush() throws {
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    try Progress.shared.aside { try writeAll(bytes, to: STDOUT_FILENO, name: "standard output") }
  }
}

/// Messages, each on its own line.
enum StandardError {
  static func print(_ line: String) {
    // There is nowhere left to say that this failed.
    try? Progress.shared.aside {
      try writeAll(
        Array((Printable.text(line, keepsLines: true) + "\n").utf8), to: STDERR_FILENO, name: "standard error")
    }
  }
}

func writeAll(_ bytes: [UInt8], to descriptor: Int32, name: String) throws {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      Foundation.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
    }
    if count < 0 {
      if errno == EINTR { continue }
      if errno == EPIPE { throw ClosedPipe() }
      throw CommandFailure(
        "cannot write to \(name): \(String(cString: strerror(errno)))", hint: "make room, or choose another place",
        exitCode: 2)
    }
    written += count
  }
}

/// Writes a file whole or not at all: beside it first, then in its place. A device or a pipe is written to as
/// it is.
final class WholeFile {
  private let path: String
  /// nil: there is nothing to put in place.
  private let temporary: String?
  private let descriptor: Int32
  private var isDone = false
  private var buffer: [UInt8] = []

  init(_ path: String) throws {
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
      throw CommandFailure("\(path) is a directory", hint: "name a file")
    }
    let path = WholeFile.resolved(path)
    guard !WholeFile.isDatabase(path) else {
      throw CommandFailure("\(path) is a database, perhaps a registry, and would be lost", hint: "name another file")
    }
    self.path = path
    var status = stat()
    let isSpecial = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    temporary = isSpecial ? nil : "\(path).\(getpid()).part"
    descriptor = temporary.map { open($0, O_WRONLY | O_CREAT | O_EXCL, 0o600) } ?? open(path, O_WRONLY)
    guard descriptor >= 0 else { throw systemFailure("cannot write \(path)") }
  }

  deinit {
    close(descriptor)
    if !isDone, let temporary { unlink(temporary) }
  }

  /// Where a link leads; what is not there yet is itself.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func isDatabase(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = FileHandle(forReadingAtPath: path)
    else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: 16)) == Data("SQLite format 3\0".utf8)
  }

  func write(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count > 65_536 { try flush() }
  }

  private func flush() throws {
    try writeAll(buffer, to: descriptor, name: path)
    buffer.removeAll(keepingCapacity: true)
  }

  func finish() throws {
    try flush()
    if let temporary {
      guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw systemFailure("cannot write \(path)") }
    }
    isDone = true
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try WholeFile(path)
    try file.write(bytes)
    try file.finish()
  }
}

/// What the last failed call of the system means.
func systemFailure(_ what: String) -> CommandFailure {
  let code = errno
  return CommandFailure(
    "\(what): \(String(cString: strerror(code)))",
    hint: code == ENOENT ? "check the path" : code == EACCES ? "ask whoever owns it, or choose another place" : nil,
    exitCode: code == ENOENT || code == ENOTDIR || code == EISDIR ? 1 : 2)
}
