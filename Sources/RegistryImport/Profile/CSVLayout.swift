/// How a CSV source is written, as far as the profile says.
package struct CSVLayout: Sendable {
  /// nil: found from the file.
  package let encoding: SourceEncoding?
  /// nil: found from the file.
  package let delimiter: UInt8?
  /// The row of the header, from 1 after the skipped ones; nil: there is none.
  package let header: Int?
  /// Rows before anything else, blank ones too.
  package let skip: Int

  package init(encoding: SourceEncoding? = nil, delimiter: UInt8? = nil, header: Int? = 1, skip: Int = 0) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.header = header
    self.skip = skip
  }
}
