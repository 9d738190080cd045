import Crypto
import Foundation

/// A private key. Its text form, `AGE-SECRET-KEY-1…`, is that of age, whose tools open with it what is sealed to it.
package struct Identity: Sendable {
  let key: Curve25519.KeyAgreement.PrivateKey

  /// A new one, by the system's random numbers.
  package init() {
    key = Curve25519.KeyAgreement.PrivateKey()
  }

  /// - Throws: `VaultError.notAPrivateKey`.
  package init(_ text: String) throws(VaultError) {
    guard let bytes = Bech32.bytes(text, prefix: "age-secret-key-"), bytes.count == 32,
      let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes)
    else { throw .notAPrivateKey }
    self.key = key
  }

  package var recipient: Recipient { Recipient(key.publicKey) }

  package var text: String { Bech32.text("age-secret-key-", Array(key.rawRepresentation)).uppercased() }

  /// The key with which the holder signs. It follows from the private key, so that one passphrase guards both; HKDF
  /// keeps the two apart.
  package func signingKey() throws -> SigningKey {
    let seed = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: key.rawRepresentation), info: Data("vigil signing key 1".utf8),
      outputByteCount: 32)
    return try SigningKey(seed)
  }
}
