import Registry

/// Streamed XML: one row a record element, its cells the paths that a profile names.
package final class XMLReader: XMLPushParser {
  package let row = SourceRow()
  /// How many record elements were seen.
  package private(set) var records = 0
  /// Values of the paths outside of records, by path.
  package private(set) var documentValues: [String: String] = [:]
  /// Columns that were met at least once, by position.
  package private(set) var metColumns: [Bool]
  /// The columns that stood several times in the current record.
  package private(set) var repeatedColumns: [Int] = []

  private let paths: PathTree
  private var names: [Int: Int32] = [:]
  private var open: [Int32] = []
  private var captures: [(column: Int, start: Int, depth: Int)] = []
  private var documentCapture: (path: String, depth: Int, text: [UInt8])?
  private var recordDepth = 0
  private var handler: ((SourceRow) throws -> Void)?

  /// - Parameter columns: paths from the record element, such as `Scores/Hygiene` or `@id`.
  package init(record: String, columns: [String], documentPaths: [String]) {
    paths = PathTree(record: record, columns: columns, documentPaths: documentPaths)
    metColumns = Array(repeating: false, count: columns.count)
  }

  /// - Throws: `FileProblem`, or what `handle` throws.
  package func feed(_ chunk: Span<UInt8>, _ handle: (SourceRow) throws -> Void) throws {
    try withHandler(handle) { try parse(chunk) }
  }

  package func finish(_ handle: (SourceRow) throws -> Void) throws {
    try withHandler(handle) { try parseEnd() }
  }

  private func withHandler(_ handle: (SourceRow) throws -> Void, _ body: () throws -> Void) throws {
    try withoutActuallyEscaping(handle) { escaping in
      handler = escaping
      defer { handler = nil }
      try body()
    }
  }

  private func deliver() {
    guard let handler else { return }
    do {
      try handler(row)
    } catch {
      pendingError = error
    }
  }

  private func nameIndex(_ name: XMLName) -> Int32 {
    if let known = names[name.localKey] { return known }
    let index = paths.nameIndex(name.text)
    names[name.localKey] = index
    return index
  }

  override func start(_ element: XMLName, _ attributes: XMLAttributes) {
    let parent = open.last ?? PathTree.root
    let node = parent < 0 ? -1 : paths.child(of: parent, named: nameIndex(element))
    open.append(node)
    guard node >= 0 else { return }
    if paths.isRecord(node) {
      records += 1
      recordDepth = open.count
      row.removeAll()
      repeatedColumns.removeAll(keepingCapacity: true)
      (row.line, row.column) = currentPosition()
      row.offset = byteOffset
      row.cells.append(
        contentsOf: repeatElement(
          SourceRow.Cell(start: 0, end: 0, line: 0, column: 0, offset: 0), count: metColumns.count))
    }
    if recordDepth > 0 {
      if let column = paths.column(node) { beginCapture(column) }
      for position in 0..<attributes.count {
        guard let column = paths.attribute(of: node, named: nameIndex(attributes.name(position))) else { continue }
        beginCapture(column)
        unsafe append(attributes.value(position))
        endCapture()
      }
    } else if let path = paths.documentPath(node) {
      documentCapture = (path, open.count, [])
    }
  }

  override func end() {
    guard let node = open.last else { return }
    if let capture = documentCapture, capture.depth == open.count {
      documentValues[capture.path] = String(capture.text.span)
      documentCapture = nil
    }
    while let capture = captures.last, capture.depth == open.count { endCapture() }
    if recordDepth == open.count, node >= 0 {
      recordDepth = 0
      deliver()
    }
    open.removeLast()
  }

  override func characters(_ text: UnsafeBufferPointer<UInt8>) {
    if !captures.isEmpty {
      unsafe append(text)
    } else if documentCapture != nil {
      unsafe documentCapture?.text.append(contentsOf: text)
      if documentCapture?.text.count ?? 0 > XMLReader.mostText {
        problem = position(.fileLimit, "an element has more than \(XMLReader.mostText) bytes of text")
      }
    }
  }

  private func beginCapture(_ column: Int) {
    metColumns[column] = true
    let (line, position) = currentPosition()
    let isRepeated = row.cells[column].line > 0
    if isRepeated {
      if !repeatedColumns.contains(column) { repeatedColumns.append(column) }
      captures.append((-1, row.arena.count, open.count))
      return
    }
    row.cells[column].line = line
    row.cells[column].column = position
    row.cells[column].offset = row.offset
    captures.append((column, row.arena.count, open.count))
  }

  private func endCapture() {
    guard let capture = captures.popLast(), capture.column >= 0 else { return }
    row.cells[capture.column].start = capture.start
    row.cells[capture.column].end = row.arena.count
  }

  private func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard row.arena.count + text.count <= XMLReader.mostText else {
      problem = position(.fileLimit, "a record has more than \(XMLReader.mostText) bytes of text")
      return
    }
    unsafe row.arena.append(contentsOf: text)
  }
}
