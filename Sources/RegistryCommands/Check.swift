import ArgumentParser
import Registry
import RegistryStore
import RegistryWriters

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look the registry through for what cannot be right.",
    discussion: """
      Damage to the file, references to what is not there, gaps in histories, and cycles of places that replace or are merged \
      into each other. Exits with 1 if anything is found.

      EXAMPLE
        vigil check
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let findings = try registry.open().read { session in
      try Progress.shared.during("checking the registry") { try session.check() }
    }
    switch output.format {
    case .json:
      try StandardOutput.shared.write(Check.json(findings).text)
    case .text:
      for finding in findings { try StandardOutput.shared.write("\(finding.subject): \(finding.message)\n") }
      if findings.isEmpty { try StandardOutput.shared.write("Nothing wrong was found.\n") }
    }
    if !findings.isEmpty {
      try StandardOutput.shared.flush()
      if let hint = Check.hint(findings) { StandardError.print("hint: \(hint)") }
      throw ExitCode(1)
    }
  }

  /// What to do about it: a file that is damaged is not mended by hand, a record is.
  private static func hint(_ findings: [CheckFinding]) -> String? {
    let isOfRecords = findings.allSatisfy { finding in
      RecordType.allCases.contains { finding.subject.hasPrefix("\($0.rawValue)/") }
    }
    return isOfRecords
      ? "correct these records with `vigil facility edit` and so on; `vigil history` shows how they came to be so"
      : "write nothing more, keep the file, and `vigil restore` the last backup that is whole"
  }

  static func json(_ findings: [CheckFinding]) -> JSONValue {
    .array(findings.map { .object([.init("subject", .string($0.subject)), .init("message", .string($0.message))]) })
  }
}
