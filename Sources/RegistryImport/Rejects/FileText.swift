import Registry

/// Text as the encoding of a file writes it. What the encoding cannot write becomes a question mark.
final class FileText {
  private let encoding: SourceEncoding
  private let converter: SystemConverter?
  private var letters: [Unicode.Scalar: UInt8]?

  init(_ encoding: SourceEncoding) {
    self.encoding = encoding
    guard case .transcoded(let name) = encoding else {
      converter = nil
      return
    }
    // The system would put a byte order mark in front of text whose end it may choose.
    let isOpen = name == "utf-16" || name == "utf-32"
    converter = SystemConverter(from: "utf-8", to: isOpen ? name + "le" : name)
  }

  func bytes(_ text: String) -> [UInt8] {
    switch encoding {
    case .utf8: return Array(text.utf8)
    case .singleByte(let decoder):
      let letters = known(decoder)
      return text.unicodeScalars.map { letters[$0] ?? UInt8(ascii: "?") }
    case .transcoded: return converted(text)
    }
  }

  private func converted(_ text: String) -> [UInt8] {
    guard let converter else { return text.unicodeScalars.map { UInt8(ascii: $0.isASCII ? $0 : "?") } }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if case .text(let text) = converter.convert(Array(String(scalar).utf8)) {
        bytes += text
      } else if case .text(let mark) = converter.convert([UInt8(ascii: "?")]) {
        bytes += mark
      }
    }
    return bytes + converter.rest()
  }

  private func known(_ decoder: TextDecoder) -> [Unicode.Scalar: UInt8] {
    if let letters { return letters }
    var made: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8.min...UInt8.max {
      var text: [UInt8] = []
      let bytes = [byte]
      guard decoder.append(bytes.span, to: &text) == nil else { continue }
      let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
      if scalars.count == 1 { made[scalars[0]] = byte }
    }
    letters = made
    return made
  }
}
