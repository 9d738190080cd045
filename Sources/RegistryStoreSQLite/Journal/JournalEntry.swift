import Crypto
import RegistryStore

/// One entry of the journal.
struct JournalEntry {
  let device: String
  /// Of the transaction on that device.
  let number: Int
  let authorship: Authorship
  /// By the code of the part, as they stand in an entry: the code, then 32 bytes.
  let written: [UInt8]
  /// 32 bytes.
  let state: [UInt8]

  /// - Parameter before: the chain of the entry before it on the device; empty: it is the first.
  /// - Returns: 32 bytes.
  func chain(after before: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: Array("vigil journal 1\n".utf8))
    // Lengths stand before what varies, so that no two entries give the same bytes.
    for part in [
      before, Array(device.utf8), Array(String(number).utf8), Array(authorship.author.utf8),
      Array(authorship.time.utf8), Array(authorship.command.utf8), written, state,
    ] {
      hash.update(data: Array("\(part.count):".utf8))
      hash.update(data: part)
    }
    return Array(hash.finalize())
  }

  static func parts(_ written: [UInt8]) -> [UInt8: [UInt8]]? {
    guard written.count % 33 == 0 else { return nil }
    var parts: [UInt8: [UInt8]] = [:]
    for start in stride(from: 0, to: written.count, by: 33) {
      parts[written[start]] = Array(written[(start + 1)..<(start + 33)])
    }
    return parts
  }

  static func written(_ parts: [(JournalPart, [UInt8])]) -> [UInt8] {
    parts.sorted { $0.0.code < $1.0.code }.flatMap { [$0.0.code] + $0.1 }
  }
}
