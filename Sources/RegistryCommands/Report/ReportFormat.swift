import ArgumentParser
import Crypto
import Foundation
import RegistryWriters

/// In what form a report is written.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, md, html

  /// Text that is read from its beginning to its end shows the first rows of a list.
  private static let mostRead = 20
  /// A page with filters shows them all, as far as a browser on a telephone stays usable.
  private static let mostOnPage = 2_000

  func bytes(_ report: some PrintedReport) -> [UInt8] {
    switch self {
    case .text: Array(TextWriter().text(report.document(mostListed: ReportFormat.mostRead)).utf8)
    case .json: Array(report.json.text.utf8)
    case .csv: report.csv
    case .md: Array(MarkdownWriter.text(report.document(mostListed: ReportFormat.mostRead)).utf8)
    case .html:
      Array(HTMLWriter(digest: ReportFormat.digest).text(report.document(mostListed: ReportFormat.mostOnPage)).utf8)
    }
  }

  /// SHA-256 in Base64, as a page's security policy names its parts.
  private static func digest(_ text: String) -> String {
    Data(SHA256.hash(data: Array(text.utf8))).base64EncodedString()
  }
}
