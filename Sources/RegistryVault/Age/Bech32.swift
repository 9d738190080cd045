/// The text form of keys: BIP 173, without its limit of 90 letters, as age uses it.
enum Bech32 {
  private static let letters = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

  static func text(_ prefix: String, _ bytes: [UInt8]) -> String {
    let data = regroup(bytes, from: 8, to: 5, isPadded: true) ?? []
    let checked = expanded(prefix) + data
    let sum = polymod(checked + [0, 0, 0, 0, 0, 0]) ^ 1
    let checksum = (0..<6).map { UInt8(truncatingIfNeeded: (sum >> (5 * (5 - UInt32($0)))) & 31) }
    return prefix + "1" + String(decoding: (data + checksum).map { letters[Int($0)] }, as: UTF8.self)
  }

  /// - Returns: nil where the text has another prefix, another letter or a wrong checksum.
  static func bytes(_ text: String, prefix: String) -> [UInt8]? {
    // Either all letters are small or all are capital.
    let small = text.lowercased()
    guard text == small || text == text.uppercased(), small.hasPrefix(prefix + "1") else { return nil }
    var data: [UInt8] = []
    for letter in small.utf8.dropFirst(prefix.utf8.count + 1) {
      guard let value = letters.firstIndex(of: letter) else { return nil }
      data.append(UInt8(truncatingIfNeeded: value))
    }
    guard data.count >= 6, polymod(expanded(prefix) + data) == 1 else { return nil }
    return regroup(Array(data.dropLast(6)), from: 5, to: 8, isPadded: false)
  }

  private static func expanded(_ prefix: String) -> [UInt8] {
    prefix.utf8.map { $0 >> 5 } + [0] + prefix.utf8.map { $0 & 31 }
  }

  private static func polymod(_ values: [UInt8]) -> UInt32 {
    let generators: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
    var sum: UInt32 = 1
    for value in values {
      let top = sum >> 25
      sum = (sum & 0x1ff_ffff) << 5 ^ UInt32(value)
      for (bit, generator) in generators.enumerated() where (top >> UInt32(bit)) & 1 == 1 { sum ^= generator }
    }
    return sum
  }

  private static func regroup(_ values: [UInt8], from: UInt32, to: UInt32, isPadded: Bool) -> [UInt8]? {
    var held: UInt32 = 0
    var bits: UInt32 = 0
    var result: [UInt8] = []
    for value in values {
      held = (held << from | UInt32(value)) & 0xfff
      bits += from
      while bits >= to {
        bits -= to
        result.append(UInt8(truncatingIfNeeded: (held >> bits) & ((1 << to) - 1)))
      }
    }
    let rest = held & ((1 << bits) - 1)
    if isPadded {
      if bits > 0 { result.append(UInt8(truncatingIfNeeded: (rest << (to - bits)) & ((1 << to) - 1))) }
    } else if bits >= from || rest != 0 {
      return nil
    }
    return result
  }
}
