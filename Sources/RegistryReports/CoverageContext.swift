package import Registry

/// What a coverage report is printed with, beside its figures.
package struct CoverageContext: Sendable {
  package let question: CoverageQuestion
  /// ISO 8601, UTC.
  package let generatedAt: String
  package let isDemonstration: Bool
  package let codes: CodeLists
  package let language: String
  /// The code of the last write in the registry's journal, as a checkpoint says it; nil: there is none.
  package let checkpoint: String?

  package init(
    question: CoverageQuestion, generatedAt: String, isDemonstration: Bool, codes: CodeLists,
    language: String, checkpoint: String? = nil
  ) {
    self.question = question
    self.generatedAt = generatedAt
    self.isDemonstration = isDemonstration
    self.codes = codes
    self.language = language
    self.checkpoint = checkpoint
  }

  package static let demonstrationBanner =
    "DEMONSTRATION: every place, visit and allegation in this report is invented."
}
