import CLibXML2
import Registry

/// An XML file of a partner without the records that were good: all that stands around records stays as it was, byte
/// for byte, and each rejected record gets elements that say what is wrong with it.
package final class XMLRejects: XMLPushParser, RejectWriter {
  package private(set) var rows = 0

  private let findings: RejectedFindings
  private let paths: PathTree
  /// What the element that says how many records there are shall say instead; nil: it stays.
  private let count: Int?
  private let write: ([UInt8]) throws -> Void
  private var open: [Int32] = []
  private var recordDepth = 0
  private var start = 0
  private var countStart: Int?
  private var held = HeldBytes()

  /// - Parameter write: takes the bytes of the new file.
  package init(
    path: String, _ layout: XMLLayout, _ places: RejectedPlaces, count: Int?, write: @escaping ([UInt8]) throws -> Void
  ) throws {
    findings = try places.findings(in: path)
    self.count = count
    self.write = write
    paths = PathTree(
      record: layout.record, groups: [""], columns: [], documentPaths: layout.expectCount.map { [$0] } ?? [],
      namespaces: layout.namespaces)
  }

  package func feed(_ chunk: Span<UInt8>) throws {
    held.append(chunk)
    try parse(chunk)
  }

  package func finish() throws {
    try parseEnd()
    try flush(to: held.end)
  }

  // MARK: Elements

  override func start(_ element: XMLName, _ attributes: XMLAttributes) {
    let parent = open.last ?? PathTree.root
    let node = parent < 0 ? -1 : paths.child(of: parent, named: paths.nameIndex(element.text, in: element.namespace))
    open.append(node)
    guard node >= 0 else { return }
    if recordDepth == 0, paths.isRecord(node) {
      recordDepth = open.count
      start = lastTag(before: byteOffset)
    } else if paths.documentPath(node) != nil {
      countStart = byteOffset
    }
  }

  override func end() {
    guard let node = open.popLast() else { return }
    do {
      if recordDepth == open.count + 1 {
        recordDepth = 0
        try endRecord(at: byteOffset)
      } else if node >= 0, paths.documentPath(node) != nil, let countStart, let count {
        try replaceCount(countStart, byteOffset, by: count)
        self.countStart = nil
      }
    } catch {
      pendingError = error
    }
  }

  private func endRecord(at end: Int) throws {
    let found = try findings.take(start..<end)
    try flush(to: start)
    let record = held[start..<max(start, end)]
    held.discard(upTo: end)
    guard !found.isEmpty else { return }
    rows += 1
    try write(signs.marked(record, XMLRejects.elements(found)))
  }

  private func replaceCount(_ from: Int, _ to: Int, by count: Int) throws {
    // The text lies between the end of the one tag and the beginning of the other.
    guard let close = signs.firstIndex(of: ">", in: held[from..<max(from, to)]) else { return }
    try flush(to: from + close + signs.width)
    try write(signs.bytes(String(count)))
    held.discard(upTo: lastTag(before: to))
  }

  private func flush(to offset: Int) throws {
    try write(held[held.done..<max(held.done, offset)])
    held.discard(upTo: offset)
  }

  // MARK: Bytes

  /// Made when the encoding is known.
  private lazy var signs = XMLSigns(encoding)

  /// Where the tag begins that ends at an offset, or in which it lies: no tag holds another `<`.
  private func lastTag(before offset: Int) -> Int {
    var index = min(held.end, offset) / signs.width * signs.width - signs.width
    while index >= held.done {
      if signs.open.indices.allSatisfy({ held.byte(at: index + $0) == signs.open[$0] }) { return index }
      index -= signs.width
    }
    return offset
  }

  private static func elements(_ found: [(code: NoticeCode, message: String)]) -> String {
    found.map { code, message in
      "<\(RejectNames.code)>\(code.rawValue)</\(RejectNames.code)>"
        + "<\(RejectNames.message)>\(escaped(message))</\(RejectNames.message)>"
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result += scalar.isASCII ? String(scalar) : "&#\(scalar.value);"
      }
    }
    return result
  }
}
