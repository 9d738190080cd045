import ArgumentParser
import Foundation
import RegistryStore
import RegistryVault

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the registry into one file, also while others use it.",
    discussion: """
      The copy is of one moment: whoever writes meanwhile waits until it is done. It is encrypted for those for whom the \
      registry seals (`vigil key list`), in the format of age, so that it may leave the house; --to adds others. --plain \
      copies it as it is, for a disk in the office that is encrypted itself: sealed fields stay sealed, and everything else \
      can be read. The code that is printed is that of the last write in its journal; keep it apart from the copy.

      EXAMPLES
        vigil backup --output 2026-11-26.vigil.age
        vigil backup --output copy.vigil.age --to partner.pub
        vigil backup --output /mnt/office/copy.vigil --plain
      """)

  @OptionGroup var registry: RegistryOptions

  @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("One more public key that opens it; may be given again.", valueName: "key"))
  var to: [String] = []

  @Flag(help: "Do not encrypt it.")
  var plain = false

  func run() throws {
    let others = try to.map { try KeyAdd.publicKey($0).0.recipient }
    guard !plain || others.isEmpty else {
      throw CommandFailure.usage("--plain encrypts for nobody", hint: "leave out --plain, or --to")
    }
    let path = registry.path
    let store = try registry.open()
    let recipients = try store.read { try $0.recipients() }.map { try Recipient($0.publicKey) } + others
    guard plain || !recipients.isEmpty else {
      throw CommandFailure(
        "there is nobody to encrypt the backup for",
        hint: "`vigil key add FILE.pub` first, or --to FILE.pub; --plain leaves it as it is")
    }
    guard !FileManager.default.fileExists(atPath: output) || !Backup.isSame(output, path) else {
      throw CommandFailure("\(output) is the registry itself", hint: "name another file")
    }
    // The entry first, so that the copy has it too.
    try store.write(.now("backup")) { _ in ((), true) }
    let target = try WholeFile(output)
    let writer = plain ? nil : try AgeWriter(.recipients(recipients)) { try target.write($0) }
    // Open until the snapshot has ended: closing any of a process's descriptors gives up its locks on the file.
    let source = try ByteFile(path)
    let checkpoint = try store.read { session in
      let line = try session.lastJournalLine()
      try source.shown {
        try source.forEachPiece { piece in
          if let writer { try writer.write(piece) } else { try target.write(piece) }
        }
      }
      return line?.checkpoint
    }
    try writer?.finish()
    try target.finish()
    StandardError.print(
      "\(output): \(plain ? "a copy in the open" : "encrypted for \(counted(recipients.count, "key"))")")
    if let checkpoint { try StandardOutput.shared.write("\(checkpoint)\n") }
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    URL(fileURLWithPath: one).resolvingSymlinksInPath().path
      == URL(fileURLWithPath: other).resolvingSymlinksInPath().path
  }
}
