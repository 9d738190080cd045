import ArgumentParser
import Registry
import RegistryReports
import RegistryStore
import RegistryWriters

struct CoverageReport: ReportCommand {
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

  func make(_ session: any RegistryReading) throws -> MadeReport<CoveragePrint> {
    let inquiry = try CoverageInquiry(session, options, coverage, withLists: !withoutLists)
    let answer = inquiry.disclosed(withLists: !withoutLists)
    return MadeReport(
      print: CoveragePrint(answer, try inquiry.published(session), inquiry.context), redactions: answer.redactions,
      account: inquiry.account(of: "coverage")
    ) { store in
      warn(answer, inquiry.context.question.filters)
      try EarlierReports(store).warnOfOverlap(with: inquiry, of: "coverage")
    }
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
}
