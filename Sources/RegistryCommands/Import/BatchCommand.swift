import ArgumentParser
import RegistryImport
import RegistryStore
import RegistryWriters

struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "What was imported when, and taking it back.",
    subcommands: [List.self, Show.self, UndoBatch.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List all batches.", discussion: "EXAMPLE\n  vigil batch list --format json")

    @OptionGroup var registry: RegistryOptions
    @OptionGroup var output: FormatOptions

    func run() throws {
      let batches = try registry.open().read { try $0.batches() }
      switch output.format {
      case .json:
        try StandardOutput.shared.write(JSONValue.array(batches.map { BatchText.json($0, isWhole: false) }).text)
      case .text:
        for batch in batches { try StandardOutput.shared.write(BatchText.line(batch) + "\n") }
        if batches.isEmpty { StandardError.print("Nothing was imported yet.") }
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show one batch: its files, counts and notices.", discussion: "EXAMPLE\n  vigil batch show 1")

    @OptionGroup var registry: RegistryOptions
    @OptionGroup var output: FormatOptions

    @Argument(help: "The batch's number.")
    var number: Int

    func run() throws {
      let batch = try registry.open().read { try $0.batch(number) }
      switch output.format {
      case .json: try StandardOutput.shared.write(BatchText.json(batch, isWhole: true).text)
      case .text: try StandardOutput.shared.write(BatchText.text(batch))
      }
    }
  }
}

/// How batches are written down.
enum BatchText {
  static func line(_ batch: Batch) -> String {
    let files = batch.files.map(\.name).joined(separator: ", ")
    let undo = batch.undo == nil ? "" : "  taken back"
    return "\(padLeft(String(batch.number), 4))  \(batch.time)  \(source(batch))  (\(files))\(undo)"
  }

  /// What the files are of.
  static func source(_ batch: Batch) -> String {
    batch.profile.isEmpty ? "exchange folder" : batch.profile
  }

  static func text(_ batch: Batch) -> String {
    var lines = [line(batch), "      by \(batch.author)"]
    if let undo = batch.undo { lines.append("      taken back by \(undo.author), \(undo.time)") }
    lines.append("")
    for file in batch.files {
      lines.append("\(file.name): \(counted(file.rows, "row")), \(counted(file.bytes, "byte")), \(file.encoding)")
      lines.append("  sha256 \(file.sha256)")
    }
    lines.append("")
    for (type, counts) in batch.counts {
      let numbers = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
      lines.append("\(type): \(numbers.isEmpty ? "none" : numbers)")
    }
    if !batch.notices.isEmpty { lines.append("") }
    for notice in batch.notices {
      lines.append("\(notice.place): \(notice.severity): \(notice.message) [\(notice.code)]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func json(_ batch: Batch, isWhole: Bool) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("batch", .int(batch.number)), .init("profile", .string(batch.profile)),
      .init("author", .string(batch.author)),
      .init("time", .string(batch.time)),
      .init(
        "files",
        .array(
          batch.files.map { file in
            .object([
              .init("name", .string(file.name)), .init("sha256", .string(file.sha256)),
              .init("bytes", .int(file.bytes)),
              .init("rows", .int(file.rows)), .init("encoding", .string(file.encoding)),
              .init("dialect", file.dialect.isEmpty ? .null : .string(file.dialect)),
            ])
          })),
      .init(
        "records",
        .object(
          batch.counts.map { type, counts in
            .init(type, .object(counts.map { .init($0.name, .int($0.count)) }))
          })),
      .init("notices", .object(batch.noticeCounts.map { .init($0.code, .int($0.count)) })),
      .init(
        "undone",
        batch.undo.map { .object([.init("author", .string($0.author)), .init("time", .string($0.time))]) } ?? .null),
    ]
    if isWhole {
      members.append(
        .init(
          "noticeList",
          .array(
            batch.notices.map { notice in
              .object([
                .init("code", .string(notice.code)), .init("severity", .string(notice.severity)),
                .init("file", .string(notice.place.path)), .init("line", .int(notice.place.line)),
                .init("column", .int(notice.place.column)), .init("offset", .int(notice.place.offset)),
                .init("field", .optional(notice.field)), .init("message", .string(notice.message)),
              ])
            })))
    }
    return .object(members)
  }
}
