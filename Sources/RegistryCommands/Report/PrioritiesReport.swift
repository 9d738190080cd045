import ArgumentParser
import Registry
import RegistryReports
import RegistryStore
import RegistryWriters

struct PrioritiesReport: ReportCommand {
  static let configuration = CommandConfiguration(
    commandName: "priorities",
    abstract: "Where to go next: open places by a score, each term of which is shown.",
    discussion: """
      Allegations that no visit followed, how recent they are, the time since the last visit, deaths, vulnerable groups, \
      refusals and capacity give points; what each weighs stands in Schemas/priorities. With --days a plan is made for so \
      many days of a team, a place a day, by region, so that the most unvisited allegations get a visit. How many \
      allegations concern one place is for internal and npm only.

      EXAMPLES
        vigil report priorities --for internal
        vigil report priorities --for npm --from 2024 --to 2025-09-30 --days 10
      """)

  @OptionGroup var options: ReportOptions
  @OptionGroup var coverage: CoverageOptions
  @OptionGroup var output: ReportOutput

  @OptionGroup var plan: PlanOption

  func make(_ session: any RegistryReading) throws -> MadeReport<PrioritiesPrint> {
    let inquiry = try CoverageInquiry(session, options, coverage, withLists: true)
    let weights = inquiry.rules.priorities
    let answer = DisclosedPriorities(
      inquiry.coverage.priorities(weights), weights, days: plan.days, for: options.audience)
    return MadeReport(
      print: PrioritiesPrint(answer, inquiry.context), redactions: Redactions(),
      account: inquiry.account(of: "priorities")
    ) { _ in
      guard plan.days != nil, answer.plan == nil else { return }
      StandardError.print("warning: no plan is made for this audience: it would tell of allegations at single places")
      StandardError.print("hint: --for internal or --for npm")
    }
  }
}
