import Registry
import RegistryStore
import RegistryVault

/// Seals and opens for the store by the keys of the vault.
final class VaultSealing: Sealing {
  private let identities: [Identity]
  /// Keys of transactions that were opened, by device and number. One import opens as many as there are.
  private var opened: [String: TransactionKey?] = [:]
  private static let mostRemembered = 10_000

  /// - Parameter identities: the private keys at hand; none where nothing is to be opened.
  init(_ identities: [Identity] = []) {
    self.identities = identities
  }

  func begin(for recipients: [String], device: String, number: Int) throws -> any TransactionSealing {
    let key = TransactionKey()
    // What this transaction seals it can also open.
    remember(key, device, number)
    return VaultTransaction(
      key, wrapped: try key.wrapped(for: try recipients.map { try Recipient($0) }), device: device, number: number)
  }

  func open(_ sealed: SealedText) throws -> [UInt8]? {
    guard let wrapped = sealed.key, let key = try transactionKey(sealed) else { return nil }
    return try key.open(key: wrapped, content: sealed.content, SealedContext(sealed))
  }

  private func transactionKey(_ sealed: SealedText) throws -> TransactionKey? {
    let name = "\(sealed.device)/\(sealed.number)"
    if let known = opened[name] { return known }
    guard !identities.isEmpty else { return nil }
    do {
      let key = try TransactionKey(sealed.transactionKey, with: identities)
      remember(key, sealed.device, sealed.number)
      return key
    } catch VaultError.noKeyFits {
      remember(nil, sealed.device, sealed.number)
      return nil
    }
  }

  private func remember(_ key: TransactionKey?, _ device: String, _ number: Int) {
    if opened.count >= VaultSealing.mostRemembered { opened.removeAll() }
    opened.updateValue(key, forKey: "\(device)/\(number)")
  }
}

/// Seals what one transaction writes.
private final class VaultTransaction: TransactionSealing {
  private let key: TransactionKey
  let wrappedKey: [UInt8]
  private let device: String
  private let number: Int

  init(_ key: TransactionKey, wrapped: [UInt8], device: String, number: Int) {
    self.key = key
    wrappedKey = wrapped
    self.device = device
    self.number = number
  }

  func seal(_ statement: [UInt8], _ type: RecordType, id: String) throws -> (key: [UInt8], content: [UInt8]) {
    try key.seal(statement, SealedContext(type: type.rawValue, id: id, device: device, number: number))
  }
}

extension SealedContext {
  init(_ text: SealedText) {
    self.init(type: text.type.rawValue, id: text.id, device: text.device, number: text.number)
  }
}
