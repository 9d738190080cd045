extension Span<UInt8> {
  package func equals(_ text: String) -> Bool {
    guard count == text.utf8.count else { return false }
    var index = 0
    for byte in text.utf8 {
      guard self[index] == byte else { return false }
      index += 1
    }
    return true
  }

  package func equals(_ other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    var index = 0
    while index + 8 <= count {
      guard word(at: index) == other.word(at: index) else { return false }
      index += 8
    }
    while index < count {
      guard self[index] == other[index] else { return false }
      index += 1
    }
    return true
  }

  /// Eight bytes as one number.
  func word(at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count - 8)
    return bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
  }
}

extension Span<UInt8> {
  /// In the order of bytes, as SQLite compares text.
  package func precedes(_ other: Span<UInt8>) -> Bool {
    for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
      return self[index] < other[index]
    }
    return count < other.count
  }
}

extension String {
  /// Bytes that were checked to be UTF-8 when they came in.
  package init(_ bytes: Span<UInt8>) {
    self.init(unsafeUninitializedCapacity: bytes.count) { buffer in
      for index in bytes.indices { buffer[index] = bytes[index] }
      return bytes.count
    }
  }
}

extension [UInt8] {
  package mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
