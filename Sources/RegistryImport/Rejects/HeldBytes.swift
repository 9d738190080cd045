import Registry

/// The last bytes of a file that is read in chunks, by their offset in the file.
struct HeldBytes {
  private var bytes: [UInt8] = []
  private var start = 0
  /// What lies before is not wanted any more.
  private(set) var done = 0

  var end: Int { start + bytes.count }

  mutating func append(_ chunk: Span<UInt8>) { bytes.append(chunk) }

  /// - Returns: what is there of the range.
  subscript(range: Range<Int>) -> [UInt8] {
    let low = min(bytes.count, max(0, range.lowerBound - start))
    return Array(bytes[low..<max(low, min(bytes.count, range.upperBound - start))])
  }

  /// The byte at an offset; nil: it is not there.
  func byte(at offset: Int) -> UInt8? {
    bytes.indices.contains(offset - start) ? bytes[offset - start] : nil
  }

  mutating func discard(upTo offset: Int) {
    done = max(done, min(offset, end))
    // Moving the rest each time would cost more than it saves.
    guard done - start > 1 << 16, done - start > bytes.count / 2 else { return }
    bytes.removeFirst(done - start)
    start = done
  }
}
