import Foundation
import RegistryImport

/// A file without a name, which nobody else can open and which is gone when this program ends.
final class TemporaryFile: SpillFile {
  private let descriptor: Int32
  private(set) var count = 0

  init() throws {
    let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/var/tmp"
    var template = Array("\(folder)/vigil-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw systemFailure("cannot write a temporary file in \(folder)") }
    unlink(template)
  }

  deinit {
    close(descriptor)
  }

  func append(_ bytes: [UInt8]) throws {
    try writeAll(bytes, to: descriptor, name: "a temporary file")
    count += bytes.count
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    var done = 0
    while done < bytes.count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(range.lowerBound + done))
      }
      if read < 0, errno == EINTR { continue }
      guard read > 0 else { throw systemFailure("cannot read a temporary file") }
      done += read
    }
    return bytes
  }
}
