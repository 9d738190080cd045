/// A set of small whole numbers: a bit each, so that ten million keys are a megabyte.
struct Bitmap {
  private var words: [UInt64] = []
  private(set) var count = 0

  func contains(_ value: Int) -> Bool {
    let word = value >> 6
    return word < words.count && words[word] & (1 << UInt64(value & 63)) != 0
  }

  /// - Returns: false where it was there already.
  @discardableResult
  mutating func insert(_ value: Int) -> Bool {
    let word = value >> 6
    if word >= words.count { words.append(contentsOf: repeatElement(0, count: word - words.count + 1024)) }
    let bit: UInt64 = 1 << UInt64(value & 63)
    guard words[word] & bit == 0 else { return false }
    words[word] |= bit
    count += 1
    return true
  }

  mutating func remove(_ value: Int) {
    guard contains(value) else { return }
    words[value >> 6] &= ~(1 << UInt64(value & 63))
    count -= 1
  }
}
