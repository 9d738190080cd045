/// The file that a holder gives away: the key to seal to and the key that proves signatures.
package struct PublicKeyFile: Equatable {
  package let recipient: Recipient
  /// nil: only the key to seal to was given, such as one that age-keygen made.
  package let verifyingKey: VerifyingKey?

  package init(_ identity: Identity) throws {
    recipient = identity.recipient
    verifyingKey = try identity.signingKey().verifyingKey
  }

  package var text: String {
    ([recipient.text] + [verifyingKey?.text].compactMap { $0 }).joined(separator: "\n") + "\n"
  }

  /// - Throws: `VaultError.notAPublicKey`.
  package init(_ text: String) throws(VaultError) {
    let words = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
      .map(String.init)
    guard let first = words.first, words.count <= 2 else { throw .notAPublicKey }
    recipient = try Recipient(first)
    verifyingKey = words.count == 2 ? try VerifyingKey(words[1]) : nil
  }
}
