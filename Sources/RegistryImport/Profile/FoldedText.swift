/// Compared without case and with runs of blanks as one.
package func folded(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return foldedASCII(text) }
  var result = ""
  result.reserveCapacity(text.utf8.count)
  var isPending = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      isPending = !result.isEmpty
      continue
    }
    if isPending {
      result.append(" ")
      isPending = false
    }
    if scalar.isASCII {
      let value = scalar.value
      result.unicodeScalars.append(
        value >= 0x41 && value <= 0x5a ? Unicode.Scalar(UInt8(value + 0x20)) : scalar)
    } else {
      result += scalar.properties.lowercaseMapping
    }
  }
  return result
}

private func foldedASCII(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var isPending = false
  for byte in text.utf8 {
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) {
      isPending = !bytes.isEmpty
      continue
    }
    if isPending {
      bytes.append(0x20)
      isPending = false
    }
    bytes.append(byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)
  }
  return String(decoding: bytes, as: UTF8.self)
}
