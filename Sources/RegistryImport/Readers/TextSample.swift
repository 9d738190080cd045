import Registry

/// The beginning of a file as bytes in which delimiters, quotes and line ends can be looked for.
package enum TextSample {
  /// Text in UTF-8 of what is whole in the sample, and without a byte order mark; what comes after a byte that is no
  /// text is left out.
  package static func utf8(_ sample: Span<UInt8>, _ finding: EncodingFinding) -> [UInt8] {
    utf8(sample, SourceEncoding(named: finding.encoding) ?? .utf8, byteOrderMark: finding.byteOrderMark)
  }

  static func utf8(_ sample: Span<UInt8>, _ encoding: SourceEncoding, byteOrderMark: Int) -> [UInt8] {
    let body = sample.extracting(byteOrderMark..<sample.count)
    var text: [UInt8] = []
    switch encoding {
    case .utf8: text.append(body)
    case .singleByte(let decoder): _ = decoder.append(body, to: &text)
    case .transcoded(let name):
      guard let transcoder = Transcoder.make(name, at: 0) else { return [] }
      try? transcoder.feed(body, isLast: false)
      text = transcoder.text
    }
    return text
  }
}
