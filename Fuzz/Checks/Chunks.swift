/// Hands bytes over in pieces, as a file is read.
func inChunks(_ bytes: [UInt8], of step: Int, _ take: (Span<UInt8>) throws -> Void) rethrows {
  var start = 0
  while start < bytes.count {
    let piece = Array(bytes[start..<min(start + step, bytes.count)])
    try take(piece.span)
    start += step
  }
}

/// Text for a message and for comparing: every byte can be told from every other.
func shown(_ bytes: some Sequence<UInt8>) -> String {
  var text = ""
  for byte in bytes {
    if byte >= 0x20, byte < 0x7f, byte != UInt8(ascii: "\\") {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      text += "\\" + String(byte, radix: 16)
    }
  }
  return text
}
