import ArgumentParser
import Registry
import RegistryStore
import RegistryWriters

struct KeyList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "For whom this registry seals.", discussion: "EXAMPLE\n  vigil key list")

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let recipients = try registry.open().read { try $0.recipients() }
    switch output.format {
    case .json:
      try StandardOutput.shared.write(JSONValue.array(recipients.map(KeyList.json)).text)
    case .text:
      if recipients.isEmpty {
        return try StandardOutput.shared.write(
          "This registry seals for nobody: it keeps no sealed fields. `vigil key add FILE.pub` changes that.\n")
      }
      for recipient in recipients {
        let signs = recipient.signingKey == nil ? "" : ", signs the journal"
        try StandardOutput.shared.write(
          "\(Printable.text(recipient.name))\(signs)\n  \(recipient.publicKey)\n  since \(recipient.since)\n")
      }
    }
  }

  private static func json(_ recipient: RegistryRecipient) -> JSONValue {
    .object([
      .init("name", .string(recipient.name)), .init("publicKey", .string(recipient.publicKey)),
      .init("signingKey", recipient.signingKey.map { .string($0) } ?? .null),
      .init("since", .string(recipient.since)),
    ])
  }
}
