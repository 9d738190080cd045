package import Registry

/// What a coverage report is printed with, beside its figures.
package struct CoverageContext: Sendable {
  package let question: CoverageQuestion
  package let report: ReportContext

  package init(question: CoverageQuestion, _ report: ReportContext) {
    self.question = question
    self.report = report
  }
}
