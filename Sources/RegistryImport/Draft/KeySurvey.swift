import Registry

/// Whether a column tells rows apart. Rows that are equal in everything may share a key: they are one record.
struct KeySurvey {
  enum Uniqueness: Equatable {
    /// No value stands twice.
    case unique
    /// Values that stand twice do so in rows that are equal.
    case uniqueButForEqualRows
    case repeats
    /// There are more rows than can be remembered; nothing stood twice in the first.
    case uniqueSoFar

    var isKey: Bool { self != .repeats }
  }

  private var rows: [UInt64: UInt64] = [:]
  private var state = Uniqueness.unique
  private static let mostRows = 200_000

  mutating func add(_ value: UInt64, row: UInt64) {
    guard state != .repeats, state != .uniqueSoFar else { return }
    if let earlier = rows[value] {
      state = earlier == row ? .uniqueButForEqualRows : .repeats
    } else {
      rows[value] = row
    }
    if state == .repeats || rows.count >= KeySurvey.mostRows {
      if state != .repeats { state = .uniqueSoFar }
      rows = [:]
    }
  }

  var uniqueness: Uniqueness { state }
}

/// FNV-1a, 64 bits.
enum RowDigest {
  static let start: UInt64 = 0xcbf2_9ce4_8422_2325

  static func of(_ text: Span<UInt8>, after start: UInt64 = RowDigest.start) -> UInt64 {
    var hash = start
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01b3 }
    return hash
  }
}
