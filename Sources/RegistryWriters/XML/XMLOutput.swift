import CLibXML2
import Registry

/// XML written through libxml2, taken over in pieces while it grows.
///
/// Elements begin on a line of their own; those that hold text are not broken.
@safe package final class XMLOutput {
  /// libxml2 had no memory, or could not write what it was given.
  package struct Failure: Error {}

  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr
  private var hasFailed = false
  private var terminated: [UInt8] = []

  package init() throws(Failure) {
    guard let buffer = unsafe xmlBufferCreate() else { throw Failure() }
    guard let writer = unsafe xmlNewTextWriterMemory(buffer, 0) else {
      unsafe xmlBufferFree(buffer)
      throw Failure()
    }
    unsafe self.buffer = buffer
    unsafe self.writer = writer
    check(unsafe xmlTextWriterSetIndent(writer, 1))
    check(unsafe xmlTextWriterStartDocument(writer, nil, "UTF-8", nil))
  }

  deinit {
    unsafe xmlFreeTextWriter(writer)
    unsafe xmlBufferFree(buffer)
  }

  private func check(_ code: Int32) {
    if code < 0 { hasFailed = true }
  }

  // MARK: Writing

  package func start(_ name: String, _ attributes: [(name: String, value: String)] = []) {
    check(unsafe xmlTextWriterStartElement(writer, name))
    for (name, value) in attributes { check(unsafe xmlTextWriterWriteAttribute(writer, name, value)) }
  }

  package func end() { check(unsafe xmlTextWriterEndElement(writer)) }

  /// - Parameter text: UTF-8 without U+0000 and what else XML cannot hold.
  package func text(_ text: Span<UInt8>) {
    terminated.removeAll(keepingCapacity: true)
    terminated.append(text)
    terminated.append(0)
    check(unsafe terminated.withUnsafeBufferPointer { unsafe xmlTextWriterWriteString(writer, $0.baseAddress) })
  }

  package func text(_ text: String) {
    let bytes = Array(text.utf8)
    self.text(bytes.span)
  }

  /// An element that holds text.
  package func element(_ name: String, _ attributes: [(name: String, value: String)] = [], text: Span<UInt8>) {
    start(name, attributes)
    self.text(text)
    end()
  }

  package func element(_ name: String, _ attributes: [(name: String, value: String)] = [], text: String) {
    let bytes = Array(text.utf8)
    element(name, attributes, text: bytes.span)
  }

  /// An element within `body`.
  package func within(_ name: String, _ attributes: [(name: String, value: String)] = [], _ body: () -> Void) {
    start(name, attributes)
    body()
    end()
  }

  package func endDocument() { check(unsafe xmlTextWriterEndDocument(writer)) }

  // MARK: Taking over

  /// What was written since the last call.
  package func take() throws(Failure) -> [UInt8] {
    check(unsafe xmlTextWriterFlush(writer))
    guard !hasFailed else { throw Failure() }
    let count = Int(unsafe xmlBufferLength(buffer))
    guard let content = unsafe xmlBufferContent(buffer) else { return [] }
    let bytes = unsafe Array(UnsafeBufferPointer(start: content, count: count))
    unsafe xmlBufferEmpty(buffer)
    return bytes
  }
}
