import ArgumentParser
import Registry
import RegistryReports
import RegistryStore
import RegistryWriters

struct CasesReport: ReportCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases",
    abstract: "The individual cases for a meeting or a letter.",
    discussion: """
      One block a person handed over at the engagement: consent, custody, allegations, reprisals, decisions and their \
      items with the last result in the assessor's words, and what changed since the case was last handed over. A \
      release on health grounds, by pardon or on parole is named as what it is and makes no item implemented. The list \
      is as of --to, or of today; with --from it says what changed since that day instead.

      Persons are told of only with consent by name for the audience; the others are counted. A list that a state will \
      read needs consent for the authorities too: make it for both, and hand over the cases that stand in both.

      EXAMPLES
        vigil report cases --for internal
        vigil report cases --for eu --engagement k7p2-000013 --format html --output cases.html --redactions log.csv
        vigil report cases --for un --to 2026-03-31 --format json
      """)

  @OptionGroup var options: ReportOptions
  @OptionGroup var engagement: EngagementOption
  @OptionGroup var output: ReportOutput

  func make(_ session: any RegistryReading) throws -> MadeReport<CasesPrint> {
    let (question, records) = try engagement.facts(session, options)
    let answer = Cases(records, question).answer()
    let context = try options.context(session)
    let period = "--from \(question.period.from) --to \(question.period.to)"
    let known = context.asKnownAt.map { " --as-known-at \($0)" } ?? ""
    return MadeReport(
      print: CasesPrint(answer, question, context), redactions: answer.redactions,
      account:
        "report cases --for \(options.audience.rawValue) --engagement \(answer.engagement.id) \(period)\(known)")
  }
}
