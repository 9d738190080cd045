import ArgumentParser
import Registry
import RegistryImport
import RegistryWriters

struct ProfileCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look a profile through, alone or against a partner's files.",
    discussion: """
      All problems of the profile at once, each with its line and column. With files also whether they have the \
      columns that it reads, and every value that it would not understand, with how often it stands there and the \
      nearest of our codes. Nothing is written, and no registry is needed. What only a registry can tell, such as a \
      place that is not there, `vigil import --dry-run` says. Exits with 1 if anything is wrong.

      EXAMPLES
        vigil profile check hiqa
        vigil profile check river.yaml visits.csv
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The profile: a name in Imports/, or the path of its file.")
  var profile: String

  @Argument(help: "Files of the partner, or folders that hold them.")
  var paths: [String] = []

  func run() throws {
    let file = try ProfileFile(profile)
    let surroundings = try ProfileSurroundings(registry)
    var findings: [ProfileFinding] = []
    var untranslated: [UntranslatedValue] = []
    var files: [(path: String, rows: Int)] = []
    do {
      let profile = try file.profile(surroundings.codes)
      for (path, source) in paths.isEmpty ? [] : try ProfileFiles(profile).assigned(paths) {
        let run = ProfileCheckRun(profile, file, surroundings)
        try run.read(path, source: source)
        files.append((path, run.rows))
        findings += run.findings
        untranslated += run.untranslated
      }
    } catch let problems as ProfileProblems {
      findings = problems.problems.map { ProfileFinding($0, in: file) }
    }
    switch output.format {
    case .json:
      try StandardOutput.shared.write(
        JSONValue.object([
          .init("profile", .string(file.path)), .init("accepted", .bool(!findings.contains(where: \.isError))),
          .init(
            "files",
            .array(files.map { .object([.init("path", .string($0.path)), .init("rows", .int($0.rows))]) })),
          .init("problems", .array(findings.map(\.json))), .init("untranslated", .array(untranslated.map(\.json))),
        ]).text)
    case .text: try print(findings, file.path, files)
    }
    if findings.contains(where: \.isError) {
      try StandardOutput.shared.flush()
      throw ExitCode(1)
    }
  }

  private func print(_ findings: [ProfileFinding], _ path: String, _ files: [(path: String, rows: Int)]) throws {
    for finding in findings { try StandardOutput.shared.write(Printable.text(finding.text, keepsLines: true)) }
    let errors = findings.count(where: \.isError)
    let warnings = findings.count - errors
    let rows = files.reduce(0) { $0 + $1.rows }
    let beside = files.isEmpty ? "" : ", read beside \(counted(files.count, "file")) with \(counted(rows, "row"))"
    var text = "\(path)\(beside): "
    text += errors == 0 ? "nothing wrong was found" : counted(errors, "problem")
    text += warnings == 0 ? ".\n" : ", \(counted(warnings, "warning")).\n"
    if files.isEmpty, !paths.isEmpty { text += "The files were not read: the profile comes first.\n" }
    try StandardOutput.shared.write(text)
  }
}
