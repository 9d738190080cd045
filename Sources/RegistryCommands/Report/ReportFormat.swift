import ArgumentParser
import Crypto
import Foundation
import Registry
import RegistryReports
import RegistryWriters

/// In what form a report is written.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, md, html

  /// Text that is read from its beginning to its end shows the first rows of a list.
  private static let mostRead = 20
  /// A page with filters shows them all, as far as a browser on a telephone stays usable.
  private static let mostOnPage = 2_000

  func bytes(_ answer: DisclosedCoverage, _ context: CoverageContext) -> [UInt8] {
    func document(_ mostListed: Int) -> Document {
      CoverageDocument(answer, context, mostListed: mostListed).document()
    }
    switch self {
    case .text: return Array(TextWriter().text(document(ReportFormat.mostRead)).utf8)
    case .json: return Array(CoverageJSON.value(answer, context).text.utf8)
    case .csv: return CoverageCSV.figures(answer, context)
    case .md: return Array(MarkdownWriter.text(document(ReportFormat.mostRead)).utf8)
    case .html: return Array(HTMLWriter(digest: ReportFormat.digest).text(document(ReportFormat.mostOnPage)).utf8)
    }
  }

  /// SHA-256 in Base64, as a page's security policy names its parts.
  private static func digest(_ text: String) -> String {
    Data(SHA256.hash(data: Array(text.utf8))).base64EncodedString()
  }
}
