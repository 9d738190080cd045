import Crypto
import Foundation

/// SHA-256 of what is handed over in pieces, worked out on another thread, so that whoever writes rows does not wait.
final class BackgroundDigest {
  private final class Held: @unchecked Sendable {
    // Only the queue touches it.
    var hash = SHA256()
  }

  private let held = Held()
  private let queue = DispatchQueue(label: "digest")
  /// Few pieces wait, so that memory stays bounded.
  private let free = DispatchSemaphore(value: 4)

  func update(_ bytes: TakenBytes) {
    free.wait()
    queue.async { [held, free] in
      unsafe bytes.withBytes { unsafe held.hash.update(bufferPointer: $0) }
      free.signal()
    }
  }

  /// - Returns: 32 bytes.
  func finish() -> [UInt8] { queue.sync { Array(held.hash.finalize()) } }
}

extension [UInt8] {
  /// 32 bytes.
  var sha256: [UInt8] { Array(SHA256.hash(data: self)) }
}
