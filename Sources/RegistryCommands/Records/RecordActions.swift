import Registry
import RegistryImport
import RegistryStore
import RegistryWriters

/// What the commands of every record type do.
enum RecordActions {
  /// Adds a record from its options and prints its id.
  static func add(
    _ type: RecordType, _ arguments: [String], _ registry: RegistryOptions, _ format: OutputFormat, command: String
  ) throws {
    let fields = try FieldArguments(arguments, type)
    let output = try registry.open().write(.now(command)) { session in
      var slots = try fields.slots(session)
      if let country = try session.settings().country, let position = Catalogue.of(type).position(of: "country"),
        slots.range(position) == nil
      {
        slots.set(position, to: country)
      }
      let remarks = RecordRules(codes: try session.codeLists(), today: Clock.today).check(slots, isNew: true)
      let missing = remarks.filter { $0.code.severity == .error }
      guard missing.isEmpty else {
        throw CommandFailure.usage(
          missing.map(\.message).joined(separator: "; "),
          hint: "give \(missing.map { FieldArguments.option($0.field) }.joined(separator: ", "))")
      }
      for remark in remarks {
        StandardError.print("warning: \(remark.message)")
        StandardError.print("hint: \(remark.code.remedy)")
      }
      let id = try session.add(slots)
      let output =
        switch format {
        case .text: "\(id)\n"
        case .json: RecordJSON.value(id: id, try session.record(type, id: id).slots).text
        }
      return (output, true)
    }
    try StandardOutput.shared.write(output)
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
        let columns = listed[type] ?? []
        try session.forEach(type) { record in
          let cells = columns.map { record.slots.text($0) ?? "–" }
          try StandardOutput.shared.write(
            ([record.id] + cells).map { Printable.text($0) }.joined(separator: "  ") + "\n")
        }
        if try session.count(type) == 0 { StandardError.print("There are no \(type.plural) yet.") }
      }
    }
  }

  /// The fields that a list shows to people.
  private static let listed: [RecordType: [String]] = [
    .facility: ["name", "type", "region", "closed"],
    .visit: ["facility", "start", "body", "kind", "access"],
    .finding: ["visit", "theme", "assessment"],
    .allegation: ["facility", "incident_date", "acts", "persons", "verification"],
  ]

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
