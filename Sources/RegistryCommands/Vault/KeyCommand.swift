import ArgumentParser

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "The keys of those who may read sealed fields.",
    discussion: """
      Sealed fields, such as what was told and by whom, are encrypted before they reach the disk. A registry holds public \
      keys only: a laptop in the field can record a name and cannot read it back. Whoever holds a private key and its \
      passphrase can, with `vigil reveal`.
      """,
    subcommands: [KeyNew.self, KeyList.self, KeyAdd.self, KeyRemove.self])
}
