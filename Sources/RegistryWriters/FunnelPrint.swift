package import Registry
package import RegistryReports

/// The funnel beside published figures in every format.
package struct FunnelPrint: PrintedReport {
  private let answer: DisclosedCoverage
  private let published: PublishedFigures
  private let context: CoverageContext
  /// What of the coverage report is also told here: what a published figure may be compared with.
  private let told: [JSONValue.Member]
  private let own: [String: String]

  package init(_ answer: DisclosedCoverage, _ published: PublishedFigures, _ context: CoverageContext) {
    self.answer = answer
    self.published = published
    self.context = context
    told = CoverageJSON.counted(answer)
    own = PublishedJSON.own(told)
  }

  package func document(mostListed: Int) -> Document {
    FunnelDocument(answer, published, context, own: own).document()
  }

  package var json: JSONValue {
    let question = context.question
    return .object(
      ReportJSON.head("funnel", question.period, context.report) + [
        .init("datedBy", .string(question.dating.rawValue)), .init("filters", ReportJSON.filters(question.filters)),
      ] + told + [
        .init("published", PublishedJSON.value(published, own: own)),
        .init("contradictions", .array(published.contradictions.map { .array($0.map { .string($0) }) })),
        .init("publishedElsewhere", .int(published.elsewhere)),
        .init(
          "suppressed", .array((answer.suppressed.whole.union(answer.suppressed.paths)).sorted().map { .string($0) })),
        .init(
          "method", .string(ReportJSON.method(FunnelMethod.text(question.period, answer), context.report))),
      ])
  }

  package var csv: [UInt8] { FigureCSV.figures(json, label: label) }
  package var csvFolder: [(name: String, bytes: [UInt8])] { FigureCSV.folder(json, label: label) }
  package static var csvFolderNames: [String] { FigureCSV.folderNames(["published"]) }

  private func label(_ parent: String, _ key: String) -> String? { CoverageCSV.label(parent, key, context) }
}
