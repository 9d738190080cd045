import ArgumentParser
import Registry
import RegistryImport
import RegistryStore
import RegistryWriters

struct ReviewApply: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Apply the answers of a table that was filled in.",
    discussion: """
      All answers are applied or none: every problem is named with its place, and the exit code is then 1. An entry of \
      which either side changed since the table was written is refused. What stands without an answer stays in the queue.

      With --format json the answer is
        { "dryRun", "answered": { "keep", "take", "value" }, "unanswered" }

      EXAMPLES
        vigil review apply review.csv --dry-run
        vigil review apply review.csv
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Flag(help: "Only say what would be done.")
  var dryRun = false

  @Argument(help: "The table of `vigil review export`, filled in.")
  var file: String

  func run() throws {
    let sheet = try ReviewSheet(file)
    let revisions = try registry.open().write(.now("review apply")) { session in
      let revisions = try ReviewApplication(session).apply(sheet)
      return (revisions, !dryRun && !sheet.rows.isEmpty)
    }
    for revision in revisions { revision.report() }
    try StandardOutput.shared.write(output.format == .json ? json(sheet).text : text(sheet))
  }

  private func counts(_ sheet: ReviewSheet) -> (keep: Int, take: Int, value: Int) {
    let keep = sheet.rows.count { $0.answer == .keep }
    let take = sheet.rows.count { $0.answer == .take }
    return (keep, take, sheet.rows.count - keep - take)
  }

  private func text(_ sheet: ReviewSheet) -> String {
    let counts = counts(sheet)
    var text = "Answers: \(counts.keep) keep, \(counts.take) take, \(counts.value) with another value. "
    text += "Without an answer: \(sheet.unanswered).\n"
    return dryRun ? text + "A dry run: nothing was changed.\n" : text
  }

  private func json(_ sheet: ReviewSheet) -> JSONValue {
    let counts = counts(sheet)
    return .object([
      .init("dryRun", .bool(dryRun)),
      .init(
        "answered",
        .object([
          .init("keep", .int(counts.keep)), .init("take", .int(counts.take)), .init("value", .int(counts.value)),
        ])),
      .init("unanswered", .int(sheet.unanswered)),
    ])
  }
}

/// Answers to many entries in one transaction.
struct ReviewApplication {
  private let session: any RegistryWriting

  init(_ session: any RegistryWriting) {
    self.session = session
  }

  /// - Throws: `CommandFailure` with all problems, after which nothing may be kept.
  func apply(_ sheet: ReviewSheet) throws -> [RecordRevision] {
    var problems = sheet.problems
    // All are read before any is answered: an answer may change what another one asks about.
    var entries: [(row: ReviewSheet.Row, entry: ReviewEntry)] = []
    for row in sheet.rows {
      try noting(row, &problems) {
        let entry = try session.review(row.number)
        guard ReviewCSV.Row(entry, name: nil).state == row.state else {
          throw CommandFailure(
            "entry \(row.number) changed since the table was written", hint: "export the queue again, and look at it")
        }
        entries.append((row, entry))
      }
    }
    var given: [String: (number: Int, value: String?)] = [:]
    var revisions: [RecordRevision] = []
    for (row, entry) in entries {
      try noting(row, &problems) {
        guard let revision = try row.answer.apply(to: entry, session) else { return }
        revisions.append(revision)
        let field = "\(entry.type.rawValue)/\(entry.id) \(entry.fieldName)"
        let value = try session.record(entry.type, id: entry.id).slots.statement(entry.field.field)[
          entry.field.language]
        if let other = given[field], other.value != value {
          throw CommandFailure(
            "entries \(other.number) and \(row.number) give \(entry.fieldName) of \(entry.type.rawValue)/\(entry.id) two values",
            hint: "answer one of them with keep")
        }
        given[field] = (row.number, value)
      }
    }
    guard problems.isEmpty else { throw CommandFailure(problems) }
    return revisions
  }

  private func noting(_ row: ReviewSheet.Row, _ problems: inout [ReviewSheet.Problem], _ body: () throws -> Void) throws
  {
    do {
      try body()
    } catch let failure as CommandFailure where failure.exitCode != 2 {
      problems.append(ReviewSheet.Problem(place: row.place, message: failure.message, hint: failure.hint))
    } catch let error as StoreError where error.isAboutData {
      problems.append(ReviewSheet.Problem(place: row.place, message: error.message, hint: error.hint))
    }
  }
}

extension CommandFailure {
  fileprivate init(_ problems: [ReviewSheet.Problem]) {
    let lines = problems.sorted { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }.map { problem in
      "\(problem.place): \(problem.message)" + (problem.hint.map { "\n  hint: \($0)" } ?? "")
    }
    self.init(
      lines.count == 1 ? lines[0] : "the table has \(lines.count) problems\n\(lines.joined(separator: "\n"))",
      hint: "nothing was changed; correct the table, and apply it again")
  }
}
