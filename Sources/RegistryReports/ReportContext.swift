package import Registry

/// What every report is printed with, beside its figures.
package struct ReportContext: Sendable {
  package let audience: Audience
  /// ISO 8601, UTC.
  package let generatedAt: String
  /// The time as of which the registry was read, ISO 8601, UTC; nil: now.
  package let asKnownAt: String?
  package let isDemonstration: Bool
  package let codes: CodeLists
  package let language: String
  /// The code of the last write in the registry's journal, as a checkpoint says it; nil: there is none.
  package let checkpoint: String?

  package init(
    audience: Audience, generatedAt: String, asKnownAt: String? = nil, isDemonstration: Bool, codes: CodeLists,
    language: String, checkpoint: String? = nil
  ) {
    self.audience = audience
    self.generatedAt = generatedAt
    self.asKnownAt = asKnownAt
    self.isDemonstration = isDemonstration
    self.codes = codes
    self.language = language
    self.checkpoint = checkpoint
  }

  package static let demonstrationBanner =
    "DEMONSTRATION: every place, visit, allegation and person in this report is invented. Demands, figures and meetings are real where a public document is named as their source, else invented."

  /// A document with what every report has: the banner, and when and by what it was made.
  func document(title: String, subtitle: String) -> Document {
    var document = Document(title: title, subtitle: subtitle, banner: banner)
    document.colophon = colophon
    return document
  }

  package var banner: String? { isDemonstration ? ReportContext.demonstrationBanner : nil }

  /// When and by what it was made, for the foot of a page.
  private var colophon: String {
    "Made by Vigil at \(generatedAt)." + (asKnownAt.map { " As the registry knew it at \($0)." } ?? "")
      + (checkpoint.map { " Last write: \($0)" } ?? "")
  }

  package func label(_ list: String, _ value: String) -> String {
    value == Breakdown.unknown ? value : codes.label(list, value, language: language)
  }

  /// The code of a region and its name; nil where it has none.
  package func region(_ key: String) -> String? {
    let labels = codes.region(key)?.labels
    return (labels?[language] ?? labels?["en"]).map { "\(key) \($0)" }
  }
}
