import ArgumentParser
import Foundation
import RegistryStore
import RegistryStoreSQLite
import RegistryVault

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a registry of a backup, once it has been verified.",
    discussion: """
      Opens the backup, with --identity where it is encrypted, looks it through as `vigil check` and `vigil journal verify` \
      do, and only then puts it where --registry says. A registry that is there already is not touched: move it away first. \
      With a checkpoint that was kept elsewhere it is also seen whether the backup is what it was.

      EXAMPLES
        vigil restore 2026-11-26.vigil.age --identity office.key --registry restored.vigil
        vigil restore copy.vigil --registry restored.vigil --checkpoint checkpoint.txt
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var identity: IdentityOptions

  @Option(
    help: ArgumentHelp("A file with what `vigil journal checkpoint` or `vigil backup` printed.", valueName: "file"))
  var checkpoint: String?

  @Flag(help: "Restore it although something is wrong with it.")
  var damaged = false

  @Argument(help: ArgumentHelp("The backup.", valueName: "file"))
  var backup: String

  func run() throws {
    let target = registry.path
    guard !FileManager.default.fileExists(atPath: target) else {
      throw CommandFailure("\(target) is already there", hint: "move it away, or name another with --registry")
    }
    let known = try checkpoint.map { try Checkpoint(try ByteFile.text($0)) }
    let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let trial = "\(target).\(getpid()).restored"
    defer {
      for name in [trial, "\(trial)-journal"] { try? FileManager.default.removeItem(atPath: name) }
    }
    try copy(to: trial)
    let findings = try findings(trial, known)
    for finding in findings { StandardError.print("\(finding.subject): \(finding.message)") }
    guard findings.isEmpty || damaged else {
      throw CommandFailure(
        "something is wrong with \(backup): nothing was restored",
        hint: "try another backup; --damaged restores it all the same, so that what is whole can be taken from it")
    }
    // A link, and not a renaming, so that a registry that came meanwhile stays.
    guard link(trial, target) == 0 else { throw systemFailure("cannot write \(target)") }
    StandardError.print("\(target): restored from \(backup)\(findings.isEmpty ? "" : ", with what is wrong with it")")
  }

  private func copy(to trial: String) throws {
    let source = try ByteFile(backup)
    let target = try WholeFile(trial)
    var reader: AgeReader?
    var isFirst = true
    do {
      try source.shown {
        try source.forEachPiece { piece in
          if isFirst, piece.starts(with: Array("age-encryption.org/".utf8)) {
            reader = AgeReader(try key(piece)) { try target.write($0) }
          }
          isFirst = false
          if let reader { try reader.read(piece) } else { try target.write(piece) }
        }
      }
      try reader?.finish()
    } catch VaultError.doesNotMatch {
      throw CommandFailure("\(backup) was altered or cut off: nothing was restored", hint: "try another backup")
    } catch let error as VaultError {
      throw CommandFailure(error, about: backup)
    }
    try target.finish()
  }

  private func key(_ head: [UInt8]) throws -> AgeKey {
    if AgeFile.asksForPassphrase(head) { return .passphrase(try identity.passphrase.read("Passphrase of \(backup): ")) }
    return .identities([try identity.required()])
  }

  private func findings(_ trial: String, _ known: Checkpoint?) throws -> [CheckFinding] {
    do {
      return try SQLiteRegistry.open(at: trial).read { session in
        try Progress.shared.during("verifying") {
          try session.check() + session.verifyJournal() + (known?.findings(in: session) ?? [])
        }
      }
    } catch let error as StoreError {
      // Under the name that the person knows.
      throw CommandFailure(
        error.message.replacing(trial, with: backup), hint: "try another backup", exitCode: error.isAboutData ? 1 : 2)
    }
  }
}
