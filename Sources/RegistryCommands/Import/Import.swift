import ArgumentParser
import Foundation
import Registry
import RegistryImport
import RegistryStore

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Import partners' files by a profile, or what `vigil export` wrote.",
    discussion: """
      A profile says how a partner's columns become records; Imports/ holds those that come with Vigil. Without \
      a profile the path is a folder of CSV files or an XML file of our exchange format (Schemas/registry.xsd). All \
      files go into one transaction: with an error nothing is kept, unless --partial keeps the good records. \
      Importing the same file again changes nothing.

      EXAMPLES
        vigil import reports.csv --profile hiqa --dry-run
        vigil import ratings/ --profile fhrs
        vigil import visits.csv --profile my.yaml --partial --rejects back.csv
        vigil import exchange-folder/
        vigil import exchange.xml
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "Files, or folders that hold them.")
  var paths: [String]

  @Option(help: "The profile: a name in Imports/, or the path of its file.")
  var profile: String?

  @Flag(help: "Only say what would be done.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      """
      Write the rejected rows here, each with what is wrong with it, ready to be mended and imported again. Of several \
      files, into this folder. Where no row is rejected, no file is made, and one that an earlier import wrote \
      there keeps its header alone.
      """,
      valueName: "path"))
  var rejects: String?

  @Option(
    help: ArgumentHelp("Write all notices here as JSON, in the shape of a report of frictionless.", valueName: "path"))
  var report: String?

  @OptionGroup var identity: IdentityOptions

  @Flag(help: "Keep the good records where others have errors; the exit code is 1 all the same.")
  var partial = false

  func run() throws {
    let result: ImportResult
    let atHand = ProfileAtHand()
    do {
      result = try runImport(atHand)
    } catch let failure as CommandFailure where failure.exitCode == 1 {
      // A program that reads the answer gets one also where nothing could start.
      if output.format == .json {
        try StandardOutput.shared.write(
          ImportPrinter.nothingStarted(dryRun: dryRun, profile: atHand.name, types: atHand.types))
      }
      try StandardOutput.shared.flush()
      throw failure
    }
    try ImportPrinter(result, format: output.format).print()
    if result.notices.hasErrors {
      try StandardOutput.shared.flush()
      throw ExitCode(1)
    }
  }

  /// What is known of the profile, should the import not start.
  private final class ProfileAtHand {
    var name = ""
    var types: [RecordType] = []
  }

  private func runImport(_ atHand: ProfileAtHand) throws -> ImportResult {
    let store = try registry.open(with: try identity.read().map { [$0] } ?? [])
    if let profile {
      let path = try DataFolder.profilePath(profile)
      let command = "import --profile \(URL(fileURLWithPath: profile).lastPathComponent)"
      let yaml = try ByteFile.text(path)
      return try store.write(.now(command), references: .atTheEnd) { session in
        let run = try ProfileRun(session, profileAt: path, yaml)
        (atHand.name, atHand.types) = (run.name, run.types)
        var made = try run.run(
          paths, keepGood: partial, dryRun: dryRun, rejects: rejects)
        try writeReport(&made, besides: [path])
        return (made, made.isKept)
      }
    }
    guard rejects == nil else {
      throw CommandFailure.usage("--rejects is for partners' files", hint: "give --profile too")
    }
    guard paths.count == 1 else {
      throw CommandFailure.usage(
        "an exchange folder or file is imported alone", hint: "for a partner's files give --profile")
    }
    return try store.write(.now("import"), references: .atTheEnd) { session in
      var made = try ExchangeRun(session).run(paths[0], keepGood: partial, dryRun: dryRun)
      try writeReport(&made, besides: [])
      return (made, made.isKept)
    }
  }

  /// Before the import is kept: what cannot be written keeps nothing.
  private func writeReport(_ result: inout ImportResult, besides others: [String]) throws {
    guard let report else { return }
    let rejected = (result.rejects ?? []).map(\.path)
    try ImportOutput.check(
      report, of: "--report", besides: others + result.files.map(\.path) + rejected + (rejects.map { [$0] } ?? []))
    let file = try WholeFile(report)
    try ImportReport(result).write(file.write)
    try file.finish()
    result.report = report
  }
}
