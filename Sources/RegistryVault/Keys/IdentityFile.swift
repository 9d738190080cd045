import Foundation

/// The file that holds a private key: an age file under a passphrase. `age --decrypt` gives the identity that age's own
/// tools read.
package enum IdentityFile {
  package static func bytes(_ identity: Identity, passphrase: String, work: Int = ScryptStanza.usualWork) throws
    -> [UInt8]
  {
    let text = "# public key: \(identity.recipient.text)\n\(identity.text)\n"
    return try AgeFile.seal(Array(text.utf8), for: .passphrase(passphrase, work: work))
  }

  /// - Parameter passphrase: asked for only where the file has one: a file that age-keygen wrote has none.
  /// - Throws: `VaultError`.
  package static func identity(_ bytes: [UInt8], passphrase: () throws -> String) throws -> Identity {
    guard bytes.starts(with: Array(AgeHeader.version.utf8)) else { return try identity(text: bytes) }
    guard AgeFile.asksForPassphrase(bytes) else {
      _ = try AgeHeader(bytes)
      throw VaultError.notAPrivateKey
    }
    return try identity(text: try AgeFile.open(bytes, with: .passphrase(try passphrase())))
  }

  private static func identity(text: [UInt8]) throws(VaultError) -> Identity {
    let lines = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { !$0.hasPrefix("#") }) else { throw .notAPrivateKey }
    return try Identity(line.trimmingCharacters(in: .whitespaces))
  }
}
