import ArgumentParser
import Registry
import RegistryStore

/// The meeting or letter that a list of cases is for.
struct EngagementOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("The meeting or letter that the cases are for; default: the last with cases.", valueName: "id"))
  var engagement: String?

  /// The cases as far as the audience may be told, and what is asked of them.
  func facts(
    _ session: any RegistryReading, _ options: ReportOptions
  ) throws -> (question: CasesQuestion, records: CaseRecords) {
    let engagements = try CaseReading.engagements(session)
    let reference = try options.to.map { try ReportOptions.day("--to", $0).latest } ?? Clock.today
    let engagement = try chosen(session, engagements, by: reference)
    let previous = CasesQuestion.last(before: engagement, among: engagements)
    let given = try options.from.map { try ReportOptions.day("--from", $0).earliest }
    let start = given ?? min(previous?.lastDay.adding(days: 1) ?? engagement.firstDay, reference)
    guard let period = Period(from: start, to: reference) else {
      throw CommandFailure.usage("--from \(start) is after \(options.to == nil ? "today, " : "--to ")\(reference)")
    }
    let question = CasesQuestion(engagement: engagement, period: period, since: given?.adding(days: -1))
    var reading = CaseReading(session, for: options.audience)
    let records = try reading.records(
      of: Set(engagement.cases), earlier: Set(previous?.cases ?? []), engagements)
    return (question, records)
  }

  private func chosen(
    _ session: any RegistryReading, _ engagements: [EngagementFacts], by day: Day
  ) throws -> EngagementFacts {
    if let engagement {
      let id = try session.resolve(engagement, .engagement)
      if let found = engagements.first(where: { $0.id == id }) { return found }
    } else if let latest = CasesQuestion.latest(engagements, by: day) {
      return latest
    }
    throw CommandFailure(
      "no engagement with cases began by \(day)",
      hint: "add one with `vigil engagement add … --cases ID`, or name a later one with --engagement")
  }
}
