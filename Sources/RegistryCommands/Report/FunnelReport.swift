import ArgumentParser
import Registry
import RegistryReports
import RegistryStore
import RegistryWriters

struct FunnelReport: ReportCommand {
  static let configuration = CommandConfiguration(
    commandName: "funnel",
    abstract: "From allegation to court: our own counts beside published figures.",
    discussion: """
      How many allegations of the period became complaints, investigations, trials and convictions, beside what others \
      published of the same time, each figure with its publisher and definition. Where publishers contradict each other \
      both stand; nothing is averaged, and nothing mixes a published figure with our own counts.

      EXAMPLES
        vigil report funnel --from 2019-01 --to 2019-11
        vigil report funnel --to 2015-02-02 --for internal
        vigil report funnel --from 2019 --region KZ-10 --format html --output funnel.html
      """)

  @OptionGroup var options: ReportOptions
  @OptionGroup var coverage: CoverageOptions
  @OptionGroup var output: ReportOutput

  func make(_ session: any RegistryReading) throws -> MadeReport<FunnelPrint> {
    let inquiry = try CoverageInquiry(session, options, coverage, withLists: false)
    let answer = inquiry.disclosed(withLists: false)
    return MadeReport(
      print: FunnelPrint(answer, try inquiry.published(session), inquiry.context), redactions: answer.redactions,
      account: inquiry.account(of: "funnel")
    ) { try EarlierReports($0).warnOfOverlap(with: inquiry, of: "funnel") }
  }
}
