import Registry

/// Reads an XML file of a partner's table.
final class XMLTableReader: TableReader {
  private let layout: XMLLayout
  private let xml: XMLReader
  private let binding: [Int?]

  init(_ layout: XMLLayout, path: String, source: Int, mapper: ProfileMapper, output: CandidateOutput) {
    self.layout = layout
    let columns = mapper.profile.sources[source].columns
    xml = XMLReader(
      record: layout.record, columns: columns.map(\.name), documentPaths: layout.expectCount.map { [$0] } ?? [])
    binding = Array(columns.indices)
    super.init(path: path, source: source, mapper: mapper, output: output)
  }

  override package var encoding: String { xml.encoding }

  override package func feed(_ chunk: Span<UInt8>) throws {
    try xml.feed(chunk) { row in try self.handle(row) }
  }

  override package func finish() throws {
    try xml.finish { row in try self.handle(row) }
    try noteWhatIsMissing()
  }

  private func handle(_ row: SourceRow) throws {
    rows += 1
    for column in xml.repeatedColumns {
      output.note(
        Notice(
          .repeatedElement, at: row.place(in: path), field: table.columns[column].name,
          "\(table.columns[column].name) stands several times in this record"))
    }
    try mapper.map(
      row, source: source, binding: binding, decoder: .utf8, path: path, to: output)
  }

  private func noteWhatIsMissing() throws {
    if xml.records == 0 {
      output.note(Notice(.noRecord, at: Place(path: path), "there is no \(layout.record) in the file"))
      return
    }
    for (position, column) in table.columns.enumerated() where !column.isOptional && !xml.metColumns[position] {
      output.note(
        Notice(.pathNotFound, at: Place(path: path), field: column.name, "no record has \(column.name)"))
    }
    guard let expectPath = layout.expectCount else { return }
    let said = xml.documentValues[expectPath].map { folded($0) }
    guard let said, let expected = Int(said) else {
      let message =
        said.map { "\(expectPath) says \(quoted($0)), which is no number" } ?? "there is no \(expectPath) in the file"
      output.note(Notice(.expectedCount, at: Place(path: path), message))
      return
    }
    if expected != xml.records {
      output.note(
        Notice(
          .expectedCount, at: Place(path: path),
          "\(expectPath) says \(expected) records, and the file holds \(xml.records)"))
    }
  }
}
