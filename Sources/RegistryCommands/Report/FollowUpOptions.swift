import ArgumentParser
import Registry
import RegistryImport
import RegistryStore

/// Which follow-ups, and whose judgement of them.
struct FollowUpOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only what came out of this document or record, such as \"P8_TA(2019)0203\" or visit/k7p2-000123.",
      valueName: "name"))
  var origin: String?

  @Option(help: ArgumentHelp("Whose judgement counts; default: the last of anybody.", valueName: "text"))
  var assessor: String?

  @Option(help: ArgumentHelp("Also what is judged otherwise than on this day.", valueName: "day"))
  var since: String?

  /// Follow-ups and their assessments as an audience may read them, and what is asked of them.
  func disclosed(
    _ session: any RegistryReading, _ options: ReportOptions
  ) throws -> (question: ImplementationQuestion, answer: DisclosedImplementation) {
    var followUps: [FollowUpFacts] = []
    var assessments: [AssessmentFacts] = []
    try session.forEach(.followUp) { followUps.append(FollowUpFacts(id: $0.id, $0.slots, language: "en")) }
    try session.forEach(.assessment) { assessments.append(AssessmentFacts(id: $0.id, $0.slots, language: "en")) }
    let disclosure = try FollowUpDisclosure(session, for: options.audience)
    try check(followUps.filter { disclosure.tells($0.id) }, assessments.filter { disclosure.tells($0.followUp) })
    let issued = origin.flatMap { origin in
      followUps.filter { $0.came(outOf: origin) }.compactMap { (try? PartialDay($0.issued))?.earliest }.min()
    }
    let period = try options.period(since: issued)
    let question = ImplementationQuestion(
      period: period, origin: origin, assessor: assessor, since: try earlierDay(in: period))
    let answer = DisclosedImplementation(
      Implementation(followUps, assessments, question).answer(), for: options.audience, isTold: disclosure.tells,
      isWithheldSince: session.isEarlier ? { disclosure.isWithheldSince($0) } : nil)
    return (question, answer)
  }

  private func earlierDay(in period: Period) throws -> Day? {
    guard let since else { return nil }
    let day = try ReportOptions.day("--since", since).latest
    guard day < period.to else {
      throw CommandFailure.usage("--since \(day) is not before the last day, \(period.to)")
    }
    return day
  }

  /// A name that nothing has is a slip, not an empty report. What the audience is not told of is as if it were not there.
  private func check(_ followUps: [FollowUpFacts], _ assessments: [AssessmentFacts]) throws {
    if let origin, !followUps.contains(where: { $0.came(outOf: origin) }) {
      throw CommandFailure(
        "no follow-up came out of \(quoted(origin))", hint: FollowUpOptions.hint(followUps.map(\.originName)))
    }
    if let assessor, !assessments.contains(where: { $0.assessedBy == assessor }) {
      throw CommandFailure(
        "nothing was judged by \(quoted(assessor))", hint: FollowUpOptions.hint(assessments.map(\.assessedBy)))
    }
  }

  private static func hint(_ names: [String]) -> String? {
    let known = Set(names).subtracting([""]).sorted()
    guard !known.isEmpty else { return nil }
    let left = known.count - mostNamed
    return "there is \(known.prefix(mostNamed).joined(separator: "; "))" + (left > 0 ? " and \(left) more" : "")
  }

  private static let mostNamed = 8
}
