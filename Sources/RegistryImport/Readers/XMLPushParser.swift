import CLibXML2
import Registry

/// A push parser of libxml2, hardened: no network, no entities from outside, any DOCTYPE refused, limits on depth,
/// text and attributes. What the elements mean is a matter of its subclasses.
///
/// Callbacks only set flags; the parser is stopped between chunks, because stopping it inside a callback is not
/// safe in libxml2 2.9.
@safe package class XMLPushParser {
  package static let mostDepth = 64
  /// Bytes of text in one record.
  package static let mostText = 1 << 20
  package static let mostAttributes = 256
  /// How much input may pass without any event, before something is wrong.
  static let mostSilence = 256 << 10

  /// What ends the reading, noticed inside a callback.
  final var problem: FileProblem?
  final var pendingError: (any Error)?
  private var depth = 0
  private var silence = 0
  private var fed = 0
  /// The last offset that was asked for.
  private var reached = 0
  /// The first bytes, which show whether characters have more than one.
  private var beginning: [UInt8] = []
  private var context: xmlParserCtxtPtr?

  deinit {
    if let context = unsafe context {
      // Entities of a DOCTYPE are kept in a document, though it is refused.
      unsafe xmlFreeDoc(context.pointee.myDoc)
      unsafe xmlFreeParserCtxt(context)
    }
  }

  // MARK: For subclasses

  func start(_ element: XMLName, _ attributes: XMLAttributes) {}
  func end() {}
  func characters(_ text: UnsafeBufferPointer<UInt8>) {}

  final func position(_ code: NoticeCode, _ message: String) -> FileProblem {
    let line = unsafe context.map { Int(unsafe xmlSAX2GetLineNumber($0)) } ?? 0
    let column = unsafe context.map { Int(unsafe xmlSAX2GetColumnNumber($0)) } ?? 0
    return FileProblem(code: code, line: line, column: column, offset: byteOffset, message: message)
  }

  final var byteOffset: Int {
    let consumed = unsafe context.map { Int(unsafe xmlByteConsumed($0)) } ?? 0
    // What cannot be encoded again has no offset: it is then where the last was.
    reached = max(reached, min(consumed, fed))
    return reached
  }

  /// As the first bytes show or the file declares it, in small letters; else it is UTF-8.
  package final var encoding: String {
    if let wide = XMLEncoding.wide(beginning.span) { return wide }
    let declared = unsafe context.flatMap { unsafe $0.pointee.encoding }
    return unsafe declared.map { unsafe String(cString: $0).lowercased() } ?? "utf-8"
  }

  final func currentPosition() -> (line: Int, column: Int) {
    guard let context = unsafe context, let input = unsafe context.pointee.input else { return (0, 0) }
    return unsafe (Int(input.pointee.line), Int(input.pointee.col))
  }

  // MARK: Feeding

  /// - Throws: `FileProblem`, or what a subclass left in `pendingError`.
  final func parse(_ chunk: Span<UInt8>) throws {
    if beginning.count < 4 { beginning.append(chunk.extracting(..<min(4 - beginning.count, chunk.count))) }
    var start = 0
    while start < chunk.count {
      let end = min(start + pieceSize, chunk.count)
      try parse(chunk.extracting(start..<end), isLast: false)
      start = end
    }
  }

  /// To find an offset in a file that it decodes, the parser encodes again all that it has not parsed yet: it must not
  /// have much. The first bytes say whether it decodes.
  private var pieceSize: Int {
    guard fed >= 512, let context = unsafe context, let input = unsafe context.pointee.input?.pointee.buf else {
      return 512
    }
    return unsafe input.pointee.encoder == nil ? 65_536 : 512
  }

  final func parseEnd() throws {
    guard fed > 0 else {
      throw FileProblem(code: .malformedXML, line: 1, column: 1, offset: 0, message: "the file is empty")
    }
    let nothing: [UInt8] = []
    try parse(nothing.span, isLast: true)
  }

  private func parse(_ chunk: Span<UInt8>, isLast: Bool) throws {
    let context = try unsafe parserContext()
    silence += chunk.count
    fed += chunk.count
    _ = unsafe chunk.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { bytes in
        unsafe xmlParseChunk(context, bytes.baseAddress, Int32(bytes.count), isLast ? 1 : 0)
      }
    }
    if let pendingError { throw pendingError }
    if let problem { throw problem }
    // The result is also an error where only a namespace is not declared.
    let isWellFormed = unsafe context.pointee.wellFormed != 0 && context.pointee.disableSAX == 0
    if !isWellFormed {
      throw position(.malformedXML, "this is not well-formed XML")
    }
    if silence > XMLPushParser.mostSilence {
      throw position(.fileLimit, "there is nothing to be read in \(XMLPushParser.mostSilence / 1024) KiB")
    }
  }

  private func parserContext() throws -> xmlParserCtxtPtr {
    if let context = unsafe context { return unsafe context }
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = XML_SAX2_MAGIC
    unsafe handler.startElementNs = { data, name, _, uri, _, _, attributeCount, _, attributes in
      unsafe XMLPushParser.parser(data)?.start(name, uri, attributes, Int(attributeCount))
    }
    unsafe handler.endElementNs = { data, _, _, _ in unsafe XMLPushParser.parser(data)?.endElement() }
    unsafe handler.characters = { data, text, length in
      unsafe XMLPushParser.parser(data)?.text(text, Int(length))
    }
    unsafe handler.cdataBlock = { data, text, length in
      unsafe XMLPushParser.parser(data)?.text(text, Int(length))
    }
    unsafe handler.comment = { data, _ in unsafe XMLPushParser.parser(data)?.silence = 0 }
    unsafe handler.internalSubset = { data, _, _, _ in unsafe XMLPushParser.parser(data)?.refuseDoctype() }
    unsafe handler.reference = { data, _ in unsafe XMLPushParser.parser(data)?.refuseEntity() }
    unsafe handler.serror = { data, error in unsafe XMLPushParser.parser(data)?.report(error) }
    let made = unsafe xmlCreatePushParserCtxt(
      &handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
    guard let made = unsafe made else {
      throw FileProblem(code: .malformedXML, line: 0, column: 0, offset: 0, message: "no memory for the parser")
    }
    // What has no parser to report to is not printed over the messages of this program.
    unsafe xmlSetStructuredErrorFunc(nil) { _, _ in }
    unsafe xmlCtxtUseOptions(made, Int32(XML_PARSE_NONET.rawValue))
    unsafe context = made
    return unsafe made
  }

  private static func parser(_ data: UnsafeMutableRawPointer?) -> XMLPushParser? {
    guard let data = unsafe data else { return nil }
    return unsafe Unmanaged<XMLPushParser>.fromOpaque(data).takeUnretainedValue()
  }
}

// MARK: Callbacks

extension XMLPushParser {
  private func start(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) {
    silence = 0
    guard problem == nil, pendingError == nil else { return }
    if depth == 0, XMLEncoding.isGarbled(encoding) {
      problem = position(.encoding, "the file is in \(quoted(encoding)), which cannot be read reliably")
      return
    }
    guard depth < XMLPushParser.mostDepth else {
      problem = position(.fileLimit, "elements are nested more than \(XMLPushParser.mostDepth) deep")
      return
    }
    guard count <= XMLPushParser.mostAttributes else {
      problem = position(.fileLimit, "an element has more than \(XMLPushParser.mostAttributes) attributes")
      return
    }
    depth += 1
    unsafe start(XMLName(name, namespace), XMLAttributes(attributes, count))
  }

  private func endElement() {
    silence = 0
    guard problem == nil, pendingError == nil else { return }
    end()
    depth -= 1
  }

  private func text(_ text: UnsafePointer<xmlChar>?, _ length: Int) {
    silence = 0
    guard problem == nil, pendingError == nil, let text = unsafe text else { return }
    unsafe characters(UnsafeBufferPointer(start: text, count: length))
  }

  private func refuseDoctype() {
    problem = problem ?? position(.doctype, "the file has a DOCTYPE")
  }

  private func refuseEntity() {
    problem = problem ?? position(.doctype, "the file refers to an entity that only a DOCTYPE can define")
  }

  /// Keeps the first error; warnings of the parser are not about the data.
  private func report(_ error: UnsafeMutablePointer<xmlError>?) {
    guard problem == nil, let error = unsafe error else { return }
    let level = unsafe error.pointee.level.rawValue
    let number = unsafe UInt32(bitPattern: error.pointee.code)
    guard level >= XML_ERR_ERROR.rawValue, !XMLMessages.isHarmless(number) else { return }
    // What the parser calls bytes that are no text depends on how many it has beyond them: a wrong character, as it does
    // control characters, an attribute that does not end, or an error of its own.
    let meant = isAtNoUTF8() ? XML_ERR_INVALID_ENCODING.rawValue : number
    problem = FileProblem(
      code: XMLMessages.code(meant), line: unsafe Int(error.pointee.line), column: unsafe Int(error.pointee.int2),
      offset: byteOffset, message: XMLMessages.text(meant))
  }

  private func isAtNoUTF8() -> Bool {
    guard let context = unsafe context, let input = unsafe context.pointee.input,
      let start = unsafe input.pointee.cur, let end = unsafe input.pointee.end
    else { return false }
    let rest = unsafe Array(UnsafeBufferPointer(start: start, count: min(end - start, 4)))
    guard let first = rest.first, first >= 0x80 else { return false }
    if case .valid = UTF8Sequence.length(rest.span, at: 0) { return false }
    return true
  }
}
