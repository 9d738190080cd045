import Registry
import RegistryImport
import RegistryStore
import RegistryWriters

/// What the commands of every record type do.
enum RecordActions {
  /// Adds a record from its options, or from answers at a terminal, and prints its id.
  ///
  /// - Parameters:
  ///   - resumes: whether an unfinished record is taken up again.
  ///   - sealed: the file of values of sealed fields; with it nothing is asked.
  static func add(
    _ type: RecordType, _ arguments: [String], _ registry: RegistryOptions, _ format: OutputFormat, command: String,
    resumes: Bool, sealed: String? = nil
  ) throws {
    var arguments = arguments
    let findings = type == .visit ? try FindingArguments.taken(from: &arguments) : []
    let fields = try FieldArguments(arguments, type)
    let sealedFields = try sealed.map { try SealedFields(file: $0, type) }
    let store = try registry.open()
    let given = try store.read { session in
      NewRecord(
        record: try fields.slots(session), sealed: try sealedFields?.slots(try session.codeLists()),
        findings: try findings.map { try $0.slots(session) })
    }
    let asked = sealed == nil ? try FormCommand.run(given, store, command: command, resumes: resumes) : nil
    let id = try asked?.id ?? write(given, store, command: command)
    let output =
      switch format {
      case .text: "\(id)\n"
      case .json: try store.read { RecordJSON.value(id: id, try $0.record(type, id: id).slots).text }
      }
    try StandardOutput.shared.write(output)
  }

  private static func write(_ given: NewRecord, _ store: any RegistryStore, command: String) throws -> String {
    try store.write(.now(command)) { session in
      var new = given
      new.fillIn(country: try session.settings().country)
      let (id, findings) = try new.add(session, RecordRules(codes: try session.codeLists(), today: Clock.today)) {
        StandardError.print("warning: \($0.message)")
        StandardError.print("hint: \($0.code.remedy)")
      }
      if !findings.isEmpty { StandardError.print("findings: \(findings.joined(separator: ", "))") }
      return (id, true)
    }
  }

  static func list(_ type: RecordType, _ registry: RegistryOptions, _ format: OutputFormat) throws {
    try registry.open().read { session in
      switch format {
      case .json:
        try StandardOutput.shared.write("[")
        var separator = "\n"
        try session.forEach(type) { record in
          try StandardOutput.shared.write(separator + RecordJSON.value(id: record.id, record.slots).compactText)
          separator = ",\n"
        }
        try StandardOutput.shared.write("\n]\n")
      case .text:
        let columns = TypeWords.of(type)?.listed ?? []
        try session.forEach(type) { record in
          let cells = columns.map { record.slots.text($0) ?? "–" }
          try StandardOutput.shared.write(
            ([record.id] + cells).map { Printable.text($0) }.joined(separator: "  ") + "\n")
        }
        if try session.count(type) == 0 { StandardError.print("There are no \(type.pluralNoun) yet.") }
      }
    }
  }

  static func show(_ type: RecordType, _ id: String, _ registry: RegistryOptions, _ format: OutputFormat) throws {
    try registry.open().read { session in
      let record = try session.record(type, id: try session.resolve(id, type))
      switch format {
      case .json: try StandardOutput.shared.write(RecordJSON.value(id: record.id, record.slots).text)
      case .text: try StandardOutput.shared.write(RecordText(codes: try session.codeLists()).text(record))
      }
    }
  }
}
