import Crypto
import Foundation

/// Seals what is written to it, piece by piece.
package final class AgeWriter {
  private let output: ([UInt8]) throws -> Void
  private var payload: AgePayload
  private var held: [UInt8] = []

  /// - Parameter output: takes the sealed bytes in their order.
  /// - Throws: `VaultError.noRecipients`.
  package init(_ lock: AgeLock, _ output: @escaping ([UInt8]) throws -> Void) throws {
    self.output = output
    let fileKey = SymmetricKey(size: SymmetricKeySize(bitCount: AgeHeader.keyLength * 8))
    let stanzas =
      switch lock {
      case .recipients(let recipients): try recipients.map { try X25519Stanza.wrap(fileKey, for: $0) }
      case .passphrase(let passphrase, let work): [try ScryptStanza.wrap(fileKey, by: passphrase, work: work)]
      }
    guard !stanzas.isEmpty else { throw VaultError.noRecipients }
    let nonce = [UInt8].random(count: AgePayload.nonceLength)
    payload = AgePayload(fileKey, nonce: nonce)
    try output(AgeHeader.bytes(stanzas, fileKey: fileKey) + nonce)
  }

  package func write(_ plain: some Collection<UInt8>) throws {
    held += plain
    // The last piece is known to be the last only at the end.
    var start = 0
    while held.count - start > AgePayload.piece {
      try output(try payload.seal(held[start..<(start + AgePayload.piece)], isLast: false))
      start += AgePayload.piece
    }
    if start > 0 { held.removeFirst(start) }
  }

  package func finish() throws {
    try output(try payload.seal(held, isLast: true))
    held = []
  }
}
