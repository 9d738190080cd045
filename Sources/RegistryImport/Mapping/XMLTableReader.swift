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
      record: layout.record, groups: mapper.profile.sources[source].groups, columns: columns.map(\.path),
      documentPaths: layout.expectCount.map { [$0] } ?? [], namespaces: layout.namespaces)
    binding = Array(columns.indices)
    super.init(path: path, source: source, mapper: mapper, output: output)
  }

  override package var encoding: String { xml.encoding }

  override package func feed(_ chunk: Span<UInt8>) throws {
    try xml.feed(chunk) { row, group in try self.handle(row, group) }
  }

  override package func finish() throws {
    try xml.finish { row, group in try self.handle(row, group) }
    try noteWhatIsMissing()
  }

  private func handle(_ row: SourceRow, _ group: Int) throws {
    if group == 0 { rows += 1 }
    noteRepeated(row, group)
    try mapper.map(
      row, source: source, group: group, binding: binding, decoder: .utf8, path: path, to: output)
  }

  /// Where one value is wanted and an element stands several times, the first counts.
  private func noteRepeated(_ row: SourceRow, _ group: Int) {
    var noted: Set<Int> = []
    for (column, _) in row.repeats {
      let reference = table.columns[column]
      guard !reference.mayRepeat, reference.groups.contains(group), noted.insert(column).inserted else { continue }
      output.note(
        Notice(
          .repeatedElement, at: row.place(in: path), field: reference.name,
          "\(reference.name) stands several times in this record"))
    }
  }

  private func noteWhatIsLate() {
    for (position, late) in xml.lateElements.sorted(by: { $0.key < $1.key }) {
      let name = table.columns[position].name
      let place = Place(path: path, line: late.place.line, column: late.place.column, offset: late.place.offset)
      let records = late.records == 1 ? "1 record" : "\(late.records) records"
      output.note(
        Notice(.lateElement, at: place, field: name, "\(name) stands after \(records) that should have its value"))
    }
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
    noteWhatIsLate()
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
