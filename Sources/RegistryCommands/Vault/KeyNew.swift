import ArgumentParser
import Foundation
import RegistryVault

struct KeyNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a private key under a passphrase, and the public key that belongs to it.",
    discussion: """
      Writes two files: FILE, the private key, which is encrypted with the passphrase; and FILE.pub, the public key, which \
      goes to every registry that is to seal for you (`vigil key add FILE.pub`). Keep FILE in the office, and a copy in a \
      safe: without it and its passphrase nobody can read what was sealed. Both are in the format of age, whose own tools \
      open them too.

      EXAMPLE
        vigil key new office.key
      """)

  @Argument(help: ArgumentHelp("Where the private key is written.", valueName: "file"))
  var file: String

  @OptionGroup var passphrase: PassphraseOptions

  func run() throws {
    for path in [file, "\(file).pub"] where FileManager.default.fileExists(atPath: path) {
      throw CommandFailure(
        "\(path) is already there", hint: "choose another name: a key that is lost cannot be made again")
    }
    let identity = Identity()
    let open = try PublicKeyFile(identity)
    try WholeFile.write(try IdentityFile.bytes(identity, passphrase: try passphrase.readNew()), to: file)
    try WholeFile.write(Array(open.text.utf8), to: "\(file).pub")
    StandardError.print("\(file): the private key; keep it and its passphrase where nobody else comes")
    StandardError.print("\(file).pub: the public key; `vigil key add \(file).pub` lets a registry seal for it")
    try StandardOutput.shared.write("\(open.recipient.text)\n")
  }
}
