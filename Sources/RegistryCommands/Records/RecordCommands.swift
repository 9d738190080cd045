import ArgumentParser
import Registry

extension RecordTypeName {
  /// The option that is no field of the type.
  fileprivate static var findingNote: String {
    guard type == .visit else { return "" }
    return """
      --finding "theme=CODE;assessment=CODE;text=TEXT" adds what was found on one theme, with the fields of \
      `vigil finding add`. It may be given again. In a text, \\; is a semicolon and \\\\ a backslash.


      """
  }

  /// The value that needs no option.
  fileprivate static var wordNote: String {
    guard let field = words.wordField else { return "" }
    return "The first word may be the value of \(FieldArguments.option(field)), without the option.\n\n"
  }
}

struct AddRecord<Name: RecordTypeName>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Name.words.verb, abstract: Name.words.abstract,
      discussion: """
        At a terminal this asks for what is missing, one question at a time, and shows everything before it is \
        written. ? explains a question. Ctrl-C leaves at any time, and --resume goes on from there. Fields given as \
        options are not asked. Where all required ones are given, or nobody sits at a terminal, nothing is asked.

        Prints the id of the new record. Names of people belong in sealed fields only.\(SealedOption.note(Name.type))

        \(FieldHelp.notes)

        \(Name.findingNote)\(Name.wordNote)FIELDS
        \(FieldHelp.text(Name.type))

        EXAMPLES
          \(Name.words.examples)
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
      Name.type, try FieldArguments.named(fields, first: Name.words.wordField), registry, output.format,
      command: Name.words.command, resumes: resume, sealed: sealed)
  }
}

struct ListRecords<Name: RecordTypeName>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list", abstract: "List all \(Name.type.pluralNoun).",
      discussion: "EXAMPLE\n  vigil \(Name.type.rawValue) list --format json")
  }

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  func run() throws { try RecordActions.list(Name.type, registry, output.format) }
}

struct ShowRecord<Name: RecordTypeName>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show", abstract: "Show one \(Name.type.noun).",
      discussion: "EXAMPLE\n  vigil \(Name.type.rawValue) show k7p2-000001")
  }

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The id, or an unambiguous beginning of it; the type may stand before it, as in visit/k7p2-000002.")
  var id: String

  func run() throws { try RecordActions.show(Name.type, id, registry, output.format) }
}
