import Registry

/// Tells rows apart that a partner gives no key: by what they hold, and by a count where two hold the same.
///
/// Two equal rows are two events, such as two deaths on one day that are recorded without names. Needs 16 to 32 bytes
/// of memory a row.
struct OccurrenceCounter {
  /// Digests of the rows so far, 0 where a place is free, and how often each came.
  private var digests: [UInt64] = Array(repeating: 0, count: 1024)
  private var counts: [UInt32] = Array(repeating: 0, count: 1024)
  private var used = 0

  /// - Parameter text: what the row holds.
  /// - Returns: text that is the same at every import for the n-th row that holds this.
  mutating func occurrence(of text: [UInt8]) -> String {
    let digest = OccurrenceCounter.digest(text)
    let count = next(digest)
    let digits = String(digest, radix: 16)
    return "\(String(repeating: "0", count: 16 - digits.count))\(digits)-\(count)"
  }

  /// FNV-1a. Should two rows share a digest, they share a count too, and are told apart all the same.
  private static func digest(_ text: [UInt8]) -> UInt64 {
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return digest == 0 ? 1 : digest
  }

  private mutating func next(_ digest: UInt64) -> UInt32 {
    if used * 2 > digests.count { grow() }
    let place = find(digest)
    if digests[place] == 0 {
      digests[place] = digest
      used += 1
    }
    counts[place] &+= 1
    return counts[place]
  }

  private func find(_ digest: UInt64) -> Int {
    let mask = digests.count - 1
    var place = Int(truncatingIfNeeded: digest) & mask
    while digests[place] != 0, digests[place] != digest { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let earlier = (digests, counts)
    digests = Array(repeating: 0, count: earlier.0.count * 2)
    counts = Array(repeating: 0, count: earlier.0.count * 2)
    for (position, digest) in earlier.0.enumerated() where digest != 0 {
      let place = find(digest)
      digests[place] = digest
      counts[place] = earlier.1[position]
    }
  }
}
