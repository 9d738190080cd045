import ArgumentParser
import Registry
import RegistryImport
import RegistryReports
import RegistryStore

/// What is asked of every report.
struct ReportOptions: ParsableArguments {
  @OptionGroup var registry: RegistryOptions

  @Option(
    name: .customLong("for"), help: "Who will read it: \(Audience.allCases.map(\.rawValue).joined(separator: ", ")).")
  var audience: Audience = .everyone

  @Option(help: ArgumentHelp("First day; 2019 means 2019-01-01.", valueName: "day"))
  var from: String?

  @Option(help: ArgumentHelp("Last day, the reference day; 2019 means 2019-12-31.", valueName: "day"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "What the registry knew then: a day, to its end, or a time such as 2025-03-31T12:00:00Z. Consent is today's.",
      valueName: "time"))
  var asKnownAt: String?

  /// ISO 8601, UTC, to the second.
  var knownAt: String? {
    get throws {
      guard let asKnownAt else { return nil }
      guard let time = RecordedTime.canonical(asKnownAt) else {
        throw CommandFailure.usage(
          "--as-known-at: \(quoted(asKnownAt)) is no day and no time",
          hint: "write it as 2025-03-31 or 2025-03-31T12:00:00Z")
      }
      return time
    }
  }

  func context(_ session: any RegistryReading) throws -> ReportContext {
    ReportContext(
      audience: audience, generatedAt: Clock.timestamp, asKnownAt: try knownAt,
      isDemonstration: try session.settings().isDemonstration, codes: try session.codeLists(), language: "en",
      checkpoint: try session.lastJournalLine()?.checkpoint)
  }

  // MARK: The period

  /// - Parameter start: the first day where none is given, and today is then the last; nil: the last complete year.
  func period(since start: Day? = nil) throws -> Period {
    let first = try from.map { try ReportOptions.day("--from", $0).earliest }
    let last = try to.map { try ReportOptions.day("--to", $0).latest }
    let begin: Day
    let end: Day
    if let start {
      begin = first ?? last.map { min($0, start) } ?? start
      end = last ?? max(begin, Clock.today)
    } else {
      guard let whole = Period.lastCompleteYear(on: Clock.today) else {
        throw CommandFailure("the clock says no year that could be complete")
      }
      // One end alone leaves the other at the end of the same year.
      begin = first ?? last.flatMap { Day(year: $0.components.year, month: 1, day: 1) } ?? whole.from
      end = last ?? first.flatMap { Day(year: $0.components.year, month: 12, day: 31) } ?? whole.to
    }
    guard let period = Period(from: begin, to: end) else {
      throw CommandFailure.usage("--from \(begin) is after --to \(end)")
    }
    return period
  }

  static func day(_ option: String, _ text: String) throws -> PartialDay {
    do {
      return try PartialDay(text)
    } catch {
      throw CommandFailure.usage("\(option): \(quoted(text)) \(error.explanation)")
    }
  }
}
