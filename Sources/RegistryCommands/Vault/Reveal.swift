import ArgumentParser
import Registry
import RegistryStore
import RegistryVault
import RegistryWriters

struct Reveal: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the sealed fields of a record, to the holder of a private key.",
    discussion: """
      Asks for the passphrase, writes into the journal who looked at which record, and then shows its sealed fields on \
      standard output. Whatever is shown can be copied: close the window, and clear it, when you are done.

      EXAMPLES
        vigil reveal allegation/k7p2-000012 --identity office.key
        VIGIL_IDENTITY=office.key vigil reveal k7p2-000012
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var identity: IdentityOptions

  @Argument(help: "The record: its id, or an unambiguous beginning of it; the type may stand before it.")
  var id: String

  func run() throws {
    let store = try registry.open()
    let (type, id, sealed) = try store.read { session in
      let (type, id) = try session.find(self.id)
      return (type, id, try session.sealed(type, id: id))
    }
    let subject = "\(type.rawValue)/\(id)"
    guard let sealed else {
      return StandardError.print("\(subject): nothing is sealed of it")
    }
    let opened = try RevealedRecord(sealed, type, VaultSealing([try identity.required()]), subject: subject)
    // The entry first: nothing is shown that nobody knows was shown.
    try store.write(.now("reveal \(subject)")) { _ in ((), true) }
    switch output.format {
    case .json: try StandardOutput.shared.write(opened.json.text)
    case .text: try StandardOutput.shared.write(opened.text)
    }
  }
}
