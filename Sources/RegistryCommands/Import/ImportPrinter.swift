import Registry
import RegistryImport
import RegistryStore
import RegistryWriters

/// Says what an import did: counts on standard output, notices on standard error.
struct ImportPrinter {
  private let result: ImportResult
  private let format: OutputFormat
  private static let mostShown = 10

  init(_ result: ImportResult, format: OutputFormat) {
    self.result = result
    self.format = format
  }

  func print() throws {
    printNotices()
    switch format {
    case .json: try StandardOutput.shared.write(json.text)
    case .text: try StandardOutput.shared.write(text)
    }
  }

  private func printNotices() {
    for code in NoticeCode.allCases {
      guard let count = result.notices.counts[code], code.severity != .info else { continue }
      for notice in result.notices.kept.filter({ $0.code == code }).prefix(ImportPrinter.mostShown) {
        StandardError.print("\(notice.place): \(code.severity.rawValue): \(notice.message) [\(code.rawValue)]")
      }
      if count > ImportPrinter.mostShown {
        StandardError.print("… and \(count - ImportPrinter.mostShown) more of [\(code.rawValue)]")
      }
      StandardError.print("hint: \(code.remedy)")
    }
  }

  private var text: String {
    let rows = result.files.reduce(0) { $0 + $1.file.rows }
    let what = result.profile.isEmpty ? "Exchange format" : result.profile
    var lines = ["\(what): \(counted(result.files.count, "file")), \(counted(rows, "row"))", ""]
    let names = RecordCounts().named.map(\.name)
    let typeWidth = max(10, result.counts.map(\.type.rawValue.count).max() ?? 0)
    lines.append(padRight("", typeWidth) + names.map { padLeft($0, 10) }.joined())
    for (type, counts) in result.counts {
      lines.append(padRight(type.rawValue, typeWidth) + counts.named.map { padLeft(String($0.count), 10) }.joined())
    }
    lines.append("")
    let errors = result.notices.count(of: .error)
    let warnings = result.notices.count(of: .warning)
    let infos = result.notices.count(of: .info)
    lines.append("\(counted(errors, "error")), \(counted(warnings, "warning")), \(counted(infos, "remark")).")
    if let batch = result.batch {
      lines.append(errors > 0 ? "Kept the good records as batch \(batch)." : "Kept as batch \(batch).")
    } else if result.isDryRun {
      lines.append("A dry run: nothing was kept.")
    } else {
      lines.append("Nothing was kept, because of the errors.")
      if !result.notices.hasErrorOfWholeFile {
        StandardError.print("hint: mend the rows named above, or keep the good ones with --partial")
      }
    }
    for (path, rows) in result.rejects ?? [] { lines.append("\(counted(rows, "rejected row")) written to \(path).") }
    if result.rejects?.isEmpty == true { lines.append("No row was rejected, so no file was written.") }
    if let report = result.report { lines.append("The report is \(report).") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The answer where there was nothing to import or the profile does not fit; why is on standard error.
  ///
  /// - Parameter types: of the records that the profile makes, as far as it could be read.
  static func nothingStarted(dryRun: Bool, profile: String, types: [RecordType]) -> String {
    let nothing = ImportResult(
      batch: nil, isDryRun: dryRun, profile: profile, files: [], counts: types.map { ($0, RecordCounts()) },
      notices: NoticeLog())
    return ImportPrinter(nothing, format: .json).json.text
  }

  private var json: JSONValue {
    .object([
      .init("batch", .optional(result.batch)), .init("dryRun", .bool(result.isDryRun)),
      .init("profile", .string(result.profile)),
      .init(
        "files",
        .array(
          result.files.map { path, file in
            .object([
              .init("path", .string(path)), .init("sha256", .string(file.sha256)), .init("bytes", .int(file.bytes)),
              .init("rows", .int(file.rows)), .init("encoding", .string(file.encoding)),
              .init("dialect", file.dialect.isEmpty ? .null : .string(file.dialect)),
            ])
          })),
      .init(
        "records",
        .object(
          result.counts.map { type, counts in
            .init(type.rawValue, .object(counts.named.map { .init($0.name, .int($0.count)) }))
          })),
      .init(
        "notices",
        .object(
          NoticeCode.Severity.allCases.map { .init($0.rawValue, .int(result.notices.count(of: $0))) } + [
            .init(
              "byCode",
              .counts(
                Dictionary(uniqueKeysWithValues: result.notices.counts.map { ($0.key.rawValue, $0.value) })))
          ])),
      .init("report", .optional(result.report)),
      .init(
        "rejects",
        result.rejects.map { files in
          .array(files.map { .object([.init("path", .string($0.path)), .init("rows", .int($0.rows))]) })
        } ?? .null),
    ])
  }
}

func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

func padRight(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

func padLeft(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
