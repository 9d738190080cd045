/// The signs of XML as a file's encoding writes them, and what is put into its records.
struct XMLSigns {
  /// Bytes of a sign.
  let width: Int
  /// `<`
  let open: [UInt8]

  private let text: FileText

  init(_ encoding: String) {
    // What the system does not know has ASCII for signs: else the parser could not have read it.
    text = FileText(SourceEncoding(named: encoding) ?? .utf8)
    open = text.bytes("<")
    width = max(1, open.count)
  }

  func bytes(_ text: String) -> [UInt8] { self.text.bytes(text) }

  /// - Returns: the position of a text's first byte.
  func firstIndex(of text: String, in bytes: [UInt8]) -> Int? {
    let part = self.bytes(text)
    return places(in: bytes).first { bytes[$0...].starts(with: part) }
  }

  private func lastIndex(of text: String, in bytes: [UInt8]) -> Int? {
    let part = self.bytes(text)
    return places(in: bytes).reversed().first { bytes[$0...].starts(with: part) }
  }

  private func places(in bytes: [UInt8]) -> StrideTo<Int> { stride(from: 0, to: bytes.count, by: width) }

  /// Puts elements at the end of a record, instead of those that an earlier import put there.
  func marked(_ record: [UInt8], _ elements: String) -> [UInt8] {
    let record = unmarked(record)
    let end = bytes("/>")
    if record.suffix(end.count).elementsEqual(end) {
      return Array(record.dropLast(end.count)) + bytes(">\(elements)</") + name(record) + bytes(">")
    }
    guard let close = lastIndex(of: "<", in: record) else { return record }
    return Array(record[..<close]) + bytes(elements) + Array(record[close...])
  }

  private func name(_ record: [UInt8]) -> [UInt8] {
    let ends = [" ", "\t", "\n", "\r", "/"].map { bytes($0) }
    let end = places(in: record).dropFirst().first { place in ends.contains { record[place...].starts(with: $0) } }
    return Array(record[width..<(end ?? record.count)])
  }

  private func unmarked(_ record: [UInt8]) -> [UInt8] {
    let end = "</\(RejectNames.message)>"
    guard let first = firstIndex(of: "<\(RejectNames.code)>", in: record), let last = lastIndex(of: end, in: record),
      first < last
    else { return record }
    return Array(record[..<first] + record[(last + bytes(end).count)...])
  }
}
