import ArgumentParser
import Registry
import Foundation
import RegistryImport
import RegistryStore
import RegistryVault

struct KeyAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Seal for one more holder of a private key.",
    discussion: """
      From now on the holder can read what is sealed. What was sealed earlier can be read only if somebody who can read it \
      already gives --identity.

      EXAMPLES
        vigil key add office.key.pub
        vigil key add age1… --name "Astana office"
        vigil key add new-colleague.pub --identity office.key
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var identity: IdentityOptions

  @Argument(help: ArgumentHelp("The file of a public key, or the key itself: age1….", valueName: "key"))
  var key: String

  @Option(
    help: ArgumentHelp("What the holder is called in `vigil key list`; default: the file's name.", valueName: "text"))
  var name: String?

  func run() throws {
    let (open, given) = try KeyAdd.publicKey(key)
    let called = name ?? given ?? open.recipient.text
    // No line of a list may be forged by a name.
    guard !called.isEmpty, called.count <= 80, !called.contains(where: \.isNewline) else {
      throw CommandFailure.usage("a name has 1 to 80 letters in one line", hint: "give another with --name")
    }
    let own = try identity.read()
    let store = try self.registry.open()
    let (earlier, rewrapped) = try store.write(.now("key add")) { session -> ((Int, Int), Bool) in
      let before = try session.recipients()
      try session.addRecipient(
        name: called, publicKey: open.recipient.text, signingKey: open.verifyingKey?.text)
      guard let own else { return ((try session.sealingTransactions(), 0), true) }
      let all = try (before.map(\.publicKey) + [open.recipient.text]).map { try Recipient($0) }
      let count = try KeyRewrapping.rewrap(session, for: all, with: own)
      return ((count, count), true)
    }
    StandardError.print("\(called): this registry now seals for this key")
    if earlier > rewrapped {
      StandardError.print("note: what was sealed before cannot be read with it")
      StandardError.print("hint: somebody who can read it adds the key with --identity FILE")
    } else if rewrapped > 0 {
      StandardError.print("what \(counted(rewrapped, "transaction")) sealed before can be read with it too")
    }
  }

  /// - Returns: the key, and what to call it after its file.
  static func publicKey(_ text: String) throws -> (PublicKeyFile, name: String?) {
    do {
      if text.hasPrefix("age1") { return (try PublicKeyFile(text), nil) }
      let name = URL(fileURLWithPath: text).lastPathComponent
      let file = try PublicKeyFile(try ByteFile.text(text))
      return (file, name.hasSuffix(".pub") ? String(name.dropLast(4)) : name)
    } catch let error as VaultError {
      throw CommandFailure(error, about: quoted(text))
    }
  }
}

/// Wraps the keys of all earlier transactions for others.
enum KeyRewrapping {
  /// - Throws: `CommandFailure` where the private key does not open one of them; nothing must be kept then.
  static func rewrap(_ session: any RegistryWriting, for recipients: [Recipient], with identity: Identity) throws -> Int
  {
    try Progress.shared.during("wrapping keys anew") {
      try session.rewrapKeys { wrapped in
        do {
          return try AgeFile.rewrap(wrapped, for: recipients, with: [identity])
        } catch let error as VaultError {
          throw CommandFailure(error, about: "a key of an earlier transaction")
        }
      }
    }
  }
}
