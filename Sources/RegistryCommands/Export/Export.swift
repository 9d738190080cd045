import ArgumentParser
import Registry
import RegistryStore

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the registry as a folder of CSV files or as one XML file.",
    discussion: """
      What is written can be imported again: importing it into an empty registry and exporting that gives the \
      same bytes. Sealed fields are not part of it. The XML file is valid by Schemas/registry.xsd.

      EXAMPLES
        vigil export --for internal --format csv --output exchange
        vigil export --for internal --format xml --output exchange.xml
      """)

  @OptionGroup var registry: RegistryOptions

  @Option(name: .customLong("for"), help: "The audience: internal in this version.")
  var audience: Audience

  @Option(help: "csv or xml.")
  var format: ExportFormat

  @Option(help: ArgumentHelp("The folder to write, or the file of XML.", valueName: "path"))
  var output: String

  func run() throws {
    try audience.requireSupported()
    try registry.open().read { session in
      switch format {
      case .csv: try ExportCSV(session).write(to: output)
      case .xml: try ExportXML(session).write(to: output)
      }
    }
  }
}

enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, xml
}

extension Audience: ExpressibleByArgument {
  /// Other audiences need consent and suppression, which this version does not have: it must not guess.
  func requireSupported() throws {
    guard self == .internalUse else {
      throw CommandFailure(
        "this version writes for internal use only, not for \(rawValue)",
        hint: "say --for internal, and keep the result inside the organisation")
    }
  }
}
