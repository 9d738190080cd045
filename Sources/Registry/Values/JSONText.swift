/// The little JSON that the registry itself keeps: objects of text.
package enum JSONText {
  /// Appends a quoted string.
  package static func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
    output.append(quote)
    var start = 0
    for index in text.indices {
      let byte = text[index]
      guard byte == quote || byte == backslash || byte < 0x20 else { continue }
      output.append(text.extracting(start..<index))
      start = index + 1
      switch byte {
      case quote, backslash:
        output.append(backslash)
        output.append(byte)
      case 0x0a: output.append(contentsOf: "\\n".utf8)
      case 0x0d: output.append(contentsOf: "\\r".utf8)
      case 0x09: output.append(contentsOf: "\\t".utf8)
      default:
        output.append(contentsOf: "\\u00".utf8)
        output.append(hexDigits[Int(byte >> 4)])
        output.append(hexDigits[Int(byte & 15)])
      }
    }
    output.append(text.extracting(start..<text.count))
    output.append(quote)
  }

  package static func quoted(_ text: String) -> String {
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    append(bytes.span, to: &output)
    return String(output.span)
  }

  /// `{"key":"value",…}` in the order given.
  package static func object(_ pairs: [(key: String, value: String)]) -> String {
    "{" + pairs.map { "\(quoted($0.key)):\(quoted($0.value))" }.joined(separator: ",") + "}"
  }

  /// Reads what `object` writes.
  ///
  /// - Returns: nil for anything else.
  package static func pairs(_ text: Span<UInt8>) -> [(key: String, value: [UInt8])]? {
    var pairs: [(key: String, value: [UInt8])] = []
    let isObject = forEachPair(text) { key, value in
      var bytes: [UInt8] = []
      bytes.append(value)
      pairs.append((String(key), bytes))
    }
    return isObject ? pairs : nil
  }

  /// - Returns: false where the text is not what `object` writes.
  package static func forEachPair(_ text: Span<UInt8>, _ body: (Span<UInt8>, Span<UInt8>) -> Void) -> Bool {
    guard text.count >= 2, text[0] == UInt8(ascii: "{") else { return false }
    var index = 1
    if text[index] == UInt8(ascii: "}") { return true }
    var key: [UInt8] = []
    var value: [UInt8] = []
    while index < text.count {
      key.removeAll(keepingCapacity: true)
      value.removeAll(keepingCapacity: true)
      guard string(text, &index, &key), index < text.count, text[index] == UInt8(ascii: ":") else { return false }
      index += 1
      guard string(text, &index, &value), index < text.count else { return false }
      body(key.span, value.span)
      if text[index] == UInt8(ascii: "}") { return true }
      guard text[index] == UInt8(ascii: ",") else { return false }
      index += 1
    }
    return false
  }

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
  private static let hexDigits = Array("0123456789abcdef".utf8)

  private static func string(_ text: Span<UInt8>, _ index: inout Int, _ value: inout [UInt8]) -> Bool {
    guard index < text.count, text[index] == quote else { return false }
    index += 1
    var start = index
    while index < text.count {
      let byte = text[index]
      if byte == quote {
        value.append(text.extracting(start..<index))
        index += 1
        return true
      }
      guard byte == backslash else {
        index += 1
        continue
      }
      value.append(text.extracting(start..<index))
      guard index + 1 < text.count else { return false }
      switch text[index + 1] {
      case UInt8(ascii: "n"): value.append(0x0a)
      case UInt8(ascii: "r"): value.append(0x0d)
      case UInt8(ascii: "t"): value.append(0x09)
      case UInt8(ascii: "u"):
        guard index + 5 < text.count, let high = hex(text[index + 4]), let low = hex(text[index + 5]) else {
          return false
        }
        value.append(high << 4 | low)
        index += 4
      default: value.append(text[index + 1])
      }
      index += 2
      start = index
    }
    return false
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
