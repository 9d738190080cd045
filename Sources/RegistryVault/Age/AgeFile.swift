import Crypto
import Foundation

/// Who may open a file.
package enum AgeLock: Sendable {
  case recipients([Recipient])
  /// - Parameter work: the binary logarithm of scrypt's N.
  case passphrase(String, work: Int = ScryptStanza.usualWork)
}

/// What opens a file.
package enum AgeKey: Sendable {
  case identities([Identity])
  case passphrase(String)
}

/// Whole texts in the age format. Files that do not fit into memory: `AgeWriter` and `AgeReader`.
package enum AgeFile {
  /// - Throws: `VaultError.noRecipients`.
  package static func seal(_ plain: [UInt8], for lock: AgeLock) throws -> [UInt8] {
    var sealed: [UInt8] = []
    let writer = try AgeWriter(lock) { sealed += $0 }
    try writer.write(plain)
    try writer.finish()
    return sealed
  }

  /// - Throws: `VaultError`.
  package static func open(_ sealed: [UInt8], with key: AgeKey) throws -> [UInt8] {
    var plain: [UInt8] = []
    let reader = AgeReader(key) { plain += $0 }
    try reader.read(sealed)
    try reader.finish()
    return plain
  }

  /// Whether it is opened by a passphrase.
  package static func asksForPassphrase(_ sealed: [UInt8]) -> Bool {
    (try? AgeHeader(sealed))?.stanzas.first?.arguments.first == ScryptStanza.name
  }

  /// The same content for other recipients: the payload stays as it is, only the head is written anew.
  ///
  /// - Throws: `VaultError.noKeyFits` where the identities do not open it.
  package static func rewrap(_ sealed: [UInt8], for recipients: [Recipient], with identities: [Identity]) throws
    -> [UInt8]
  {
    guard !recipients.isEmpty else { throw VaultError.noRecipients }
    let header = try AgeHeader(sealed)
    let fileKey = try fileKey(header, .identities(identities))
    let stanzas = try recipients.map { try X25519Stanza.wrap(fileKey, for: $0) }
    return AgeHeader.bytes(stanzas, fileKey: fileKey) + sealed[header.length...]
  }

  static func fileKey(_ header: AgeHeader, _ key: AgeKey) throws -> SymmetricKey {
    let fileKey = try unwrapped(header, key)
    guard AgeHeader.mac(header.signed, fileKey) == header.code else { throw VaultError.doesNotMatch }
    return fileKey
  }

  private static func unwrapped(_ header: AgeHeader, _ key: AgeKey) throws -> SymmetricKey {
    switch key {
    case .passphrase(let passphrase):
      guard header.stanzas.count == 1, header.stanzas[0].arguments[0] == ScryptStanza.name else {
        throw VaultError.noKeyFits
      }
      return try ScryptStanza.open(header.stanzas[0], by: passphrase)
    case .identities(let identities):
      for stanza in header.stanzas {
        for identity in identities {
          if let found = try X25519Stanza.open(stanza, with: identity) { return found }
        }
      }
      throw VaultError.noKeyFits
    }
  }
}
