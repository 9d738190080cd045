import CLibXML2
import Registry

/// Streamed XML: one row a record element, its cells the paths that a profile names.
///
/// A push parser of libxml2, hardened: no network, no entities from outside, any DOCTYPE refused, limits on
/// depth, text and attributes. Callbacks only set flags; the parser is stopped between chunks, because
/// stopping it inside a callback is not safe in libxml2 2.9.
@safe package final class XMLReader {
  package static let mostDepth = 64
  package static let mostText = 1 << 20
  package static let mostAttributes = 256
  /// How much input may pass without any event, before something is wrong.
  static let mostSilence = 256 << 10

  package let row = SourceRow()
  /// How many record elements were seen.
  package fileprivate(set) var records = 0
  /// Values of the paths outside of records, by path.
  package fileprivate(set) var documentValues: [String: String] = [:]
  /// Columns that were met at least once, by position.
  package fileprivate(set) var metColumns: [Bool]
  /// The columns that stood several times in the current record.
  package fileprivate(set) var repeatedColumns: [Int] = []

  fileprivate let paths: PathTree
  fileprivate var names: [Int: Int32] = [:]
  fileprivate var open: [Int32] = []
  fileprivate var captures: [(column: Int, start: Int, depth: Int)] = []
  fileprivate var documentCapture: (path: String, depth: Int, text: [UInt8])?
  fileprivate var recordDepth = 0
  fileprivate var problem: FileProblem?
  fileprivate var pendingError: (any Error)?
  fileprivate var silence = 0
  private var fed = 0
  private var handler: ((SourceRow) throws -> Void)?
  private var context: xmlParserCtxtPtr?

  /// - Parameter columns: paths from the record element, such as `Scores/Hygiene` or `@id`.
  package init(record: String, columns: [String], documentPaths: [String]) {
    paths = PathTree(record: record, columns: columns, documentPaths: documentPaths)
    metColumns = Array(repeating: false, count: columns.count)
  }

  deinit {
    if let context = unsafe context {
      unsafe xmlFreeParserCtxt(context)
    }
  }

  /// - Throws: `FileProblem`, or what `handle` throws.
  package func feed(_ chunk: Span<UInt8>, _ handle: (SourceRow) throws -> Void) throws {
    try withoutActuallyEscaping(handle) { escaping in
      handler = escaping
      defer { handler = nil }
      var start = 0
      while start < chunk.count {
        let end = min(start + 65_536, chunk.count)
        try parse(chunk.extracting(start..<end), isLast: false)
        start = end
      }
    }
  }

  package func finish(_ handle: (SourceRow) throws -> Void) throws {
    try withoutActuallyEscaping(handle) { escaping in
      handler = escaping
      defer { handler = nil }
      let nothing: [UInt8] = []
      try parse(nothing.span, isLast: true)
    }
  }

  private func parse(_ chunk: Span<UInt8>, isLast: Bool) throws {
    let context = try unsafe parserContext()
    silence += chunk.count
    fed += chunk.count
    let code = unsafe chunk.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { bytes in
        unsafe xmlParseChunk(context, bytes.baseAddress, Int32(bytes.count), isLast ? 1 : 0)
      }
    }
    if let pendingError { throw pendingError }
    if let problem { throw problem }
    let isWellFormed = unsafe context.pointee.wellFormed != 0
    if code != 0 || !isWellFormed {
      throw position(.malformedXML, "this is not well-formed XML")
    }
    if silence > XMLReader.mostSilence {
      throw position(.fileLimit, "there is nothing to be read in \(XMLReader.mostSilence / 1024) KiB")
    }
  }

  private func parserContext() throws -> xmlParserCtxtPtr {
    if let context = unsafe context { return unsafe context }
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = XML_SAX2_MAGIC
    unsafe handler.startElementNs = { data, name, _, _, _, _, attributeCount, _, attributes in
      unsafe XMLReader.reader(data)?.start(name, attributes, Int(attributeCount))
    }
    unsafe handler.endElementNs = { data, _, _, _ in unsafe XMLReader.reader(data)?.end() }
    unsafe handler.characters = { data, text, length in
      unsafe XMLReader.reader(data)?.characters(text, Int(length))
    }
    unsafe handler.cdataBlock = { data, text, length in
      unsafe XMLReader.reader(data)?.characters(text, Int(length))
    }
    unsafe handler.comment = { data, _ in unsafe XMLReader.reader(data)?.silence = 0 }
    unsafe handler.internalSubset = { data, _, _, _ in unsafe XMLReader.reader(data)?.refuseDoctype() }
    unsafe handler.reference = { data, _ in unsafe XMLReader.reader(data)?.refuseEntity() }
    unsafe handler.serror = { data, error in unsafe XMLReader.reader(data)?.report(error) }
    let made = unsafe xmlCreatePushParserCtxt(
      &handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
    guard let made = unsafe made else {
      throw FileProblem(code: .malformedXML, line: 0, column: 0, offset: 0, message: "no memory for the parser")
    }
    unsafe xmlCtxtUseOptions(made, Int32(XML_PARSE_NONET.rawValue))
    unsafe context = made
    return unsafe made
  }

  private static func reader(_ data: UnsafeMutableRawPointer?) -> XMLReader? {
    guard let data = unsafe data else { return nil }
    return unsafe Unmanaged<XMLReader>.fromOpaque(data).takeUnretainedValue()
  }

  fileprivate func position(_ code: NoticeCode, _ message: String) -> FileProblem {
    let line = unsafe context.map { Int(unsafe xmlSAX2GetLineNumber($0)) } ?? 0
    let column = unsafe context.map { Int(unsafe xmlSAX2GetColumnNumber($0)) } ?? 0
    return FileProblem(code: code, line: line, column: column, offset: byteOffset, message: message)
  }

  fileprivate var byteOffset: Int {
    let consumed = unsafe context.map { Int(unsafe xmlByteConsumed($0)) } ?? 0
    return max(0, min(consumed, fed))
  }

  fileprivate func currentPosition() -> (line: Int, column: Int) {
    guard let context = unsafe context, let input = unsafe context.pointee.input else { return (0, 0) }
    return unsafe (Int(input.pointee.line), Int(input.pointee.col))
  }

  fileprivate func deliver() {
    guard pendingError == nil, problem == nil, let handler else { return }
    do {
      try handler(row)
    } catch {
      pendingError = error
    }
  }
}

// MARK: Callbacks

extension XMLReader {
  fileprivate func nameIndex(_ name: UnsafePointer<xmlChar>?) -> Int32 {
    guard let name = unsafe name else { return -1 }
    // Names are interned by the parser, so a pointer stands for a name.
    let key = Int(bitPattern: name)
    if let known = names[key] { return known }
    let index = paths.nameIndex(unsafe String(cString: name))
    names[key] = index
    return index
  }

  fileprivate func start(
    _ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) {
    silence = 0
    guard problem == nil, pendingError == nil else { return }
    guard open.count < XMLReader.mostDepth else {
      problem = position(.fileLimit, "elements are nested more than \(XMLReader.mostDepth) deep")
      return
    }
    guard count <= XMLReader.mostAttributes else {
      problem = position(.fileLimit, "an element has more than \(XMLReader.mostAttributes) attributes")
      return
    }
    let parent = open.last ?? PathTree.root
    let node = parent < 0 ? -1 : paths.child(of: parent, named: unsafe nameIndex(name))
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
      for position in 0..<count {
        guard let attributes = unsafe attributes else { break }
        let attribute = paths.attribute(of: node, named: unsafe nameIndex(attributes[position * 5]))
        guard let column = attribute, let value = unsafe attributes[position * 5 + 3],
          let end = unsafe attributes[position * 5 + 4]
        else { continue }
        beginCapture(column)
        unsafe append(value, end - value)
        endCapture()
      }
    } else if let path = paths.documentPath(node) {
      documentCapture = (path, open.count, [])
    }
  }

  fileprivate func end() {
    silence = 0
    guard problem == nil, pendingError == nil, let node = open.last else { return }
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

  fileprivate func characters(_ text: UnsafePointer<xmlChar>?, _ length: Int) {
    silence = 0
    guard problem == nil, pendingError == nil, let text = unsafe text else { return }
    if !captures.isEmpty {
      unsafe append(text, length)
    } else if documentCapture != nil {
      unsafe documentCapture?.text.append(contentsOf: UnsafeBufferPointer(start: text, count: length))
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

  private func append(_ text: UnsafePointer<xmlChar>, _ length: Int) {
    guard row.arena.count + length <= XMLReader.mostText else {
      problem = position(.fileLimit, "a record has more than \(XMLReader.mostText) bytes of text")
      return
    }
    unsafe row.arena.append(contentsOf: UnsafeBufferPointer(start: text, count: length))
  }

  fileprivate func refuseDoctype() {
    problem = problem ?? position(.doctype, "the file has a DOCTYPE")
  }

  fileprivate func refuseEntity() {
    problem = problem ?? position(.doctype, "the file refers to an entity that only a DOCTYPE can define")
  }

  /// Keeps the first error; warnings of the parser are not about the data.
  fileprivate func report(_ error: UnsafeMutablePointer<xmlError>?) {
    guard problem == nil, let error = unsafe error else { return }
    let level = unsafe error.pointee.level.rawValue
    guard level >= XML_ERR_ERROR.rawValue else { return }
    let text = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "not well-formed"
    let isEncoding = XMLReader.encodingErrors.contains(unsafe UInt32(bitPattern: error.pointee.code))
    problem = FileProblem(
      code: isEncoding ? .encoding : .malformedXML, line: unsafe Int(error.pointee.line),
      column: unsafe Int(error.pointee.int2), offset: byteOffset, message: XMLReader.firstLine(text))
  }

  private static let encodingErrors: Set<UInt32> = [
    XML_ERR_INVALID_ENCODING.rawValue, XML_ERR_UNSUPPORTED_ENCODING.rawValue,
  ]

  private static func firstLine(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? text
    return "the XML parser says: \(line)"
  }
}
