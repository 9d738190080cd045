import Crypto
import CryptoExtras
import Foundation

/// Wraps the key of a file for a public key: the stanza `X25519` of age.
enum X25519Stanza {
  static let name = "X25519"
  private static let info = Data("\(AgeHeader.version)/\(name)".utf8)

  static func wrap(_ fileKey: SymmetricKey, for recipient: Recipient) throws -> AgeHeader.Stanza {
    let ephemeral = Curve25519.KeyAgreement.PrivateKey()
    let share = Array(ephemeral.publicKey.rawRepresentation)
    let other = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: recipient.key)
    let key = try wrappingKey(ephemeral.sharedSecretFromKeyAgreement(with: other), share, recipient.key)
    return AgeHeader.Stanza(arguments: [name, AgeHeader.base64(share)], body: try KeyWrap.wrap(fileKey, by: key))
  }

  /// - Returns: nil where the stanza is for another key.
  static func open(_ stanza: AgeHeader.Stanza, with identity: Identity) throws -> SymmetricKey? {
    guard stanza.arguments.count == 2, stanza.arguments[0] == name,
      let share = AgeHeader.bytes(base64: Substring(stanza.arguments[1])), share.count == 32
    else { return nil }
    guard let other = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: share),
      let secret = try? identity.key.sharedSecretFromKeyAgreement(with: other)
    else { return nil }
    return KeyWrap.open(stanza.body, by: wrappingKey(secret, share, identity.recipient.key))
  }

  private static func wrappingKey(_ secret: SharedSecret, _ share: [UInt8], _ recipient: [UInt8]) -> SymmetricKey {
    secret.hkdfDerivedSymmetricKey(
      using: SHA256.self, salt: Data(share + recipient), sharedInfo: info, outputByteCount: 32)
  }
}

/// Wraps the key of a file by a passphrase: the stanza `scrypt` of age, which stands alone in its file.
package enum ScryptStanza {
  static let name = "scrypt"
  /// The binary logarithm of scrypt's N: half a second and 256 MB on a laptop, as age has it.
  package static let usualWork = 18
  /// What would take a minute is no file of a person.
  private static let mostWork = 22
  private static let salt = "\(AgeHeader.version)/\(name)"

  static func wrap(_ fileKey: SymmetricKey, by passphrase: String, work: Int) throws -> AgeHeader.Stanza {
    let salt = [UInt8].random(count: 16)
    let key = try wrappingKey(passphrase, salt, work)
    return AgeHeader.Stanza(
      arguments: [name, AgeHeader.base64(salt), String(work)], body: try KeyWrap.wrap(fileKey, by: key))
  }

  /// - Throws: `VaultError.wrongPassphrase`, `.tooMuchWork`.
  static func open(_ stanza: AgeHeader.Stanza, by passphrase: String) throws -> SymmetricKey {
    guard stanza.arguments.count == 3, let salt = AgeHeader.bytes(base64: Substring(stanza.arguments[1])),
      salt.count == 16, let work = Int(stanza.arguments[2]), work > 0, String(work) == stanza.arguments[2]
    else { throw VaultError.notAnAgeFile("a line of its head cannot be read") }
    guard work <= mostWork else { throw VaultError.tooMuchWork }
    guard let key = KeyWrap.open(stanza.body, by: try wrappingKey(passphrase, salt, work)) else {
      throw VaultError.wrongPassphrase
    }
    return key
  }

  private static func wrappingKey(_ passphrase: String, _ salt: [UInt8], _ work: Int) throws -> SymmetricKey {
    try KDF.Scrypt.deriveKey(
      from: Data(passphrase.utf8), salt: Data(ScryptStanza.salt.utf8) + Data(salt), outputByteCount: 32,
      rounds: 1 << work, blockSize: 8, parallelism: 1)
  }
}

/// A file's key under a key that is used once: ChaCha20-Poly1305 with a nonce of zeros.
private enum KeyWrap {
  static func wrap(_ fileKey: SymmetricKey, by key: SymmetricKey) throws -> [UInt8] {
    let box = try ChaChaPoly.seal(fileKey.bytes, using: key, nonce: zeros())
    return Array(box.ciphertext + box.tag)
  }

  static func open(_ body: [UInt8], by key: SymmetricKey) -> SymmetricKey? {
    guard body.count == AgeHeader.keyLength + 16, let nonce = try? zeros(),
      let box = try? ChaChaPoly.SealedBox(nonce: nonce, ciphertext: body.dropLast(16), tag: body.suffix(16)),
      let bytes = try? ChaChaPoly.open(box, using: key)
    else { return nil }
    return SymmetricKey(data: bytes)
  }

  private static func zeros() throws -> ChaChaPoly.Nonce {
    try ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12))
  }
}
