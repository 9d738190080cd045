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
  private var names: [Int: PathTree.NameIndex] = [:]
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
    let index = names[element.localKey] ?? paths.nameIndex(element.text, in: element.namespace)
    let node = parent < 0 ? -1 : paths.child(of: parent, named: index)
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
    try write(width == 1 ? XMLRejects.marked(record, found) : markedWide(record, found))
  }

  private func replaceCount(_ from: Int, _ to: Int, by count: Int) throws {
    // The text lies between the end of the one tag and the beginning of the other.
    var begin = from
    while let byte = held.byte(at: begin), byte != UInt8(ascii: ">") { begin += 1 }
    guard width == 1, begin < to else { return }
    try flush(to: begin + 1)
    try write(Array(String(count).utf8))
    held.discard(upTo: lastTag(before: to))
  }

  private func flush(to offset: Int) throws {
    try write(held[held.done..<max(held.done, offset)])
    held.discard(upTo: offset)
  }

  // MARK: Bytes

  /// Bytes of the letter `<`.
  private var width: Int { encoding.hasPrefix("utf-16") || encoding.hasPrefix("ucs-2") ? 2 : 1 }

  /// Where the tag begins that ends at an offset, or in which it lies: no tag holds another `<`.
  private func lastTag(before offset: Int) -> Int {
    var index = min(held.end, offset) - 1
    while index >= held.done, let byte = held.byte(at: index) {
      if byte == UInt8(ascii: "<") {
        // In UTF-16 the letter is two bytes, of which it may be the first or the second.
        guard width == 2 else { return index }
        let other = index % 2 == 1 ? index - 1 : index + 1
        if held.byte(at: other) == 0 { return min(index, other) }
      }
      index -= 1
    }
    return offset
  }

  private static func elements(_ found: [(code: NoticeCode, message: String)]) -> String {
    found.map { code, message in
      "<\(RejectNames.code)>\(code.rawValue)</\(RejectNames.code)>"
        + "<\(RejectNames.message)>\(escaped(message))</\(RejectNames.message)>"
    }.joined()
  }

  /// The same in UTF-16; an empty element stays as it is.
  private func markedWide(_ record: [UInt8], _ found: [(code: NoticeCode, message: String)]) -> [UInt8] {
    guard let mark = record.lastIndex(of: UInt8(ascii: "<")), mark > 1 else { return record }
    let isBigEndian = record[mark - 1] == 0 && record[0] == 0
    let notices = XMLRejects.elements(found).utf8.flatMap { byte -> [UInt8] in isBigEndian ? [0, byte] : [byte, 0] }
    let end = isBigEndian ? mark - 1 : mark
    return Array(record[..<end] + notices + record[end...])
  }

  /// Puts what is wrong at the end of a record, in ASCII, which every encoding that is read so can write.
  private static func marked(_ record: [UInt8], _ found: [(code: NoticeCode, message: String)]) -> [UInt8] {
    let notices = elements(found)
    let record = unmarked(record)
    if record.suffix(2).elementsEqual("/>".utf8) {
      let name = record.dropFirst().prefix { !ValueReader.isSpace($0) && $0 != UInt8(ascii: "/") }
      return Array(record.dropLast(2)) + Array(">\(notices)</".utf8) + Array(name) + Array(">".utf8)
    }
    guard let end = record.lastIndex(of: UInt8(ascii: "<")) else { return record }
    return Array(record[..<end]) + Array(notices.utf8) + Array(record[end...])
  }

  /// Takes out what an earlier import put in.
  private static func unmarked(_ record: [UInt8]) -> [UInt8] {
    let begin = Array("<\(RejectNames.code)>".utf8)
    let end = Array("</\(RejectNames.message)>".utf8)
    guard let first = firstIndex(of: begin, in: record), let last = lastIndex(of: end, in: record), first < last else {
      return record
    }
    return Array(record[..<first] + record[(last + end.count)...])
  }

  private static func firstIndex(of part: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= part.count else { return nil }
    return (0...(bytes.count - part.count)).first { bytes[$0..<($0 + part.count)].elementsEqual(part) }
  }

  private static func lastIndex(of part: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= part.count else { return nil }
    return (0...(bytes.count - part.count)).last { bytes[$0..<($0 + part.count)].elementsEqual(part) }
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
