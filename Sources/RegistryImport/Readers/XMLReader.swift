import CLibXML2
import Registry

/// Streamed XML: rows out, their cells the paths that a profile names.
///
/// Each record element gives a row, and then each repeated element in it of which the profile makes records.
package final class XMLReader: XMLPushParser {
  package let row = SourceRow()
  /// How many record elements were seen.
  package private(set) var records = 0
  /// Values of the paths outside of records, by path.
  package private(set) var documentValues: [String: String] = [:]
  /// Columns that were met at least once, by position.
  package private(set) var metColumns: [Bool]

  private let paths: PathTree
  private let hasGroups: Bool
  private var names: [NameKey: PathTree.NameIndex] = [:]
  private var open: [Int32] = []
  private var captures: [Capture] = []
  private var documentCapture: (path: String, depth: Int, text: [UInt8])?
  private var recordDepth = 0
  private var cells = RecordCells()
  /// Values of attributes, which must not get into the text of the element around them.
  private var attributeText: [UInt8] = []
  private var attributeCells: [Int] = []
  /// What was read outside of records and counts for those that follow, by column.
  private var outer: [Int: (text: [UInt8], cell: SourceRow.Cell)] = [:]
  private var handler: ((SourceRow, Int) throws -> Void)?

  private struct NameKey: Hashable {
    let local: Int
    let namespace: Int
  }

  private struct Capture {
    /// The position among the record's cells; -1: nothing is kept.
    let cell: Int
    let start: Int
    let depth: Int
    /// Outside of records the column.
    var outerColumn: Int?
  }

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
    metColumns = Array(repeating: false, count: columns.count)
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

  // MARK: Elements

  private func nameIndex(_ name: XMLName) -> PathTree.NameIndex {
    let key = NameKey(local: name.localKey, namespace: name.namespaceKey)
    if let known = names[key] { return known }
    let index = paths.nameIndex(name.text, in: name.namespace)
    names[key] = index
    return index
  }

  override func start(_ element: XMLName, _ attributes: XMLAttributes) {
    let parent = open.last ?? PathTree.root
    let node = parent < 0 ? -1 : paths.child(of: parent, named: nameIndex(element))
    open.append(node)
    guard node >= 0 else { return }
    let isNil = XMLReader.isNil(attributes)
    if recordDepth == 0, paths.isRecord(node) {
      beginRecord()
    } else if recordDepth > 0, paths.anchor(node) >= 0 {
      cells.begin(paths.anchor(node), place())
    }
    guard recordDepth > 0 else { return startOuter(node, attributes, isNil: isNil) }
    if paths.hasAttributes(node) { readAttributes(node, attributes) }
    if let column = paths.column(node) { beginCapture(column, isNil: isNil) }
    if cells.isFull {
      problem = position(.fileLimit, "a record has more than \(RecordCells.mostCells) repeated elements")
    }
  }

  private static let instance = "http://www.w3.org/2001/XMLSchema-instance"

  /// `xsi:nil="true"` says that there is no value, whatever else the element holds.
  private static func isNil(_ attributes: XMLAttributes) -> Bool {
    for position in 0..<attributes.count {
      let name = attributes.name(position)
      guard name.text == "nil", name.namespace == XMLReader.instance else { continue }
      let value = unsafe Array(attributes.value(position))
      return value.elementsEqual("true".utf8) || value.elementsEqual("1".utf8)
    }
    return false
  }

  override func end() {
    guard let node = open.last else { return }
    if let capture = documentCapture, capture.depth == open.count {
      documentValues[capture.path] = String(capture.text.span)
      documentCapture = nil
    }
    while let capture = captures.last, capture.depth == open.count { endCapture() }
    if node >= 0, recordDepth > 0 {
      if recordDepth == open.count {
        recordDepth = 0
        deliver()
      } else if paths.anchor(node) >= 0 {
        cells.end()
      }
    }
    open.removeLast()
  }

  override func characters(_ text: UnsafeBufferPointer<UInt8>) {
    if !captures.isEmpty {
      unsafe append(text, to: &row.arena)
    } else if documentCapture != nil {
      unsafe documentCapture?.text.append(contentsOf: text)
      if documentCapture?.text.count ?? 0 > XMLReader.mostText {
        problem = position(.fileLimit, "an element has more than \(XMLReader.mostText) bytes of text")
      }
    }
  }

  private func append(_ text: UnsafeBufferPointer<UInt8>, to arena: inout [UInt8]) {
    guard arena.count + text.count <= XMLReader.mostText else {
      problem = position(.fileLimit, "a record has more than \(XMLReader.mostText) bytes of text")
      return
    }
    unsafe arena.append(contentsOf: text)
  }

  private func place() -> SourceRow.Cell {
    let (line, column) = currentPosition()
    return SourceRow.Cell(start: 0, end: 0, line: line, column: column, offset: byteOffset)
  }

  // MARK: Inside records

  private func beginRecord() {
    records += 1
    row.number = records
    recordDepth = open.count
    row.removeAll()
    cells.removeAll()
    attributeText.removeAll(keepingCapacity: true)
    attributeCells.removeAll(keepingCapacity: true)
    (row.line, row.column) = currentPosition()
    row.offset = byteOffset
  }

  private func beginCapture(_ column: Int, isNil: Bool) {
    metColumns[column] = true
    var place = place()
    // Finding the offset of every element would cost much; the record's own leads there.
    place.offset = row.offset
    place.start = row.arena.count
    place.end = row.arena.count
    let cell = cells.add(column, place)
    captures.append(Capture(cell: isNil ? -1 : cell, start: row.arena.count, depth: open.count))
  }

  private func readAttributes(_ node: Int32, _ attributes: XMLAttributes) {
    for position in 0..<attributes.count {
      guard let column = paths.attribute(of: node, named: nameIndex(attributes.name(position))) else { continue }
      metColumns[column] = true
      var place = place()
      place.offset = row.offset
      place.start = attributeText.count
      unsafe append(attributes.value(position), to: &attributeText)
      place.end = attributeText.count
      attributeCells.append(cells.add(column, place))
    }
  }

  private func endCapture() {
    guard let capture = captures.popLast() else { return }
    if let column = capture.outerColumn {
      outer[column]?.text = Array(row.arena[capture.start...])
    } else if capture.cell >= 0 {
      cells.setRange(capture.cell, capture.start..<row.arena.count)
    }
  }

  private func deliver() {
    guard let handler else { return }
    if !attributeText.isEmpty {
      cells.shift(attributeCells, by: row.arena.count)
      row.arena += attributeText
    }
    let ends = outer.mapValues { value in
      var cell = value.cell
      cell.start = row.arena.count
      row.arena += value.text
      cell.end = row.arena.count
      return cell
    }
    guard !hasGroups || cells.work <= RecordCells.mostWork else {
      problem = position(.fileLimit, "a record has too many repeated elements around each other")
      return
    }
    do {
      clear(row, ends)
      cells.fill(row)
      try handler(row, 0)
      guard hasGroups else { return }
      for (position, instance) in cells.instances.enumerated() {
        guard let group = paths.anchorGroups[Int(instance.anchor)] else { continue }
        clear(row, ends)
        cells.fill(row, instance: position)
        (row.line, row.column, row.offset) = (instance.row.line, instance.row.column, instance.row.offset)
        try handler(row, group)
      }
    } catch {
      pendingError = error
    }
  }

  private func clear(_ row: SourceRow, _ ends: [Int: SourceRow.Cell]) {
    row.cells.removeAll(keepingCapacity: true)
    row.repeats.removeAll(keepingCapacity: true)
    row.cells.append(
      contentsOf: repeatElement(
        SourceRow.Cell(start: 0, end: 0, line: 0, column: 0, offset: 0), count: metColumns.count))
    for (column, cell) in ends { row.cells[column] = cell }
  }

  // MARK: Outside of records

  private func startOuter(_ node: Int32, _ attributes: XMLAttributes, isNil: Bool) {
    // What an earlier element of this name held does not count for the records of this one.
    for column in paths.outerColumns(below: node) { outer[column] = nil }
    if paths.hasAttributes(node) {
      for position in 0..<attributes.count {
        guard let column = paths.attribute(of: node, named: nameIndex(attributes.name(position))) else { continue }
        metColumns[column] = true
        outer[column] = (unsafe Array(attributes.value(position)), place())
      }
    }
    if let column = paths.column(node) {
      metColumns[column] = true
      outer[column] = ([], place())
      row.arena.removeAll(keepingCapacity: true)
      if !isNil { captures.append(Capture(cell: -1, start: 0, depth: open.count, outerColumn: column)) }
    } else if let path = paths.documentPath(node) {
      documentCapture = (path, open.count, [])
    }
  }
}
