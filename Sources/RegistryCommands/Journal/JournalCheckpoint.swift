import ArgumentParser
import RegistryStore
import RegistryVault

struct JournalCheckpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "The code of the last write, to be kept elsewhere.",
    discussion: """
      Print it, send it to a partner, or write it into the minutes: whoever holds it can show later that nothing before it \
      was altered. With --identity it is signed with the office's key.

      EXAMPLES
        vigil journal checkpoint
        vigil journal checkpoint --identity office.key > checkpoint.txt
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var identity: IdentityOptions

  func run() throws {
    let line = try registry.open().read { try $0.lastJournalLine() }
    guard let line else { throw CommandFailure("nothing was written into this registry yet") }
    var text = "\(line.checkpoint)\n"
    if let own = try identity.read() {
      let key = try own.signingKey()
      text += "signed \(try key.signature(of: line.checkpoint).hexadecimal) by \(key.verifyingKey.text)\n"
    }
    try StandardOutput.shared.write(text)
  }
}
