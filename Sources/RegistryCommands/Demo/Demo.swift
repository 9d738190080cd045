import ArgumentParser
import Foundation
import Registry
import RegistryImport
import RegistryStore
import RegistryStoreSQLite
import RegistryWriters

struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a demonstration: three invented partners' files, a registry, and reports.",
    discussion: """
      Its places, visits, allegations and persons are invented, and every report says so. Kazakhstan's regions and towns \
      are real, and so are the follow-ups, figures and engagements that name a public document as their source.

      EXAMPLE
        vigil demo demo
      """)

  @Argument(
    help: "The folder to make. A demonstration that is there already is made anew, without what was added to it.")
  var folder: String

  /// In the order in which they build on each other: places, what is alleged there, who went there.
  private static let partners = ["demo-register", "demo-allegations", "demo-visits"]
  /// What was really published: a resolution and how it was assessed, figures, meetings and letters. Then what is invented
  /// of persons and what was done for them.
  private static let exchanged = [("published", "Published, with sources"), ("invented", "Invented persons and cases")]
  private static let year = "2025"

  func run() throws {
    let files = try DataFolder.schemaFiles()
    try clear()
    let registryPath = "\(folder)/registry.vigil"
    let settings = RegistrySettings(device: "demo", country: "KZ", isDemonstration: true)
    let registry = try SQLiteRegistry.create(at: registryPath, settings, dataFiles: files, .now("demo"))
    var lines = ["A DEMONSTRATION: every place, visit and allegation in it is invented.", ""]
    for partner in Demo.partners { lines += try importPartner(partner, into: registry) }
    for (name, title) in Demo.exchanged { lines.append(try importExchange(name, title, into: registry)) }
    lines += try report(registry)
    lines += [
      "", "Look at:",
      "  \(folder)/reports/coverage.html  the coverage report as a page for any browser, also on paper",
      "  \(folder)/reports/coverage.txt   the same as text; coverage.md for a wiki",
      "  \(folder)/reports/coverage.json  the same for programs; coverage.csv for a spreadsheet",
      "  \(folder)/reports/coverage-public.html  the same report for everybody: what consent and small counts leave of it",
      "  \(folder)/reports/implementation.html  what became of the European Parliament's demands of 2019",
      "  \(folder)/reports/funnel.html  from allegation to court, beside published figures of 2019",
      "  \(folder)/reports/cases.html  invented cases as they stand at an invented dialogue, and what changed since the last",
      "  \(folder)/reports/priorities.html  where to go next, with a plan for ten days",
      "  \(folder)/partners               the files that were imported, by the profiles Imports/demo-*; published is real, with sources",
      "  \(registryPath)        the registry: vigil --registry \(registryPath) facility list",
    ]
    try StandardOutput.shared.write(lines.joined(separator: "\n") + "\n")
  }

  /// Removes an earlier demonstration; anything else in the way is left alone and is an error.
  private func clear() throws {
    guard !folder.isEmpty else {
      throw CommandFailure.usage("the folder has no name", hint: "name one: vigil demo demo")
    }
    let registryPath = "\(folder)/registry.vigil"
    if !FileManager.default.fileExists(atPath: registryPath), let other = DataFolder.names(in: folder).first {
      throw CommandFailure(
        "\(folder) holds other files, such as \(other)", hint: "choose an empty folder, or a new one")
    }
    if FileManager.default.fileExists(atPath: registryPath) {
      let isDemonstration = try SQLiteRegistry.open(at: registryPath).read { try $0.settings().isDemonstration }
      guard isDemonstration else {
        throw CommandFailure("\(registryPath) is no demonstration", hint: "choose another folder")
      }
      for name in ["registry.vigil"] + (Demo.partners + Demo.exchanged.map(\.0)).map({ "partners/\($0)" }) {
        let path = "\(folder)/\(name)"
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
      }
    }
    for name in ["partners", "reports"] { try Demo.makeFolder("\(folder)/\(name)") }
  }

  private static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure("cannot make the folder \(path)", hint: "choose another place", exitCode: 2)
    }
  }

  private func importPartner(_ name: String, into registry: SQLiteRegistry) throws -> [String] {
    let home = try DataFolder.find()
    let samples = "\(home)/Imports/\(name)/samples"
    let partners = "\(folder)/partners/\(name)"
    try Demo.makeFolder(partners)
    for file in DataFolder.names(in: samples) where !file.hasSuffix(".expected") {
      try FileManager.default.copyItem(atPath: "\(samples)/\(file)", toPath: "\(partners)/\(file)")
    }
    let path = "\(home)/Imports/\(name)/profile.yaml"
    let yaml = try ByteFile.text(path)
    let result = try registry.write(.now("demo")) { session in
      let made = try ProfileRun(session, profileAt: path, yaml).run(
        [partners], keepGood: false, dryRun: false, rejects: nil)
      return (made, made.isKept)
    }
    guard result.isKept else {
      try ImportPrinter(result, format: .text).print()
      throw CommandFailure("the demonstration's own file \(name) has errors")
    }
    return result.counts.map { type, counts in
      let warnings = result.notices.count(of: .warning)
      let remark = warnings == 0 ? "" : ", \(counted(warnings, "warning"))"
      return "\(result.profile): \(counts.new) \(type.pluralNoun)\(remark)"
    }
  }

  /// A folder in our own exchange format.
  private func importExchange(_ name: String, _ title: String, into registry: SQLiteRegistry) throws -> String {
    let source = "\(try DataFolder.find())/Demonstration/\(name)"
    let target = "\(folder)/partners/\(name)"
    try Demo.makeFolder(target)
    for file in DataFolder.names(in: source) {
      try FileManager.default.copyItem(atPath: "\(source)/\(file)", toPath: "\(target)/\(file)")
    }
    let result = try registry.write(.now("demo")) { session in
      let made = try ExchangeRun(session).run(target, keepGood: false, dryRun: false)
      return (made, made.isKept)
    }
    guard result.isKept else {
      try ImportPrinter(result, format: .text).print()
      throw CommandFailure("the demonstration's own files in Demonstration/\(name) have errors")
    }
    let counts = result.counts.map { "\($0.counts.new) \($0.counts.new == 1 ? $0.type.noun : $0.type.pluralNoun)" }
    return "\(title): \(counts.joined(separator: ", "))"
  }

  private func report(_ registry: SQLiteRegistry) throws -> [String] {
    let year = ["--from", Demo.year, "--to", Demo.year]
    let coverage = try made(CoverageReport.self, ["--for", "internal"] + year, registry)
    for format in ReportFormat.allCases { try write(coverage, "coverage", format) }
    let told = try made(CoverageReport.self, ["--for", "public"] + year, registry)
    try write(told, "coverage-public", .html)
    try write(
      try made(ImplementationReport.self, ["--origin", "P8_TA(2019)0203"], registry), "implementation", .html)
    try write(try made(FunnelReport.self, ["--from", "2019-01", "--to", "2019-11"], registry), "funnel", .html)
    try write(
      try made(PrioritiesReport.self, ["--for", "internal", "--days", "10"] + year, registry), "priorities", .html)
    try write(try made(CasesReport.self, ["--for", "internal", "--to", "2025-12-31"], registry), "cases", .html)
    func figure(_ path: String) -> String { coverage.figure(path) ?? "" }
    return [
      "",
      "In \(Demo.year) the mechanism visited \(figure("facilities.all.visited")) of \(figure("facilities.all.total")) places; \(figure("facilities.all.unvisited")) stayed unvisited.",
      "\(figure("allegations.unvisited")) of \(figure("allegations.total")) allegations were not surely followed by a visit to the place.",
    ]
  }

  private func made<Command: ReportCommand>(
    _ command: Command.Type, _ arguments: [String], _ registry: SQLiteRegistry
  ) throws -> Command.Print {
    let command = try command.parse(arguments)
    return try registry.read { try command.make($0) }.print
  }

  private func write(_ report: some PrintedReport, _ name: String, _ format: ReportFormat) throws {
    let ending = format == .text ? "txt" : format.rawValue
    try WholeFile.write(format.bytes(report), to: "\(folder)/reports/\(name).\(ending)")
  }
}
