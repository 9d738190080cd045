package import Registry

/// A start of a profile, made from a partner's file.
package struct ProfileDraft: Sendable {
  /// YAML with comments.
  package let text: String
  /// What keeps it from being accepted, each a sentence without a full stop.
  package let missing: [String]

  init(_ source: DraftSource, _ columns: [DraftColumn], _ codes: CodeLists) {
    let texts = CodeTextMemory(codes)
    let text = DraftText(source, columns, DraftPlan(columns, rows: source.rows, texts), texts)
    self.text = text.text
    missing = text.missing
  }
}

/// Reads a file of which nothing is known yet, in chunks.
package final class DraftReader {
  private enum Survey {
    case csv(CSVSurvey)
    case xml(XMLSurvey)
  }

  private var survey: Survey?
  private var bytes = 0

  package init() {}

  /// The form of the file is found by the first chunk, which should have `EncodingFinder.sampleSize` bytes if there are.
  ///
  /// - Parameter isWhole: whether the first chunk is the whole file.
  /// - Throws: `FileProblem` where it is XML and broken, or neither XML nor CSV.
  package func feed(_ chunk: Span<UInt8>, isWhole: Bool) throws {
    bytes += chunk.count
    let survey = try survey ?? DraftReader.survey(chunk, isWhole: isWhole)
    self.survey = survey
    switch survey {
    case .csv(let csv): try csv.feed(chunk)
    case .xml(let xml): try xml.feed(chunk)
    }
  }

  private static func survey(_ sample: Span<UInt8>, isWhole: Bool) throws -> Survey {
    let encoding = EncodingFinder.find(sample, isWhole: isWhole)
    let text = TextSample.utf8(sample, encoding)
    let first = text.first { !ValueReader.isSpace($0) }
    if let kind = FileKind.other(sample), kind != FileKind.xml {
      throw FileProblem(code: .otherFormat, line: 0, column: 0, offset: 0, message: "this is \(kind)")
    }
    return first == UInt8(ascii: "<") ? .xml(XMLSurvey()) : .csv(CSVSurvey(sample, encoding, isWhole: isWhole))
  }

  /// The paths of an XML file that a profile may read from a record, and the element that seems to be one.
  package func paths(record: String) -> (paths: [String], record: String?) {
    guard case .xml(let xml) = survey else { return ([], nil) }
    return (XMLDraft(xml, record: record).paths, XMLDraft(xml).recordPath)
  }

  /// - Returns: nil where the file is empty.
  package func finish(_ fileName: String, _ codes: CodeLists) throws -> ProfileDraft? {
    switch survey {
    case nil: return nil
    case .csv(let csv):
      try csv.finish()
      return csv.draft(of: fileName, bytes: bytes, codes)
    case .xml(let xml):
      try xml.finish()
      return XMLDraft(xml).draft(of: fileName, bytes: bytes, codes)
    }
  }
}
