import ArgumentParser
import Registry
import RegistryImport
import RegistryStore
import RegistryWriters

struct EditRecord<Name: RecordTypeName>: ParsableCommand {
  static var configuration: CommandConfiguration {
    let type = Name.type.rawValue
    return CommandConfiguration(
      commandName: "edit", abstract: "Change fields of one \(type).",
      usage: "vigil \(type) edit [<id>] [--<field> <value> ...] [--resume] [--registry <file>] [--format <format>]",
      discussion: """
        Only the fields that are named change. An empty value clears a field: --notes "". For a field that is \
        repeatable, --field replaces all values (give it again for each), --add-field and --remove-field add and \
        remove single ones. What changed is said on standard error, old value and new; standard output has the id.

        At a terminal, without fields, this shows the record, asks for a field by its name and for the new value, \
        checks it at once, and shows old and new values before anything is written. \(Name.finding) \
        Ctrl-C leaves at any time, and --resume goes on from there; what others changed meanwhile is said then.

        An edit is kept when a partner's file is imported again. If the partner then changes the same field, the value \
        here stays, and the difference is put up for review; `vigil history` shows it.

        \(FieldHelp.notes)\(SealedOption.note(Name.type))

        FIELDS
        \(FieldHelp.text(Name.type))

        EXAMPLES
        \(Name.editExamples)
        """)
  }

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Flag(help: "Go on with an unfinished change.")
  var resume = false

  @Option(help: SealedOption.help)
  var sealed: String?

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "The id, or an unambiguous beginning of it, and fields as --field VALUE.", valueName: "id-and-fields"))
  var words: [String] = []

  func run() throws {
    let (ids, pairs) = try FieldArguments.pairs(words)
    if resume, !pairs.isEmpty {
      throw CommandFailure.usage("--resume asks for the values", hint: "leave out the fields, or leave out --resume")
    }
    if pairs.isEmpty, sealed == nil, ids.count <= 1, try editAtTerminal(ids.first ?? "") { return }
    guard let text = ids.first, ids.count == 1 else {
      throw CommandFailure.usage(
        ids.isEmpty ? "no id is given" : "\(quoted(ids[1])) is neither a field nor its value",
        hint: "write `vigil \(Name.type.rawValue) edit ID --field VALUE`; a value with blanks stands in quotes")
    }
    let edits = try FieldEdits(pairs, Name.type)
    let sealedFields = try sealed.map { try SealedFields(file: $0, Name.type) }
    guard !edits.isEmpty || sealedFields != nil else {
      throw CommandFailure.usage("no field to change is given", hint: FieldArguments.known(Name.type))
    }
    let (revision, result) = try registry.open().write(.now("\(Name.type.rawValue) edit")) { session in
      let id = try session.resolve(text, Name.type)
      let revision = try RecordRevision.make(session, Name.type, id: id) { try edits.apply(to: &$0, session) }
      let fields = try sealedFields?.slots(try session.codeLists())
      if let fields { try session.seal(fields, id: id) }
      let result = try RecordActions.result([(Name.type, id)], session, output.format)
      return ((revision, result), !revision.changes.isEmpty || fields != nil)
    }
    if sealed == nil || !revision.changes.isEmpty { revision.report() }
    if sealed != nil { StandardError.print("\(Name.type.rawValue)/\(revision.id): sealed fields were written") }
    try StandardOutput.shared.write(result)
  }

  /// - Returns: false where nobody sits at a terminal.
  private func editAtTerminal(_ typed: String) throws -> Bool {
    guard resume || TerminalDevice.isThere else { return false }
    let store = try registry.open()
    guard let revision = try FormCommand.edit(Name.type, typed, store, resumes: resume) else { return false }
    try StandardOutput.shared.write(
      store.read { try RecordActions.result([(Name.type, revision.id)], $0, output.format) })
    return true
  }
}

extension RecordTypeName {
  /// How a record is found at a terminal.
  fileprivate static var finding: String {
    switch type {
    case .facility: "Without an id the place is looked for by any of its names."
    case .finding: "Without an id it is chosen from the findings of a place, the latest first."
    default:
      RecordDefinition.of(type).isPlaced
        ? "Without an id it is chosen from the \(type.pluralNoun) of a place, the latest first."
        : "Without an id it is chosen from all \(type.pluralNoun), the latest first."
    }
  }

  fileprivate static var editExamples: String {
    ([""] + words.edits).map { "  vigil \(type) edit\($0.isEmpty ? "" : " ")\($0)" }.joined(separator: "\n")
  }
}

extension RecordActions {
  /// What a command that changes records prints: their ids, or the records as they are now.
  static func result(
    _ records: [(type: RecordType, id: String)], _ session: any RegistryReading, _ format: OutputFormat
  ) throws -> String {
    switch format {
    case .text: return records.map { "\($0.id)\n" }.joined()
    case .json:
      let values = try records.map { RecordJSON.value(id: $0.id, try session.record($0.type, id: $0.id).slots) }
      return values.count == 1 ? values[0].text : JSONValue.array(values).text
    }
  }
}
