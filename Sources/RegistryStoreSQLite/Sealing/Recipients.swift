import RegistryStore

/// The table of those to whom the registry seals.
struct Recipients {
  let connection: Connection

  /// In the order in which they were added.
  func current() throws -> [RegistryRecipient] {
    let scan = try connection.ownStatement(
      """
      SELECT r.name, r.public_key, r.signing_key, t.recorded_at FROM recipient AS r
      JOIN transactions AS t ON t.key = r.since WHERE r.until IS NULL ORDER BY r.key
      """)
    var found: [RegistryRecipient] = []
    while try scan.step() {
      found.append(
        RegistryRecipient(
          name: scan.text(0), publicKey: scan.text(1), signingKey: scan.optionalText(2), since: scan.text(3)))
    }
    return found
  }

  /// - Throws: `StoreError.recipientAlreadyThere`.
  func add(name: String, publicKey: String, signingKey: String?, transaction: Int) throws {
    if try current().contains(where: { $0.publicKey == publicKey || $0.name == name }) {
      throw StoreError.recipientAlreadyThere(name)
    }
    let insert = try connection.statement(
      "INSERT INTO recipient (name, public_key, signing_key, since) VALUES (?, ?, ?, ?)")
    insert.bind(1, name)
    insert.bind(2, publicKey)
    insert.bind(3, signingKey)
    insert.bind(4, transaction)
    try insert.run()
  }

  func remove(publicKey: String, transaction: Int) throws {
    let end = try connection.statement("UPDATE recipient SET until = ? WHERE public_key = ? AND until IS NULL")
    end.bind(1, transaction)
    end.bind(2, publicKey)
    try end.run()
  }

  /// Replaces the wrapped key of every transaction that sealed something.
  ///
  /// - Returns: how many there are.
  func rewrap(_ body: ([UInt8]) throws -> [UInt8]) throws -> Int {
    let scan = try connection.ownStatement("SELECT \"transaction\", wrapped FROM transaction_key ORDER BY 1")
    var changed: [(transaction: Int, wrapped: [UInt8])] = []
    while try scan.step() { changed.append((scan.int(0), try body(scan.blob(1)))) }
    for (transaction, wrapped) in changed {
      let update = try connection.statement("UPDATE transaction_key SET wrapped = ? WHERE \"transaction\" = ?")
      update.bindBlob(1, wrapped)
      update.bind(2, transaction)
      try update.run()
    }
    return changed.count
  }
}
