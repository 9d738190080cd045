import ArgumentParser
import Registry

/// What the commands of the four types share: which type they are about.
protocol RecordTypeName {
  static var type: RecordType { get }
  /// The verb that makes a record of the type.
  static var verb: String { get }
  static var verbAbstract: String { get }
  static var verbExample: String { get }
}

extension RecordTypeName {
  /// The option that is no field of the type.
  fileprivate static var findingNote: String {
    guard type == .visit else { return "" }
    return """
      --finding "theme=CODE;assessment=CODE;text=TEXT" adds what was found on one theme, with the fields of \
      `vigil finding add`. It may be given again. In a text, \\; is a semicolon and \\\\ a backslash.


      """
  }
}

enum FacilityType: RecordTypeName {
  static let type = RecordType.facility
  static let verb = "add"
  static let verbAbstract = "Add a place of detention."
  static let verbExample = """
    vigil facility add
      vigil facility add --name "Colony 1" --type prison --country KZ --region KZ-10
    """
}

enum VisitType: RecordTypeName {
  static let type = RecordType.visit
  static let verb = "log"
  static let verbAbstract = "Log a monitoring visit."
  static let verbExample = """
    vigil visit log
      vigil visit log --facility k7p2-000001
      vigil visit log --facility k7p2-000001 --start 2026-03-05 --body npm \\
          --allegations k7p2-000003 \\
          --finding "theme=health;assessment=serious;text=No doctor at night"
    """
}

enum FindingType: RecordTypeName {
  static let type = RecordType.finding
  static let verb = "add"
  static let verbAbstract = "Add what a visit found on one theme."
  static let verbExample = """
    vigil finding add
      vigil finding add --visit k7p2-000002 --theme health --assessment concern
    """
}

enum AllegationType: RecordTypeName {
  static let type = RecordType.allegation
  static let verb = "record"
  static let verbAbstract = "Record an alleged violation."
  static let verbExample = """
    vigil allegation record
      vigil allegation record --facility k7p2-000001 --incident-date 2026-02 \\
          --acts ill-treatment --persons 2
    """
}

struct AddRecord<Name: RecordTypeName>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Name.verb, abstract: Name.verbAbstract,
      discussion: """
        At a terminal this asks for what is missing, one question at a time, and shows everything before it is \
        written. ? explains a question. Ctrl-C leaves at any time, and --resume goes on from there. Fields given as \
        options are not asked. Where all required ones are given, or nobody sits at a terminal, nothing is asked.

        Prints the id of the new record. Names of people belong in sealed fields only.\(SealedOption.note(Name.type))

        \(FieldHelp.notes)

        \(Name.findingNote)FIELDS
        \(FieldHelp.text(Name.type))

        EXAMPLES
          \(Name.verbExample)
        """)
  }

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Flag(help: "Go on with an unfinished one.")
  var resume = false

  @Option(help: SealedOption.help)
  var sealed: String?

  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("Fields as --field VALUE, listed above.", valueName: "fields"))
  var fields: [String] = []

  func run() throws {
    try RecordActions.add(
      Name.type, fields, registry, output.format, command: "\(Name.type.rawValue) \(Name.verb)",
      resumes: resume, sealed: sealed)
  }
}

struct ListRecords<Name: RecordTypeName>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: "List all \(Name.type.plural).",
      discussion: "EXAMPLE\n  vigil \(Name.type.rawValue) list --format json")
  }

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  func run() throws { try RecordActions.list(Name.type, registry, output.format) }
}

struct ShowRecord<Name: RecordTypeName>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show", abstract: "Show one \(Name.type.rawValue).",
      discussion: "EXAMPLE\n  vigil \(Name.type.rawValue) show k7p2-000001")
  }

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The id, or an unambiguous beginning of it; the type may stand before it, as in visit/k7p2-000002.")
  var id: String

  func run() throws { try RecordActions.show(Name.type, id, registry, output.format) }
}

struct FacilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facility", abstract: "Places of detention.",
    subcommands: [
      AddRecord<FacilityType>.self, ListRecords<FacilityType>.self, ShowRecord<FacilityType>.self,
      EditRecord<FacilityType>.self, CloseFacility.self,
    ])
}

struct VisitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visit", abstract: "Monitoring visits.",
    subcommands: [
      AddRecord<VisitType>.self, ListRecords<VisitType>.self, ShowRecord<VisitType>.self, EditRecord<VisitType>.self,
    ])
}

struct AllegationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allegation", abstract: "Alleged violations.",
    subcommands: [
      AddRecord<AllegationType>.self, ListRecords<AllegationType>.self, ShowRecord<AllegationType>.self,
      EditRecord<AllegationType>.self, LinkAllegations.self,
    ])
}

struct FindingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finding", abstract: "What visits found.",
    subcommands: [
      AddRecord<FindingType>.self, ListRecords<FindingType>.self, ShowRecord<FindingType>.self,
      EditRecord<FindingType>.self,
    ])
}
