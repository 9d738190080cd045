/// The public id of a record: 1 to 64 of `A-Z a-z 0-9 . _ : @ / -`.
package enum RecordID {
  package static let longest = 64

  package static func isValid(_ text: Span<UInt8>) -> Bool {
    guard (1...longest).contains(text.count) else { return false }
    for index in text.indices where !isAllowed(text[index]) { return false }
    return true
  }

  package static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return isValid(bytes.span)
  }

  /// `k7p2-000123`: the device's code and its counter, so that two laptops never make the same one.
  package static func made(device: String, counter: Int) -> String {
    "\(device)-\(padded(counter, to: 6))"
  }

  /// The same in bytes, appended.
  ///
  /// - Parameter prefix: the device's code and the hyphen.
  package static func appendMade(prefix: [UInt8], counter: Int, to output: inout [UInt8]) {
    output.append(contentsOf: prefix)
    let start = output.count
    var rest = counter.magnitude
    repeat {
      output.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0 || output.count < start + 6
    output[start...].reverse()
  }

  /// A device code is 2 to 12 of `a-z 0-9`.
  package static func isValidDevice(_ code: String) -> Bool {
    (2...12).contains(code.utf8.count)
      && code.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7a) || DecimalText.isDigit($0) }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "/"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
