/// Finds UTF-8 that was read as a single-byte encoding and written as UTF-8 again: written back as that encoding, it
/// is UTF-8 once more.
struct MisreadText: Sendable {
  let encoding: String
  /// Character -> byte, of those beyond ASCII: by number where it is small, for speed; 0 is none.
  private let small: [UInt8]
  private let others: [UInt32: UInt8]
  /// So many characters must be regained: one alone may be chance.
  private let fewest: Int

  static let readings = [
    MisreadText("windows-1252", fewest: 1), MisreadText("windows-1251", fewest: 2),
  ].compactMap(\.self)

  private init?(_ encoding: String, fewest: Int) {
    guard let table = LetterTable(encoding) else { return nil }
    self.encoding = encoding
    self.fewest = fewest
    var small = [UInt8](repeating: 0, count: 0x500)
    var others: [UInt32: UInt8] = [:]
    for byte in 0x80..<256 {
      let scalar = table.entries[byte].scalar
      // What the encoding leaves out, programs take for a control character.
      let character = scalar == 0 ? byte : Int(scalar)
      if character < small.count { small[character] = UInt8(byte) } else { others[scalar] = UInt8(byte) }
    }
    // The same text read as ISO-8859-1 has control characters where windows-1252 has letters and signs.
    if encoding == "windows-1252" {
      for byte in 0x80..<0xa0 where small[byte] == 0 { small[byte] = UInt8(byte) }
    }
    self.small = small
    self.others = others
  }

  private func byte(_ scalar: UInt32) -> UInt8? {
    let character = Int(scalar)
    guard character < small.count else { return others[scalar] }
    return small[character] == 0 ? nil : small[character]
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
      guard let byte = byte(UTF8Sequence.scalar(text, index, length)) else { return false }
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
      let scalar = UTF8Sequence.scalar(run.span, index, length)
      guard !(0x180..<0x370).contains(scalar) else { return false }
      regained += 1
      index += length
    }
    return true
  }
}
