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

  var text: String { json.text }

  private var json: JSONValue {
    let errors = result.notices.count(of: .error)
    return .object([
      .init("valid", .bool(errors == 0)),
      .init(
        "stats",
        .object([
          .init("tasks", .int(result.files.count)), .init("errors", .int(errors)),
          .init("warnings", .int(result.notices.count(of: .warning))),
        ])),
      .init("warnings", .array([])), .init("errors", .array([])),
      .init(
        "tasks", .array(result.files.map { task($0.path, $0.file.name, $0.file.sha256, $0.file.bytes, $0.file.rows) })),
    ])
  }

  private func task(_ path: String, _ name: String, _ sha256: String, _ bytes: Int, _ rows: Int) -> JSONValue {
    let notices = result.notices.kept.filter { $0.place.path == path }
    let counts = result.notices.countsByFile[path] ?? [:]
    func total(_ severity: NoticeCode.Severity) -> Int {
      counts.reduce(0) { $1.key.severity == severity ? $0 + $1.value : $0 }
    }
    let errors = notices.filter { $0.code.severity == .error }
    let warnings = notices.filter { $0.code.severity == .warning }
    return .object([
      .init("name", .string(name)), .init("type", .string("table")), .init("valid", .bool(total(.error) == 0)),
      .init("place", .string(path)),
      .init(
        "stats",
        .object([
          .init("errors", .int(total(.error))), .init("warnings", .int(total(.warning))), .init("rows", .int(rows)),
          .init("bytes", .int(bytes)), .init("sha256", .string(sha256)),
          .init(
            "byCode", .counts(Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) }))),
        ])),
      .init("warnings", .array(warnings.map { .string("\($0.place): \($0.message) [\($0.code.rawValue)]") })),
      .init("errors", .array(errors.map(ImportReport.error))),
    ])
  }

  private static func error(_ notice: Notice) -> JSONValue {
    let isOfFile = notice.code.isOfWholeFile
    var tags = ["#file"]
    if !isOfFile { tags = notice.field == nil ? ["#table", "#row"] : ["#table", "#row", "#cell"] }
    var members: [JSONValue.Member] = [
      .init("type", .string(FrictionlessType.of(notice.code))), .init("code", .string(notice.code.rawValue)),
      .init("title", .string(title(notice.code))),
      .init("description", .string(notice.code.meaning)), .init("message", .string(notice.message)),
      .init("tags", .array(tags.map { .string($0) })), .init("note", .string(notice.code.remedy)),
    ]
    if notice.place.row > 0 { members.append(.init("rowNumber", .int(notice.place.row))) }
    if let field = notice.field { members.append(.init("fieldName", .string(field))) }
    if let value = notice.value { members.append(.init("cell", .string(value))) }
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
