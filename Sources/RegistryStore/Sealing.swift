package import Registry

/// What a registry asks of whoever holds keys. The store itself knows no cipher: it keeps what it is handed.
package protocol Sealing: AnyObject {
  /// Makes the key of one transaction.
  ///
  /// - Parameter recipients: the public keys that can open it; at least one.
  func begin(for recipients: [String], device: String, number: Int) throws -> any TransactionSealing
  /// - Returns: nil where no key is at hand that opens it.
  /// - Throws: where a key is at hand, and what is sealed was altered or belongs elsewhere.
  func open(_ sealed: SealedText) throws -> [UInt8]?
}

/// Seals what one transaction writes.
package protocol TransactionSealing: AnyObject {
  /// The key of the transaction, wrapped for the recipients.
  var wrappedKey: [UInt8] { get }
  /// - Parameter statement: what a record says of its sealed fields, as one text.
  func seal(_ statement: [UInt8], _ type: RecordType, id: String) throws -> (key: [UInt8], content: [UInt8])
}

/// The sealed fields of a record as one transaction wrote them.
package struct SealedText: Sendable {
  package let type: RecordType
  /// Of the record that it belongs to.
  package let id: String
  package let device: String
  /// Of the transaction on that device.
  package let number: Int
  package let transactionKey: [UInt8]
  /// The key of the content, wrapped under that of the transaction; nil: it was destroyed.
  package let key: [UInt8]?
  package let content: [UInt8]

  package init(
    type: RecordType, id: String, device: String, number: Int, transactionKey: [UInt8], key: [UInt8]?,
    content: [UInt8]
  ) {
    self.type = type
    self.id = id
    self.device = device
    self.number = number
    self.transactionKey = transactionKey
    self.key = key
    self.content = content
  }
}

/// The sealed fields of one record, with who wrote each part.
package struct SealedRecord: Sendable {
  package struct Part: Sendable {
    package let text: SealedText
    package let transaction: TransactionFacts

    package init(text: SealedText, transaction: TransactionFacts) {
      self.text = text
      self.transaction = transaction
    }
  }

  /// What the record says, the latest first: where parts tell of one field, the first of them holds.
  package let parts: [Part]
  /// What sources say that the record does not, by profile.
  package let others: [(profile: String, part: Part)]

  package init(parts: [Part], others: [(profile: String, part: Part)]) {
    self.parts = parts
    self.others = others
  }
}

/// A holder of a private key, to whom a registry seals.
package struct RegistryRecipient: Sendable, Equatable {
  package let name: String
  package let publicKey: String
  /// Proves signatures of the holder; nil: none was given.
  package let signingKey: String?
  /// When it was added; ISO 8601, UTC.
  package let since: String

  package init(name: String, publicKey: String, signingKey: String?, since: String) {
    self.name = name
    self.publicKey = publicKey
    self.signingKey = signingKey
    self.since = since
  }
}
