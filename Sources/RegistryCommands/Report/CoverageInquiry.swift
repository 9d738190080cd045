import Registry
import RegistryReports
import RegistryStore

/// Facts about places, visits and allegations, and what is asked of them: what several reports reckon with.
struct CoverageInquiry {
  let context: CoverageContext
  let facts: CoverageFacts
  let rules: RuleBook
  let coverage: Coverage

  /// - Parameters:
  ///   - withLists: also ids, dates as written and consent.
  ///   - withVisitIDs: for explanations.
  init(
    _ session: any RegistryReading, _ options: ReportOptions, _ asked: CoverageOptions, withLists: Bool,
    withVisitIDs: Bool = false
  ) throws {
    rules = try session.ruleBook()
    let question = try asked.question(try options.period(), session)
    facts = try Progress.shared.during("reading the registry") {
      try session.coverageFacts(
        CoverageFactsWanted(
          question.period, withLists: withLists,
          withConsent: withLists && (withVisitIDs || options.audience != .internalUse), withVisitIDs: withVisitIDs))
    }
    context = CoverageContext(question: question, try options.context(session))
    coverage = Coverage(facts, rules: rules, question: question)
  }

  func disclosed(withLists: Bool) -> DisclosedCoverage {
    let answer = Progress.shared.during("counting") { coverage.answer(withLists: withLists) }
    return DisclosedCoverage(
      answer, question: context.question, for: context.report.audience, rules: rules, today: Clock.consentDay)
  }

  /// What others published, beside these figures.
  func published(_ session: any RegistryReading) throws -> PublishedFigures {
    var figures: [PublishedFigure] = []
    try session.forEach(.figure) { figures.append(PublishedFigure(id: $0.id, $0.slots, language: "en")) }
    return PublishedFigures(figures, context.question, rules: rules.measures)
  }

  /// A report as the journal names it.
  func account(of report: String) -> String {
    let question = context.question
    let filters = question.filters.named.map { " --\($0.name) \($0.values.joined(separator: ","))" }.joined()
    let bodies = question.bodies.map { $0.sorted().joined(separator: ",") } ?? "all"
    let dated = question.dating == .incident ? "" : " --dated-by \(question.dating.rawValue)"
    let standard = question.standard == rules.standards.first ?? "" ? "" : " --standard \(question.standard)"
    let known = context.report.asKnownAt.map { " --as-known-at \($0)" } ?? ""
    let period = "--from \(question.period.from) --to \(question.period.to)"
    return
      "report \(report) --for \(context.report.audience.rawValue) \(period) --bodies \(bodies)\(filters)\(dated)\(standard)\(known)"
  }
}
