import ArgumentParser
import Registry
import RegistryImport
import RegistryReports
import RegistryStore
import RegistryWriters

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The rule and the records behind a figure of a report.",
    discussion: """
      A figure is named by its path in the report's JSON, entries of lists by their key in brackets; the CSV lists all \
      names, and in HTML each is an anchor. Give the options that the report was made with: they decide what is counted, \
      and for whom. Records that the audience may not be told of are counted and not named.

      EXAMPLES
        vigil explain facilities.inMandate.unvisited --for internal --from 2025
        vigil explain "breakdowns.region[KZ-10].unvisited" --for internal
        vigil explain "byAddressee[Kazakhstan].not-implemented" --origin "P8_TA(2019)0203"
        vigil explain total.changed --report cases --for eu
      """)

  @Argument(help: ArgumentHelp("The figure's path, such as visits.granted.", valueName: "figure"))
  var figure: String

  @Option(help: "Of which report; default: the one whose figures begin so.")
  var report: ExplainedReport?

  @OptionGroup var options: ReportOptions
  @OptionGroup var coverage: CoverageOptions
  @OptionGroup var followUps: FollowUpOptions
  @OptionGroup var engagement: EngagementOption
  @OptionGroup var plan: PlanOption
  @OptionGroup var output: FormatOptions

  func run() throws {
    guard let path = FigurePath.steps(figure), let first = path.first else {
      throw CommandFailure.usage(
        "\(quoted(figure)) is no name of a figure", hint: "names look like visits.granted or byTheme[health].total")
    }
    let report = report ?? ExplainedReport.of(first.name)
    let store = try options.registry.open()
    let (answer, value) = try store.read(asKnownAt: try options.knownAt) { session in
      let explained = try explained(report, session)
      let value = try self.value(in: explained.print.json, report)
      guard let explanation = explained.explain(path) else {
        throw CommandFailure(
          "\(figure) is no figure that counts records", hint: "it stands in the report as it is: \(value)")
      }
      return (explanation, value)
    }
    switch output.format {
    case .text: try StandardOutput.shared.write(text(answer, value, report))
    case .json: try StandardOutput.shared.write(json(answer, value, report).text)
    }
  }

  private struct Explained {
    let print: any PrintedReport
    let explain: ([FigurePath.Step]) -> Explanation?
  }

  private func explained(_ report: ExplainedReport, _ session: any RegistryReading) throws -> Explained {
    switch report {
    case .coverage, .funnel, .priorities: return try explained(report, counting: session)
    case .implementation:
      let (question, told) = try followUps.disclosed(session, options)
      return Explained(print: ImplementationPrint(told, question, try options.context(session))) {
        ImplementationExplanation.explanation(of: $0, told)
      }
    case .cases:
      let (question, records) = try engagement.facts(session, options)
      let answer = Cases(records, question).answer()
      return Explained(print: CasesPrint(answer, question, try options.context(session))) {
        CasesExplanation.explanation(of: $0, answer)
      }
    }
  }

  /// The reports that reckon with places, visits and allegations.
  private func explained(_ report: ExplainedReport, counting session: any RegistryReading) throws -> Explained {
    let inquiry = try CoverageInquiry(session, options, coverage, withLists: true, withVisitIDs: true)
    let explanation = CoverageExplanation(
      inquiry.facts, inquiry.coverage, for: options.audience, today: Clock.consentDay)
    if report == .priorities {
      let weights = inquiry.rules.priorities
      let priorities = inquiry.coverage.priorities(weights)
      let told = DisclosedPriorities(priorities, weights, days: plan.days, for: options.audience)
      return Explained(print: PrioritiesPrint(told, inquiry.context)) { path in
        explanation.explanation(of: path, priorities, isScoreTold: told.isScoreTold)
      }
    }
    let published = try inquiry.published(session)
    let told = inquiry.disclosed(withLists: true)
    let print: any PrintedReport =
      report == .funnel
      ? FunnelPrint(told, published, inquiry.context) : CoveragePrint(told, published, inquiry.context)
    return Explained(print: print, explain: explanation.explanation)
  }

  /// What the report says for its audience under this name.
  private func value(in report: JSONValue, _ name: ExplainedReport) throws -> String {
    var names: [String: String] = [:]
    FigureWalk().walk(report) { path, _, value in names[path] = value }
    guard let value = names[figure] else {
      throw CommandFailure(
        "the report \(name.rawValue) has no figure \(quoted(figure))",
        hint: Nearest.of(figure, among: names.keys.sorted()).map { "perhaps \($0)" }
          ?? "`vigil report \(name.rawValue) --format csv` lists all names")
    }
    guard !value.isEmpty || options.audience == .internalUse else {
      throw CommandFailure(
        "\(figure) is not told to this audience, or not known",
        hint: "ask inside the organisation: vigil explain … --for internal")
    }
    return value
  }

  // MARK: Output

  private func text(_ answer: Explanation, _ value: String, _ report: ExplainedReport) -> String {
    var lines = [
      "\(figure): \(value.isEmpty ? "not known" : value)",
      "Report \(report.rawValue), for \(options.audience.rawValue)",
      "Rule: \(answer.rule).",
    ]
    if !answer.from.isEmpty { lines.append("Reckoned from: \(answer.from.joined(separator: ", "))") }
    if !answer.parts.isEmpty || answer.from.isEmpty {
      lines.append("\(counted(answer.parts.count + answer.untold.records, "record")):")
    }
    for part in answer.parts {
      lines.append("  \(part.type.rawValue)/\(part.id)\(part.count == 1 ? "" : ", makes \(part.count)")")
    }
    if answer.untold.records > 0 {
      lines.append("  and \(counted(answer.untold.records, "record")) that this audience is not told of")
    }
    return Printable.text(lines.joined(separator: "\n"), keepsLines: true) + "\n"
  }

  private func json(_ answer: Explanation, _ value: String, _ report: ExplainedReport) -> JSONValue {
    .object([
      .init("figure", .string(figure)), .init("value", .string(value)), .init("report", .string(report.rawValue)),
      .init("audience", .string(options.audience.rawValue)), .init("rule", .string(answer.rule)),
      .init("from", .array(answer.from.map { .string($0) })),
      .init(
        "records",
        .array(
          answer.parts.map {
            .object([
              .init("type", .string($0.type.rawValue)), .init("id", .string($0.id)), .init("count", .int($0.count)),
            ])
          })),
      .init(
        "withheld",
        .object([.init("records", .int(answer.untold.records)), .init("count", .int(answer.untold.count))])),
    ])
  }
}

/// The reports whose figures can be explained.
enum ExplainedReport: String, ExpressibleByArgument, CaseIterable {
  case coverage, implementation, funnel, cases, priorities

  /// The report whose figures begin with this name; the totals of two reports do, and those of follow-ups are meant.
  static func of(_ name: String) -> ExplainedReport {
    if ["cases", "engagement", "previous"].contains(name) { return .cases }
    let isOfFollowUps =
      ImplementationAnswer.Dimension(rawValue: name) != nil || ["total", "followUps", "changes"].contains(name)
    if isOfFollowUps { return .implementation }
    return switch name {
    case "published": .funnel
    case "places", "plan": .priorities
    default: .coverage
    }
  }
}
