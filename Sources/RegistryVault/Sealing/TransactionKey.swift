import Crypto
import Foundation

/// The key of one transaction, under which stand the keys of what it seals. It is never stored in the open: the registry
/// keeps it wrapped for the recipients, in the age format.
package struct TransactionKey: Sendable {
  private let key: SymmetricKey

  /// A new one, by the system's random numbers.
  package init() {
    key = SymmetricKey(size: .bits256)
  }

  package func wrapped(for recipients: [Recipient]) throws -> [UInt8] {
    try AgeFile.seal(Array(key.bytes), for: .recipients(recipients))
  }

  /// - Throws: `VaultError`.
  package init(_ wrapped: [UInt8], with identities: [Identity]) throws {
    let bytes = try AgeFile.open(wrapped, with: .identities(identities))
    guard bytes.count == 32 else { throw VaultError.doesNotMatch }
    key = SymmetricKey(data: bytes)
  }

  /// Seals under a key of its own: whoever destroys `key` has destroyed the content.
  package func seal(_ plain: [UInt8], _ context: SealedContext) throws -> (key: [UInt8], content: [UInt8]) {
    let own = SymmetricKey(size: .bits256)
    let content = try AES.GCM.seal(padded(plain), using: own, authenticating: context.bytes("content"))
    let wrapped = try AES.GCM.seal(own.bytes, using: key, authenticating: context.bytes("key"))
    return (TransactionKey.bytes(wrapped), TransactionKey.bytes(content))
  }

  /// - Throws: `VaultError.doesNotMatch` where it was altered, or is of another record or transaction.
  package func open(key wrapped: [UInt8], content: [UInt8], _ context: SealedContext) throws -> [UInt8] {
    let own = SymmetricKey(data: try open(wrapped, by: key, context.bytes("key")))
    let plain = try open(content, by: own, context.bytes("content"))
    return plain.lastIndex { $0 != TransactionKey.padding }.map { Array(plain[...$0]) } ?? []
  }

  private func open(_ bytes: [UInt8], by key: SymmetricKey, _ context: [UInt8]) throws -> Data {
    guard let box = try? AES.GCM.SealedBox(combined: bytes),
      let plain = try? AES.GCM.open(box, using: key, authenticating: context)
    else { throw VaultError.doesNotMatch }
    return plain
  }

  /// Nonce, ciphertext, tag.
  private static func bytes(_ box: AES.GCM.SealedBox) -> [UInt8] {
    Array(box.nonce) + box.ciphertext + box.tag
  }

  /// A blank: what is sealed is JSON, in which blanks at the end say nothing.
  private static let padding: UInt8 = 0x20

  /// Filled up to a multiple of 64 bytes, so that the length does not tell a name.
  private func padded(_ plain: [UInt8]) -> [UInt8] {
    plain + [UInt8](repeating: TransactionKey.padding, count: (64 - plain.count % 64) % 64)
  }
}
