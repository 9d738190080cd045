import ArgumentParser
import RegistryStore
import RegistryVault

struct KeyRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Seal no more for a holder of a private key.",
    discussion: """
      With --identity, the private key of somebody who stays, the keys of what was sealed before are wrapped anew too, so \
      that the holder cannot open this registry any more. What the holder read or copied before stays known.

      EXAMPLE
        vigil key remove "Astana office" --identity office.key
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var identity: IdentityOptions

  @Argument(help: ArgumentHelp("The name or the public key, as `vigil key list` shows them.", valueName: "key"))
  var key: String

  func run() throws {
    let own = try identity.read()
    let (name, left, rewrapped) = try registry.open().write(.now("key remove")) {
      session -> ((String, Int, Int?), Bool) in
      let all = try session.recipients()
      guard let gone = all.first(where: { $0.name == key || $0.publicKey == key }) else {
        throw StoreError.noSuchRecipient(key)
      }
      try session.removeRecipient(publicKey: gone.publicKey)
      let rest = all.filter { $0 != gone }
      var rewrapped: Int?
      if let own {
        guard !rest.isEmpty else {
          throw CommandFailure(
            "this is the last key: nobody could read any more what was sealed",
            hint: "add another first, or leave --identity out to seal nothing from now on")
        }
        rewrapped = try KeyRewrapping.rewrap(session, for: try rest.map { try Recipient($0.publicKey) }, with: own)
      }
      return ((gone.name, rest.count, rewrapped), true)
    }
    StandardError.print("\(name): nothing is sealed for this key any more")
    if rewrapped == nil {
      StandardError.print("note: what was sealed before can still be read with it")
      StandardError.print("hint: to end that too, remove it with --identity and the private key of somebody who stays")
    }
    if left == 0 {
      StandardError.print("note: this registry now seals for nobody, and drops what is meant for sealed fields")
    }
  }
}
