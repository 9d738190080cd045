import RegistryImport
import RegistryStore
import RegistryWriters

/// All that an import noticed, in the shape of a report of frictionless: `valid`, `stats`, and a task for each file with
/// its errors. What that shape has no place for stands beside it: the field of the record, line, column and offset.
struct ImportReport {
  private let result: ImportResult

  init(_ result: ImportResult) {
    self.result = result
  }

  /// - Parameter output: takes the text in pieces.
  func write(_ output: @escaping ([UInt8]) throws -> Void) throws {
    let json = JSONStream(output)
    let errors = result.notices.count(of: .error)
    try json.object {
      try json.value("valid", .bool(errors == 0))
      try json.value(
        "stats",
        .object([
          .init("tasks", .int(result.files.count)), .init("errors", .int(errors)),
          .init("warnings", .int(result.notices.count(of: .warning))),
        ]))
      try json.value("warnings", .array([]))
      try json.value("errors", .array([]))
      try json.array("tasks") {
        for file in result.files { try json.object { try write(file.path, file.file, to: json) } }
      }
    }
  }

  private func write(_ path: String, _ file: BatchFile, to json: JSONStream) throws {
    let notices = result.notices.kept.filter { $0.place.path == path }
    let counts = result.notices.countsByFile[path] ?? [:]
    func total(_ severity: NoticeCode.Severity) -> Int {
      counts.reduce(0) { $1.key.severity == severity ? $0 + $1.value : $0 }
    }
    for (name, value) in [
      ("name", JSONValue.string(file.name)), ("type", .string("table")), ("valid", .bool(total(.error) == 0)),
      ("place", .string(path)), ("labels", .array([])),
    ] { try json.value(name, value) }
    try json.value(
      "stats",
      .object([
        .init("errors", .int(total(.error))), .init("warnings", .int(total(.warning))),
        .init("rows", .int(file.rows)), .init("bytes", .int(file.bytes)), .init("sha256", .string(file.sha256)),
        .init("byCode", .counts(Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) }))),
      ]))
    try json.array("warnings") {
      for notice in notices where notice.code.severity == .warning {
        try json.value(nil, .string("\(notice.place): \(notice.message) [\(notice.code.rawValue)]"))
      }
    }
    try json.array("errors") {
      for notice in notices where notice.code.severity == .error { try json.value(nil, ImportReport.error(notice)) }
    }
  }

  private static func error(_ notice: Notice) -> JSONValue {
    let type = FrictionlessType.of(notice.code)
    let tags =
      switch type.scope {
      case .file: ["#file"]
      case .row: ["#table", "#row"]
      case .cell: ["#table", "#row", "#cell"]
      }
    var members: [JSONValue.Member] = [
      .init("type", .string(type.name)), .init("code", .string(notice.code.rawValue)),
      .init("title", .string(title(notice.code))),
      .init("description", .string(notice.code.meaning)), .init("message", .string(notice.message)),
      .init("tags", .array(tags.map { .string($0) })), .init("note", .string(notice.code.remedy)),
    ]
    if type.scope != .file {
      // The other cells of the row may be sealed; `--rejects` gives whole rows back.
      members += [.init("cells", .array([])), .init("rowNumber", .int(notice.place.row))]
    }
    if type.scope == .cell {
      members += [
        .init("cell", .string(notice.value ?? "")), .init("fieldName", .string(notice.field ?? "")),
        .init("fieldNumber", .int(0)),
      ]
    } else if let field = notice.field {
      members.append(.init("fieldName", .string(field)))
    }
    if notice.place.line > 0 { members.append(.init("line", .int(notice.place.line))) }
    if notice.place.column > 0 { members.append(.init("column", .int(notice.place.column))) }
    if notice.place.line > 0 { members.append(.init("offset", .int(notice.place.offset))) }
    return .object(members)
  }

  /// `unknown-code` -> `Unknown code`.
  private static func title(_ code: NoticeCode) -> String {
    let words = code.rawValue.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
