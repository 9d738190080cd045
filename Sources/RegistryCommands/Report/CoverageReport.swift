import ArgumentParser
import Registry
import RegistryReports
import RegistryStore
import RegistryWriters

struct CoverageReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Which places and which allegations monitoring visits have followed, and which not.",
    discussion: """
      Without --from and --to the period is the last complete calendar year. The method is printed with every \
      report. A report is for the public unless told otherwise: lists then follow consent, and small counts of allegations \
      are left out.

      EXAMPLES
        vigil report coverage --for internal
        vigil report coverage --for internal --from 2019-01-01 --to 2019-12-31 --bodies npm,spt
        vigil report coverage --for internal --region KZ-10 --format json --output coverage.json
        vigil report coverage --for internal --format html --output coverage.html
        vigil report coverage --for public --format html --output public.html
        vigil report coverage --for internal --from 2025 --as-known-at 2026-01-31
      """)

  @OptionGroup var options: ReportOptions
  @OptionGroup var coverage: CoverageOptions
  @OptionGroup var output: ReportOutput

  @Flag(help: "Only the figures, without the lists of unvisited places and allegations.")
  var withoutLists = false

  func run() throws {
    let store = try options.registry.open()
    let (answer, context) = try options.read(store, compute)
    warn(answer, context.question.filters)
    if options.audience == .everyone { try warnOfOverlap(store, context) }
    try output.write(
      CoveragePrint(answer, context), answer.redactions, for: options.audience, account: account(context), in: store)
  }

  func compute(_ session: any RegistryReading) throws -> (DisclosedCoverage, CoverageContext) {
    let rules = try session.ruleBook()
    let question = try coverage.question(try options.period(), session)
    let facts = try Progress.shared.during("reading the registry") {
      try session.coverageFacts(
        CoverageFactsWanted(
          question.period, withLists: !withoutLists, withConsent: !withoutLists && options.audience != .internalUse))
    }
    let context = CoverageContext(question: question, try options.context(session))
    let answer = Progress.shared.during("counting") {
      Coverage(facts, rules: rules, question: question).answer(withLists: !withoutLists)
    }
    let told = DisclosedCoverage(
      answer, question: question, for: options.audience, rules: rules, today: Clock.consentDay)
    return (told, context)
  }

  private func warn(_ answer: DisclosedCoverage, _ filters: PlaceFilters) {
    if options.audience == .everyone, !filters.isEmpty {
      StandardError.print("warning: a public report of some places can be subtracted from one of more of them")
      StandardError.print("hint: publish only one of the two")
    }
    let outside = answer.dataQuality.visitsOutsideOperation
    guard outside > 0 else { return }
    StandardError.print(
      "warning: \(counted(outside, "granted visit")) before a place opened or after it closed; they are counted")
    StandardError.print("hint: compare opened and closed of these places with the source")
  }

  // MARK: What was handed out before

  /// The report as the journal names it.
  private func account(_ context: CoverageContext) -> String {
    let question = context.question
    let filters = question.filters.named.map { " --\($0.name) \($0.values.joined(separator: ","))" }.joined()
    let bodies = question.bodies.map { $0.sorted().joined(separator: ",") } ?? "all"
    let known = context.report.asKnownAt.map { " --as-known-at \($0)" } ?? ""
    return
      "report coverage --for \(options.audience.rawValue) --from \(question.period.from) --to \(question.period.to) --bodies \(bodies)\(filters)\(known)"
  }

  /// Two public reports whose periods overlap can be subtracted from each other.
  private func warnOfOverlap(_ store: any RegistryStore, _ context: CoverageContext) throws {
    let own = account(context)
    let period = context.question.period
    let earlier = try HandedOut.earlier("report coverage --for public --from ", in: store).filter { line in
      let words = line.authorship.command.split(separator: " ")
      guard line.authorship.command != own, words.count > 7, let from = try? PartialDay(String(words[5])).earliest,
        let to = try? PartialDay(String(words[7])).latest
      else { return false }
      return from <= period.to && to >= period.from
    }
    guard let last = earlier.last else { return }
    StandardError.print(
      "warning: another public report of an overlapping period was made at \(last.authorship.time): \(last.authorship.command)"
    )
    StandardError.print("hint: whoever has both can subtract them; publish only one of the two")
  }
}
