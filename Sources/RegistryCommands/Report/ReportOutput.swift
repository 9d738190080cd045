import ArgumentParser
import Registry
import RegistryStore
import RegistryWriters

/// In what form a report is written, and where to.
struct ReportOutput: ParsableArguments {
  @Option(help: "text, md or html for people; json or csv for programs.")
  var format: ReportFormat = .text

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp(
      "A file instead of standard output; for csv also a folder, or a path ending in /, for a table a file.",
      valueName: "path"))
  var path: String?

  @OptionGroup var log: RedactionOption

  func write<Print>(_ made: MadeReport<Print>, for audience: Audience, in store: any RegistryStore) throws {
    if audience != .internalUse { try HandedOut.note(made.account, in: store) }
    try log.write(made.redactions, for: audience)
    guard let path else { return try StandardOutput.shared.write(format.bytes(made.print)) }
    guard format == .csv, path.hasSuffix("/") || ExportFolder.isThere(path) else {
      return try WholeFile.write(format.bytes(made.print), to: path)
    }
    let folder = try ExportFolder(path, mayHold: Print.csvFolderNames)
    for (name, bytes) in made.print.csvFolder { try folder.file(name).write(bytes) }
    try folder.finish()
  }
}
