/// What somebody pressed.
enum Key: Equatable {
  case character(Character)
  case enter, tab, backspace, delete, left, right, up, down, home, end, pageUp, pageDown, escape
  /// Ctrl and a letter, in lower case, where it is none of the above.
  case control(Character)
  /// What was pasted, as one text.
  case paste(String)
}

/// Bytes of a terminal -> keys. Bytes may come in pieces of any size.
struct KeyDecoder {
  private var pending: [UInt8] = []
  private var pasted: [UInt8]?

  private static let escape: UInt8 = 0x1b
  private static let pasteEnd = Array("\u{1b}[201~".utf8)

  /// - Parameter isComplete: whether nothing more is on its way, so that a lone ESC is the key and not a beginning.
  mutating func keys(_ bytes: some Sequence<UInt8>, isComplete: Bool) -> [Key] {
    pending.append(contentsOf: bytes)
    var keys: [Key] = []
    while !pending.isEmpty {
      if pasted != nil {
        guard let text = pastedText() else { break }
        keys.append(.paste(text))
        continue
      }
      guard let (length, key) = next(isComplete: isComplete) else { break }
      pending.removeFirst(length)
      if let key { keys.append(key) }
    }
    return keys
  }

  private mutating func pastedText() -> String? {
    while !pending.isEmpty {
      if pending.starts(with: KeyDecoder.pasteEnd) {
        pending.removeFirst(KeyDecoder.pasteEnd.count)
        defer { pasted = nil }
        return pasted.map { String(decoding: $0, as: UTF8.self) }
      }
      // The end of the paste may be cut in two.
      if KeyDecoder.pasteEnd.starts(with: pending) { return nil }
      pasted?.append(pending.removeFirst())
    }
    return nil
  }

  /// The first key of what is pending and the bytes that it takes; nil where more bytes are needed.
  private mutating func next(isComplete: Bool) -> (length: Int, key: Key?)? {
    guard let first = pending.first else { return nil }
    switch first {
    case KeyDecoder.escape: return escapeSequence(isComplete: isComplete)
    case 0x0a, 0x0d: return (1, .enter)
    case 0x09: return (1, .tab)
    case 0x08, 0x7f: return (1, .backspace)
    case 0..<0x20: return (1, .control(Character(Unicode.Scalar(first + 0x60))))
    case 0..<0x80: return (1, .character(Character(Unicode.Scalar(first))))
    default: return scalar(isComplete: isComplete)
    }
  }

  private func scalar(isComplete: Bool) -> (length: Int, key: Key?)? {
    let length = pending[0] >= 0xf0 ? 4 : pending[0] >= 0xe0 ? 3 : pending[0] >= 0xc0 ? 2 : 1
    if pending.count < length, !isComplete { return nil }
    let text = String(validating: pending.prefix(length), as: UTF8.self)
    guard let scalar = text?.unicodeScalars.first, text?.unicodeScalars.count == 1 else { return (1, nil) }
    return (length, scalar.properties.generalCategory == .control ? nil : .character(Character(scalar)))
  }

  private mutating func escapeSequence(isComplete: Bool) -> (length: Int, key: Key?)? {
    guard pending.count > 1 else { return isComplete ? (1, .escape) : nil }
    guard pending[1] == UInt8(ascii: "[") || pending[1] == UInt8(ascii: "O") else {
      // Alt and a letter: nothing here means it.
      return pending[1] < 0x20 ? (1, .escape) : (2, nil)
    }
    guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7e).contains($0) }) else {
      return isComplete ? (pending.count, nil) : nil
    }
    let body = String(decoding: pending[2...end], as: UTF8.self)
    if body == "200~" { pasted = [] }
    return (end + 1, KeyDecoder.named(body))
  }

  private static func named(_ body: String) -> Key? {
    switch body {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "H", "1~", "7~": .home
    case "F", "4~", "8~": .end
    case "3~": .delete
    case "5~": .pageUp
    case "6~": .pageDown
    case "M": .enter
    default: nil
    }
  }
}
