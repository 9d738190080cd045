package import Registry
package import RegistryReports

/// A coverage report in every format.
package struct CoveragePrint: PrintedReport {
  private let answer: DisclosedCoverage
  private let published: PublishedFigures
  private let context: CoverageContext

  package init(_ answer: DisclosedCoverage, _ published: PublishedFigures, _ context: CoverageContext) {
    self.answer = answer
    self.published = published
    self.context = context
  }

  package func document(mostListed: Int) -> Document {
    CoverageDocument(answer, context, mostListed: mostListed).document()
  }

  package var json: JSONValue { CoverageJSON.value(answer, published, context) }
  package var csv: [UInt8] { CoverageCSV.figures(json, context) }
  package var csvFolder: [(name: String, bytes: [UInt8])] { CoverageCSV.folder(json, answer.audience, context) }
  package static var csvFolderNames: [String] { CoverageCSV.folderNames }
}
