import Registry

/// The elements that are open, and what was read of them: of the record, and of what stands around records.
///
/// One value holds it all, so that each of the parser's callbacks asks for it once: every access to what an object
/// holds costs a check.
struct XMLElements {
  private struct Capture {
    /// The position among the record's cells; -1: nothing is kept.
    let cell: Int
    let start: Int
    let depth: Int
    /// Outside of records the column.
    var outerColumn: Int?
  }

  /// How many record elements were seen.
  private(set) var records = 0
  /// Values of the paths outside of records, by path.
  private(set) var documentValues: [String: String] = [:]
  /// Columns that were met at least once, by position.
  private(set) var metColumns: [Bool]
  /// The cells of the record.
  private(set) var cells = RecordCells()

  private var steps: XMLSteps
  private var open: [Int32] = []
  private var captures: [Capture] = []
  private var documentCapture: (path: String, depth: Int, text: [UInt8])?
  private var recordDepth = 0
  /// Where the record begins.
  private var start = SourceRow.Cell(start: 0, end: 0, line: 0, column: 0, offset: 0)
  /// The texts of the record, or of the element outside of records that is being read.
  private var text: [UInt8] = []
  /// Values of attributes, which must not get into the text of the element around them.
  private var attributeText: [UInt8] = []
  private var attributeCells: [Int] = []
  /// What was read outside of records and counts for those that follow, by column.
  private var outer: [Int: (text: [UInt8], cell: SourceRow.Cell)] = [:]

  private var lateness = LateElements()

  init(_ paths: PathTree, columns: Int) {
    steps = XMLSteps(paths)
    metColumns = Array(repeating: false, count: columns)
  }

  private var paths: PathTree { steps.paths }

  /// What was read outside of records and stood after records that it would count for, by column.
  var lateElements: [Int: LateElements.Found] { lateness.found }

  // MARK: Callbacks

  mutating func begin(_ element: XMLName, _ attributes: XMLAttributes, _ parser: XMLPushParser) {
    let parent = open.last ?? PathTree.root
    let node = parent < 0 ? -1 : steps.child(of: parent, named: element)
    open.append(node)
    guard node >= 0 else { return }
    let isNil = attributes.sayNil
    if recordDepth == 0, steps.paths.isRecord(node) {
      beginRecord(parser)
    } else if recordDepth > 0, steps.paths.anchor(node) >= 0 {
      cells.begin(steps.paths.anchor(node), XMLElements.place(parser))
    }
    guard recordDepth > 0 else { return beginOuter(node, attributes, isNil: isNil, parser) }
    if attributes.count > 0, steps.paths.hasAttributes(node) { readAttributes(node, attributes, parser) }
    if let column = steps.paths.column(node) { beginCapture(column, isNil: isNil, parser) }
    if cells.isFull {
      parser.problem = parser.position(
        .fileLimit, "a record has more than \(RecordCells.mostCells) repeated elements")
    }
  }

  /// - Returns: whether a record is complete.
  mutating func end() -> Bool {
    guard let node = open.last else { return false }
    defer { open.removeLast() }
    if documentCapture != nil { endDocumentCapture() }
    while let capture = captures.last, capture.depth == open.count { endCapture() }
    guard node >= 0, recordDepth > 0 else { return false }
    if recordDepth == open.count {
      recordDepth = 0
      return true
    }
    if steps.paths.anchor(node) >= 0 { cells.end() }
    return false
  }

  mutating func add(_ characters: UnsafeBufferPointer<UInt8>, _ parser: XMLPushParser) {
    if !captures.isEmpty {
      unsafe XMLElements.append(characters, to: &text, parser)
    } else if documentCapture != nil {
      unsafe documentCapture?.text.append(contentsOf: characters)
      if documentCapture?.text.count ?? 0 > XMLPushParser.mostText {
        parser.problem = parser.position(
          .fileLimit, "an element has more than \(XMLPushParser.mostText) bytes of text")
      }
    }
  }

  private static func append(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8], _ parser: XMLPushParser) {
    guard text.count + bytes.count <= XMLPushParser.mostText else {
      parser.problem = parser.position(
        .fileLimit, "a record has more than \(XMLPushParser.mostText) bytes of text")
      return
    }
    unsafe text.append(contentsOf: bytes)
  }

  private static func place(_ parser: XMLPushParser) -> SourceRow.Cell {
    let (line, column) = parser.currentPosition()
    return SourceRow.Cell(start: 0, end: 0, line: line, column: column, offset: parser.byteOffset)
  }

  // MARK: Inside records

  /// Finding the offset of every element would cost much; the record's own leads there.
  private func placeInRecord(_ start: Int, _ parser: XMLPushParser) -> SourceRow.Cell {
    let (line, column) = parser.currentPosition()
    return SourceRow.Cell(start: start, end: start, line: line, column: column, offset: self.start.offset)
  }

  private mutating func beginRecord(_ parser: XMLPushParser) {
    records += 1
    recordDepth = open.count
    text.removeAll(keepingCapacity: true)
    cells.removeAll()
    attributeText.removeAll(keepingCapacity: true)
    attributeCells.removeAll(keepingCapacity: true)
    start = XMLElements.place(parser)
  }

  private mutating func beginCapture(_ column: Int, isNil: Bool, _ parser: XMLPushParser) {
    metColumns[column] = true
    let cell = cells.add(column, placeInRecord(text.count, parser))
    captures.append(Capture(cell: isNil ? -1 : cell, start: text.count, depth: open.count))
  }

  private mutating func readAttributes(_ node: Int32, _ attributes: XMLAttributes, _ parser: XMLPushParser) {
    for position in 0..<attributes.count {
      guard let column = steps.attribute(of: node, named: attributes.name(position)) else { continue }
      metColumns[column] = true
      var place = placeInRecord(attributeText.count, parser)
      unsafe XMLElements.append(attributes.value(position), to: &attributeText, parser)
      place.end = attributeText.count
      attributeCells.append(cells.add(column, place))
    }
  }

  private mutating func endCapture() {
    guard let capture = captures.popLast() else { return }
    if let column = capture.outerColumn {
      let value = Array(text[capture.start...])
      outer[column]?.text = value
      if let cell = outer[column]?.cell { lateness.meet(column, value, cell) }
    } else if capture.cell >= 0 {
      cells.setRange(capture.cell, capture.start..<text.count)
    }
  }

  // MARK: Rows

  /// Hands the texts of a complete record over to its row.
  ///
  /// - Returns: the cells of what was read outside of records, by column.
  mutating func complete(_ row: SourceRow) -> [Int: SourceRow.Cell] {
    if !attributeText.isEmpty {
      cells.shift(attributeCells, by: text.count)
      text += attributeText
    }
    var ends: [Int: SourceRow.Cell] = [:]
    for column in steps.paths.outerColumns where outer[column] == nil { lateness.miss(column) }
    for (column, value) in outer {
      var cell = value.cell
      cell.start = text.count
      text += value.text
      cell.end = text.count
      ends[column] = cell
    }
    swap(&row.arena, &text)
    row.number = records
    (row.line, row.column, row.offset) = (start.line, start.column, start.offset)
    return ends
  }

  // MARK: Outside of records

  private mutating func beginOuter(
    _ node: Int32, _ attributes: XMLAttributes, isNil: Bool, _ parser: XMLPushParser
  ) {
    // What an earlier element of this name held does not count for the records of this one.
    for column in paths.outerColumns(below: node) { outer[column] = nil }
    for column in steps.paths.scopedColumns(node) { lateness.begin(column) }
    if paths.hasAttributes(node) {
      for position in 0..<attributes.count {
        guard let column = steps.attribute(of: node, named: attributes.name(position)) else { continue }
        metColumns[column] = true
        let (value, place) = (unsafe Array(attributes.value(position)), XMLElements.place(parser))
        outer[column] = (value, place)
        lateness.meet(column, value, place)
      }
    }
    if let column = paths.column(node) {
      metColumns[column] = true
      outer[column] = ([], XMLElements.place(parser))
      text.removeAll(keepingCapacity: true)
      if !isNil { captures.append(Capture(cell: -1, start: 0, depth: open.count, outerColumn: column)) }
    } else if let path = paths.documentPath(node) {
      documentCapture = (path, open.count, [])
    }
  }

  private mutating func endDocumentCapture() {
    guard let capture = documentCapture, capture.depth == open.count else { return }
    documentValues[capture.path] = String(capture.text.span)
    documentCapture = nil
  }
}

extension XMLAttributes {
  private static let instance = "http://www.w3.org/2001/XMLSchema-instance"

  /// `xsi:nil="true"` says that there is no value, whatever else the element holds.
  fileprivate var sayNil: Bool {
    for position in 0..<count {
      let name = name(position)
      guard name.namespaceKey != 0, name.text == "nil", name.namespace == XMLAttributes.instance else { continue }
      let value = unsafe Array(value(position))
      return value.elementsEqual("true".utf8) || value.elementsEqual("1".utf8)
    }
    return false
  }
}
