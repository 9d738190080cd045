import ArgumentParser
import Registry
import RegistryStore

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the registry as a folder of CSV files or as one XML file.",
    discussion: """
      What is written can be imported again: importing it into an empty registry and exporting that gives the \
      same bytes. Sealed fields are not part of it. The XML file is valid by Schemas/registry.xsd.

      For another audience than internal, notes are left out, and allegations and persons follow consent: those that may \
      not be told are left out, with what tells of them. Allegations told anonymously have their acts, their region and a \
      quarter, under a new id. Reprisals are told to the npm only.

      EXAMPLES
        vigil export --for internal --format csv --output exchange
        vigil export --for internal --format xml --output exchange.xml
        vigil export --for un --format csv --output for-un --redactions left-out.csv
      """)

  @OptionGroup var registry: RegistryOptions

  @Option(
    name: .customLong("for"), help: "Who will read it: \(Audience.allCases.map(\.rawValue).joined(separator: ", ")).")
  var audience: Audience

  @Option(help: "csv or xml.")
  var format: ExportFormat

  @Option(help: ArgumentHelp("The folder to write, or the file of XML.", valueName: "path"))
  var output: String

  @Flag(help: "Round the coordinates of places to 0.1 degree, about 11 km.")
  var coarseCoordinates = false

  @OptionGroup var log: RedactionOption

  func run() throws {
    let store = try registry.open()
    try HandedOut.note("export --for \(audience.rawValue) --format \(format.rawValue)", in: store)
    try store.read { session in
      let disclosure = RecordDisclosure(
        for: audience, coarseCoordinates: coarseCoordinates, today: Clock.consentDay)
      let records = try ExportRecords(session, disclosure)
      switch format {
      case .csv: try ExportCSV(session, records).write(to: output)
      case .xml: try ExportXML(session, records).write(to: output)
      }
      try log.write(records.redactions, for: audience)
      // What of records is kept back, such as notes, stands in the log.
      for entry in records.redactions.entries {
        guard let type = RecordType(plural: entry.what), entry.reason != "coordinates-coarsened" else { continue }
        StandardError.print("note: \(entry.count) \(entry.count == 1 ? type.noun : type.pluralNoun): \(entry.reason)")
      }
    }
  }
}

enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, xml
}

extension Audience: ExpressibleByArgument {}
