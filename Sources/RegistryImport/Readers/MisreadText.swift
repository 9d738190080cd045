/// Finds UTF-8 that was read as a single-byte encoding and written as UTF-8 again: written back as that encoding, it
/// is UTF-8 once more.
struct MisreadText: Sendable {
  let encoding: String
  /// Character -> byte, of those beyond ASCII.
  private let bytes: [UInt32: UInt8]
  /// So many characters must be regained: one alone may be chance.
  private let fewest: Int

  static let readings = [
    MisreadText("windows-1252", fewest: 1), MisreadText("windows-1251", fewest: 2),
  ].compactMap(\.self)

  private init?(_ encoding: String, fewest: Int) {
    guard let table = LetterTable(encoding) else { return nil }
    self.encoding = encoding
    self.fewest = fewest
    var bytes: [UInt32: UInt8] = [:]
    for byte in 0x80..<256 {
      let entry = table.entries[byte]
      // What the encoding leaves out, programs take for a control character.
      bytes[entry.scalar == 0 ? UInt32(byte) : entry.scalar] = UInt8(byte)
    }
    self.bytes = bytes
  }

  /// Whether all runs of characters beyond ASCII are such text.
  func fits(_ text: Span<UInt8>) -> Bool {
    var run: [UInt8] = []
    var regained = 0
    var index = 0
    while index < text.count {
      guard text[index] >= 0x80 else {
        guard isWhole(run, &regained) else { return false }
        run.removeAll(keepingCapacity: true)
        index += 1
        continue
      }
      guard case .valid(let length) = UTF8Sequence.length(text, at: index) else { return false }
      guard let byte = bytes[MisreadText.scalar(text, index, length)] else { return false }
      run.append(byte)
      // Ordinary letters fail at the second.
      if run.count == 2, !(0xc2...0xf4).contains(run[0]) || run[1] & 0xc0 != 0x80 { return false }
      index += length
    }
    return isWhole(run, &regained) && regained >= fewest
  }

  private func isWhole(_ run: [UInt8], _ regained: inout Int) -> Bool {
    var index = 0
    while index < run.count {
      guard case .valid(let length) = UTF8Sequence.length(run.span, at: index) else { return false }
      // Signs of phonetics and marks without their letter are not what names are made of.
      let scalar = MisreadText.scalar(run.span, index, length)
      guard !(0x180..<0x370).contains(scalar) else { return false }
      regained += 1
      index += length
    }
    return true
  }

  private static func scalar(_ text: Span<UInt8>, _ start: Int, _ length: Int) -> UInt32 {
    var value = UInt32(text[start]) & (0xff >> UInt32(length + 1))
    for step in 1..<length { value = value << 6 | UInt32(text[start + step]) & 0x3f }
    return value
  }
}
