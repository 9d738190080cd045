import ArgumentParser
import Registry
import RegistryImport
import RegistryStore
import RegistryWriters

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Decide where a partner's file and the registry changed differently.",
    discussion: """
      When a partner changes a field that was edited here, an import keeps the value here and puts the field up for \
      review. Nothing of it is lost: answer one entry, or export all of them, fill in the answers in a spreadsheet, and \
      apply the file. An entry whose field is edited to what the source says is closed by itself.

      EXAMPLES
        vigil review
        vigil review answer 3 --take
      """,
    subcommands: [ReviewList.self, ReviewAnswerCommand.self, ReviewExport.self, ReviewApply.self],
    defaultSubcommand: ReviewList.self)
}

/// Which entries.
struct ReviewOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only what this profile says, by its name.", valueName: "name"))
  var profile: String?

  @Option(help: "Only records of this type.")
  var type: RecordType?

  @Option(help: ArgumentHelp("Only this field, such as capacity or name@ru.", valueName: "field"))
  var field: String?

  func filter() throws -> ReviewFilter {
    if let field {
      let types = type.map { [$0] } ?? RecordType.allCases
      let name = String(field.prefix { $0 != "@" })
      guard types.contains(where: { Catalogue.of($0).position(of: name) != nil }) else {
        throw CommandFailure.usage(
          "--field: no type of record has a field \(quoted(field))", hint: "docs/reference/fields.md lists the fields")
      }
    }
    return ReviewFilter(profile: profile, type: type, field: field)
  }
}

struct ReviewList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what waits for an answer.",
    discussion: """
      With --format json the answer is an array of
        { "number", "type", "id", "field", "here", "says", "profile",
          "since", "batch" }
      where "here" is what the record says now and "says" what the source says, null where it is empty.

      EXAMPLES
        vigil review
        vigil review list --type facility --field capacity --format json
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var review: ReviewOptions

  func run() throws {
    let filter = try review.filter()
    try registry.open().read { session in
      switch output.format {
      case .json:
        try StandardOutput.shared.write("[")
        var separator = "\n"
        try session.forEachReview(filter) { entry in
          try StandardOutput.shared.write(separator + ReviewText.json(entry).compactText)
          separator = ",\n"
        }
        try StandardOutput.shared.write("\n]\n")
      case .text:
        let text = try ReviewText(session)
        var isEmpty = true
        try session.forEachReview(filter) { entry in
          isEmpty = false
          try StandardOutput.shared.write(text.line(entry))
        }
        if isEmpty { StandardError.print("Nothing waits for an answer.") }
      }
    }
  }
}

/// How entries of the review queue are written down.
struct ReviewText {
  private let values: RecordText
  private let names: RecordNames

  init(_ session: any RegistryReading) throws {
    values = RecordText(codes: try session.codeLists())
    names = RecordNames(session)
  }

  func line(_ entry: ReviewEntry) -> String {
    let name = names.name(entry.type, entry.id).map { " (\($0))" } ?? ""
    let what =
      "\(entry.fieldName): here \(shown(entry.field.from, entry)), \(entry.profile) says \(shown(entry.field.to, entry))"
    let batch = entry.transaction.batch.map { "batch \($0)" } ?? entry.transaction.authorship.time
    return Printable.text(
      "\(padLeft(String(entry.number), 4))  \(entry.type.rawValue)/\(entry.id)\(name)  \(what)  (\(batch))") + "\n"
  }

  /// A cell for people.
  func shown(_ text: String?, _ entry: ReviewEntry) -> String {
    guard let text else { return "(empty)" }
    return values.described(text, Catalogue.of(entry.type).fields[entry.field.field]) { names.name($0, $1) }
  }

  func name(_ entry: ReviewEntry) -> String? { names.name(entry.type, entry.id) }

  static func json(_ entry: ReviewEntry) -> JSONValue {
    let field = Catalogue.of(entry.type).fields[entry.field.field]
    func cell(_ text: String?) -> JSONValue { text.map { RecordJSON.cell($0, field) } ?? .null }
    return .object([
      .init("number", .int(entry.number)), .init("type", .string(entry.type.rawValue)), .init("id", .string(entry.id)),
      .init("field", .string(entry.fieldName)), .init("here", cell(entry.field.from)),
      .init("says", cell(entry.field.to)), .init("profile", .string(entry.profile)),
      .init("since", .string(entry.transaction.authorship.time)), .init("batch", .optional(entry.transaction.batch)),
    ])
  }
}
