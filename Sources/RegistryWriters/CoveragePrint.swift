package import Registry
package import RegistryReports

/// A coverage report in every format.
package struct CoveragePrint: PrintedReport {
  private let answer: DisclosedCoverage
  private let context: CoverageContext

  package init(_ answer: DisclosedCoverage, _ context: CoverageContext) {
    self.answer = answer
    self.context = context
  }

  package func document(mostListed: Int) -> Document {
    CoverageDocument(answer, context, mostListed: mostListed).document()
  }

  package var json: JSONValue { CoverageJSON.value(answer, context) }
  package var csv: [UInt8] { CoverageCSV.figures(answer, context) }
  package var csvFolder: [(name: String, bytes: [UInt8])] { CoverageCSV.folder(answer, context) }
  package static var csvFolderNames: [String] { CoverageCSV.folderNames }
}
