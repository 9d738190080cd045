import ArgumentParser
import Registry
import RegistryReports
import RegistryStore
import RegistryWriters

struct ImplementationReport: ReportCommand {
  static let configuration = CommandConfiguration(
    commandName: "implementation",
    abstract: "What was asked of whom, and what became of it.",
    discussion: """
      Follow-ups asked in the period, with the result of the last judgement by its last day, in the words of whoever \
      judged: by addressee, by what they came out of, by section and by theme; replies in time, late or missing; what \
      was asked again; where assessors disagree. Without --from and --to the period is the last complete calendar \
      year; with --origin it runs from the first day of issue to today.

      EXAMPLES
        vigil report implementation --origin "P8_TA(2019)0203"
        vigil report implementation --from 2024 --to 2025 --since 2024-12-31
        vigil report implementation --origin visit/k7p2-000123 --for authorities --format html --output reply.html
      """)

  @OptionGroup var options: ReportOptions
  @OptionGroup var followUps: FollowUpOptions
  @OptionGroup var output: ReportOutput

  func make(_ session: any RegistryReading) throws -> MadeReport<ImplementationPrint> {
    let (question, answer) = try followUps.disclosed(session, options)
    let context = try options.context(session)
    return MadeReport(
      print: ImplementationPrint(answer, question, context), redactions: answer.redactions,
      account: account(question, context))
  }

  private func account(_ question: ImplementationQuestion, _ context: ReportContext) -> String {
    let asked = [
      question.origin.map { "--origin \($0)" }, question.assessor.map { "--assessor \($0)" },
      question.since.map { "--since \($0)" }, context.asKnownAt.map { "--as-known-at \($0)" },
    ].compactMap(\.self)
    let period = "--from \(question.period.from) --to \(question.period.to)"
    return (["report implementation --for \(options.audience.rawValue) \(period)"] + asked).joined(separator: " ")
  }
}
