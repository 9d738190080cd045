/// How a CSV file seems to be written, how sure that is, and why.
package struct DialectFinding: Sendable, Equatable {
  package enum LineEnd: String, Sendable {
    case lineFeed = "LF"
    case carriageReturnLineFeed = "CRLF"
    case carriageReturn = "CR"
    case mixed
    /// There is one row only.
    case none
  }

  package let delimiter: UInt8
  package let certainty: Certainty
  /// One English sentence without a full stop.
  package let evidence: String
  /// As `header:` counts rows: from 1, blank ones too; nil where the first row looks like data.
  package let headerRow: Int?
  /// Why that is the header, as a sentence without a full stop.
  package let headerEvidence: String
  package let lineEnd: LineEnd
  /// Whether blanks stand between delimiters and quotes.
  package let hasBlanksBeforeQuotes: Bool
  /// Cells of an ordinary row.
  package let columns: Int

  /// As a profile writes it.
  package var delimiterName: String { DialectFinding.name(of: delimiter) }

  static func name(of delimiter: UInt8) -> String {
    delimiter == 9 ? "tab" : String(UnicodeScalar(delimiter))
  }
}
