import Crypto
import Foundation
import Registry
import RegistryImport

/// A file read in chunks, with its digest.
final class ByteFile {
  let path: String
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)
  private var digest = SHA256()
  private(set) var bytes = 0
  /// In bytes; nil for what is no plain file, such as a pipe.
  private(set) var size: Int?

  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw systemFailure("cannot read \(path)") }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw CommandFailure("\(path) is a directory", hint: "name a file")
    }
    if status.st_mode & S_IFMT == S_IFREG { size = Int(status.st_size) }
  }

  deinit {
    close(descriptor)
  }

  /// - Returns: nil for what can be read only once, such as a pipe.
  static func sha256(_ path: String) throws -> String? {
    let file = try ByteFile(path)
    guard file.size != nil else { return nil }
    while try file.next({ _ in }) {}
    return file.sha256
  }

  /// Hands over the next chunk.
  ///
  /// - Returns: false at the end of the file.
  func next(_ body: (Span<UInt8>) throws -> Void) throws -> Bool {
    var count = 0
    repeat {
      count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw systemFailure("cannot read \(path)") }
    guard count > 0 else { return false }
    bytes += count
    buffer.withUnsafeBytes { digest.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    let chunk = buffer
    try body(chunk.span.extracting(0..<count))
    Progress.shared.advance(by: count)
    return true
  }

  /// Feeds a reader with the whole file.
  ///
  /// - Parameter close: called once at the end, with what ended the reading early.
  func drain(
    _ feed: (Span<UInt8>) throws -> Void, _ finish: () throws -> Void, _ close: (FileProblem?) throws -> Void
  ) throws {
    do {
      while try next(feed) {}
      try finish()
      try close(nil)
    } catch let problem as FileProblem {
      try close(problem)
      // The digest is of the whole file all the same.
      while try next({ _ in }) {}
    }
  }

  /// Hands over what is left of the file, piece by piece.
  func forEachPiece(_ body: ([UInt8]) throws -> Void) throws {
    var piece: [UInt8] = []
    while try next({ chunk in
      piece.removeAll(keepingCapacity: true)
      piece.append(chunk)
    }) {
      try body(piece)
    }
  }

  /// Runs what reads this file; a terminal shows how far it is.
  func shown<Result>(_ body: () throws -> Result) rethrows -> Result {
    let name = URL(fileURLWithPath: path).lastPathComponent
    return try Progress.shared.during("reading \(name)", total: size, unit: .bytes, body)
  }

  /// The digest of what was read, in hexadecimal.
  var sha256: String { digest.finalize().hexadecimal }

  /// The bytes of a small file.
  static func small(_ path: String) throws -> [UInt8] {
    let file = try ByteFile(path)
    var all: [UInt8] = []
    try file.forEachPiece { piece in
      all += piece
      guard all.count < 16 << 20 else { throw CommandFailure("\(path) is too large for what it should be") }
    }
    return all
  }

  /// A small file whole.
  ///
  /// - Throws: `CommandFailure`, also where it is no UTF-8.
  static func text(_ path: String) throws -> String {
    guard let text = String(validating: try small(path), as: UTF8.self) else {
      throw CommandFailure("\(path) is not UTF-8", hint: "save it as UTF-8")
    }
    return text
  }
}
