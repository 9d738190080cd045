import ArgumentParser
import Foundation
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
        vigil reveal batch/4 --identity office.key --output rejected
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var answer: FormatOptions
  @OptionGroup var identity: IdentityOptions

  @Option(
    help: ArgumentHelp("For batch/N: the folder that the rejected rows are written into.", valueName: "folder"))
  var output: String?

  @Argument(
    help: "The record: its id, or an unambiguous beginning of it; the type may stand before it. Or batch/N.")
  var id: String

  func run() throws {
    let store = try registry.open()
    if let batch = RejectedRows.batch(named: id) { return try reveal(batch: batch, store) }
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
    switch answer.format {
    case .json: try StandardOutput.shared.write(opened.json.text)
    case .text: try StandardOutput.shared.write(opened.text)
    }
  }

  /// Writes the rows that a batch rejected into a folder, in the form in which the partner sent them.
  private func reveal(batch: Int, _ store: any RegistryStore) throws {
    _ = try store.read { try $0.batch(batch) }
    guard let output else {
      throw CommandFailure.usage("rejected rows are written into a folder", hint: "name one with --output FOLDER")
    }
    let own = try identity.required()
    try store.write(.now("reveal batch/\(batch)")) { _ in ((), true) }
    try FileManager.default.createDirectory(
      atPath: output, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var files: [String: WholeFile] = [:]
    let names = try store.read { session in
      try SealedRejects.open(batch, session, with: own) { name, piece in
        let file = try files[name] ?? WholeFile("\(output)/\(name)")
        files[name] = file
        try file.write(piece)
      }
    }
    for file in files.values { try file.finish() }
    if names.isEmpty { StandardError.print("batch \(batch): no rejected rows were kept of it") }
    for name in names { try StandardOutput.shared.write("\(output)/\(name)\n") }
  }
}
