import Registry

/// The beginning of a file as bytes in which delimiters, quotes and line ends can be looked for.
package enum TextSample {
  /// Text in UTF-8 of what is whole in the sample, and without a byte order mark; what comes after a byte that is no
  /// text is left out.
  package static func utf8(_ sample: Span<UInt8>, _ finding: EncodingFinding) -> [UInt8] {
    let body = sample.extracting(finding.byteOrderMark..<sample.count)
    var text: [UInt8] = []
    if finding.encoding == "utf-8" {
      text.append(body)
    } else if let decoder = TextDecoder(encoding: finding.encoding) {
      _ = decoder.append(body, to: &text)
    } else if let transcoder = Transcoder.make(finding.encoding, at: 0) {
      try? transcoder.feed(body, isLast: false)
      text = transcoder.text
    }
    return text
  }
}
