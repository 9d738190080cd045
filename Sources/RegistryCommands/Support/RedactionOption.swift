import ArgumentParser
import Registry
import RegistryWriters

/// Where the log of what was kept back goes.
struct RedactionOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file that says how many entries were kept back, and why; JSON where it ends in .json, else CSV. Keep it.",
      valueName: "path"))
  var redactions: String?

  func write(_ log: Redactions, for audience: Audience) throws {
    guard let redactions else { return }
    let bytes =
      redactions.hasSuffix(".json")
      ? Array(RedactionLog.json(log, for: audience).text.utf8) : RedactionLog.csv(log, for: audience)
    try WholeFile.write(bytes, to: redactions)
  }
}
