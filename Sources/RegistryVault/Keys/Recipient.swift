import Crypto
import Foundation

/// A public key to which something is sealed, in the text form of age: `age1…`.
package struct Recipient: Hashable, Sendable {
  package let text: String
  let key: [UInt8]

  /// - Throws: `VaultError.notAPublicKey`.
  package init(_ text: String) throws(VaultError) {
    guard text.hasPrefix("age1"), let bytes = Bech32.bytes(text, prefix: "age"), bytes.count == 32 else {
      throw .notAPublicKey
    }
    self.text = text
    key = bytes
  }

  init(_ key: Curve25519.KeyAgreement.PublicKey) {
    self.key = Array(key.rawRepresentation)
    text = Bech32.text("age", self.key)
  }
}
