import Crypto
import Foundation

/// Signs codes of the journal; Ed25519.
package struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// - Parameter seed: 32 bytes.
  init(_ seed: SymmetricKey) throws {
    key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed.bytes)
  }

  package var verifyingKey: VerifyingKey { VerifyingKey(key.publicKey) }

  /// - Returns: 64 bytes.
  package func signature(of text: String) throws -> [UInt8] {
    Array(try key.signature(for: Data(text.utf8)))
  }
}

/// The public part, in a text form of its own: `vigil-signing1…`.
package struct VerifyingKey: Hashable, Sendable {
  private static let prefix = "vigil-signing-"
  package let text: String
  private let bytes: [UInt8]

  init(_ key: Curve25519.Signing.PublicKey) {
    bytes = Array(key.rawRepresentation)
    text = Bech32.text(VerifyingKey.prefix, bytes)
  }

  /// - Throws: `VaultError.notAPublicKey`.
  package init(_ text: String) throws(VaultError) {
    guard let bytes = Bech32.bytes(text, prefix: VerifyingKey.prefix), bytes.count == 32 else { throw .notAPublicKey }
    self.text = text
    self.bytes = bytes
  }

  package func isSignature(_ signature: [UInt8], of text: String) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
    return key.isValidSignature(Data(signature), for: Data(text.utf8))
  }
}
