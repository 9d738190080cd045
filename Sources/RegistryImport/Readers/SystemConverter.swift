#if canImport(Glibc)
  import Glibc
#endif

/// The system's conversion of an encoding to another: mostly to UTF-8.
@safe final class SystemConverter {
  enum Result: Equatable {
    case text([UInt8])
    case incomplete, invalid
  }

  private let converter: iconv_t

  /// - Returns: nil where the system does not know one of the encodings.
  init?(from encoding: String, to target: String = "utf-8") {
    guard SystemConverter.isName(encoding), SystemConverter.isName(target),
      let converter = unsafe iconv_open(
        SystemConverter.names[target] ?? target, SystemConverter.names[encoding] ?? encoding),
      Int(bitPattern: converter) != -1
    else { return nil }
    unsafe self.converter = converter
  }

  /// A slash would add options to the name.
  private static func isName(_ encoding: String) -> Bool {
    !encoding.isEmpty && encoding.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "/") }
  }

  /// Encodings that the system knows under other names than the registered one.
  private static let names = ["kz-1048": "RK1048"]

  deinit { _ = unsafe iconv_close(converter) }

  /// The same text, if these bytes are whole characters.
  func convert(_ bytes: [UInt8]) -> Result {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 64)
    var inputLeft = input.count
    var outputLeft = output.count
    let result = unsafe input.withUnsafeMutableBufferPointer { inputBuffer in
      unsafe output.withUnsafeMutableBufferPointer { outputBuffer in
        var inputPointer = inputBuffer.baseAddress
        var outputPointer = outputBuffer.baseAddress
        return unsafe iconv(converter, &inputPointer, &inputLeft, &outputPointer, &outputLeft)
      }
    }
    let isIncomplete = result == Int(bitPattern: UInt.max) && errno == EINVAL
    if result == Int(bitPattern: UInt.max) { return isIncomplete ? .incomplete : .invalid }
    return .text(output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) })
  }

  /// Forgets a half-read character.
  func reset() { _ = unsafe iconv(converter, nil, nil, nil, nil) }

  /// What was held back in case that another character would join it.
  func rest() -> [UInt8] {
    var output = [CChar](repeating: 0, count: 64)
    var outputLeft = output.count
    _ = unsafe output.withUnsafeMutableBufferPointer { outputBuffer in
      var outputPointer = outputBuffer.baseAddress
      return unsafe iconv(converter, nil, nil, &outputPointer, &outputLeft)
    }
    return output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
  }
}
