import ArgumentParser
import RegistryStore
import RegistryWriters

struct JournalVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Whether the registry is still what the journal says was written.",
    discussion: """
      Reads everything, works out the digest of what each transaction wrote, and compares it with its entry and the chain. \
      With a checkpoint that was kept elsewhere, also whether the chain still has it. Exits with 1 if anything is found. \
      Unfinished answers of forms are no entries, and are not covered.

      EXAMPLES
        vigil journal verify
        vigil journal verify --checkpoint checkpoint.txt
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Option(
    help: ArgumentHelp(
      "A file with what `vigil journal checkpoint` printed, or the footer of a report.", valueName: "file"))
  var checkpoint: String?

  func run() throws {
    let known = try checkpoint.map { try Checkpoint(try ByteFile.text($0)) }
    let (findings, count) = try registry.open().read { session in
      var findings = try Progress.shared.during("verifying the journal") { try session.verifyJournal() }
      if let known { findings += try known.findings(in: session) }
      var count = 0
      try session.forEachJournalLine { _ in count += 1 }
      return (findings, count)
    }
    switch output.format {
    case .json: try StandardOutput.shared.write(Check.json(findings).text)
    case .text:
      for finding in findings { try StandardOutput.shared.write("\(finding.subject): \(finding.message)\n") }
      if findings.isEmpty {
        try StandardOutput.shared.write(
          "The registry is as its journal says, in all of its \(count == 1 ? "1 entry" : "\(count) entries").\n")
      } else {
        StandardError.print(
          "hint: compare with a backup from before, and say what you find to whoever relies on the figures")
      }
    }
    if !findings.isEmpty {
      try StandardOutput.shared.flush()
      throw ExitCode(1)
    }
  }
}
