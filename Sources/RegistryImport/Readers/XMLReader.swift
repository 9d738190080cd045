import CLibXML2
import Registry

/// Streamed XML: rows out, their cells the paths that a profile names.
///
/// Each record element gives a row, and then each repeated element in it of which the profile makes records.
package final class XMLReader: XMLPushParser {
  package let row = SourceRow()

  private let paths: PathTree
  private let hasGroups: Bool
  private var elements: XMLElements
  private var handler: ((SourceRow, Int) throws -> Void)?

  /// How many record elements were seen.
  package var records: Int { elements.records }
  /// Values of the paths outside of records, by path.
  package var documentValues: [String: String] { elements.documentValues }
  /// What stood after records that it would count for, by column.
  var lateElements: [Int: LateElements.Found] { elements.lateElements }
  /// Columns that were met at least once, by position.
  package var metColumns: [Bool] { elements.metColumns }

  /// - Parameters:
  ///   - groups: repeated elements of which rows are made, from the record; the first is the record itself.
  ///   - columns: paths from the root, such as `/Export/Case/@id`.
  package init(
    record: String, groups: [String] = [""], columns: [String], documentPaths: [String],
    namespaces: [String: String] = [:]
  ) {
    paths = PathTree(
      record: record, groups: groups, columns: columns, documentPaths: documentPaths, namespaces: namespaces)
    hasGroups = groups.count > 1
    elements = XMLElements(paths, columns: columns.count)
  }

  /// - Parameter handle: takes a row and its group, 0 for the record itself.
  /// - Throws: `FileProblem`, or what `handle` throws.
  package func feed(_ chunk: Span<UInt8>, _ handle: (SourceRow, Int) throws -> Void) throws {
    try withHandler(handle) { try parse(chunk) }
  }

  package func finish(_ handle: (SourceRow, Int) throws -> Void) throws {
    try withHandler(handle) { try parseEnd() }
  }

  private func withHandler(_ handle: (SourceRow, Int) throws -> Void, _ body: () throws -> Void) throws {
    try withoutActuallyEscaping(handle) { escaping in
      handler = escaping
      defer { handler = nil }
      try body()
    }
  }

  // MARK: Callbacks

  override func start(_ element: XMLName, _ attributes: XMLAttributes) {
    elements.begin(element, attributes, self)
  }

  override func end() {
    if elements.end() { deliver() }
  }

  override func characters(_ text: UnsafeBufferPointer<UInt8>) {
    unsafe elements.add(text, self)
  }

  // MARK: Rows

  private func deliver() {
    guard let handler else { return }
    let ends = elements.complete(row)
    let cells = elements.cells
    let columns = elements.metColumns.count
    guard !hasGroups || cells.work <= RecordCells.mostWork else {
      problem = position(.fileLimit, "a record has too many repeated elements around each other")
      return
    }
    do {
      row.clear(columns, ends)
      cells.fill(row)
      try handler(row, 0)
      guard hasGroups else { return }
      for (position, instance) in cells.instances.enumerated() {
        guard let group = paths.anchorGroups[Int(instance.anchor)] else { continue }
        row.clear(columns, ends)
        cells.fill(row, instance: position)
        (row.line, row.column, row.offset) = (instance.row.line, instance.row.column, instance.row.offset)
        try handler(row, group)
      }
    } catch {
      pendingError = error
    }
  }
}

extension SourceRow {
  /// - Parameter known: cells that every row has, by column.
  fileprivate func clear(_ columns: Int, _ known: [Int: SourceRow.Cell]) {
    cells.removeAll(keepingCapacity: true)
    repeats.removeAll(keepingCapacity: true)
    cells.append(contentsOf: repeatElement(Cell(start: 0, end: 0, line: 0, column: 0, offset: 0), count: columns))
    for (column, cell) in known { cells[column] = cell }
  }
}
