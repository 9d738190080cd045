import Registry

/// One error that was found in a file.
struct RejectedEntry {
  /// The position of the file among those that have errors.
  let file: Int
  let offset: Int
  let code: NoticeCode
  let message: String
}

/// Sorted errors in a temporary file.
struct RejectedRun {
  private let spill: any SpillFile
  /// By the file where its entries stand, and the offset of the first.
  private var parts: [Int: (bytes: Range<Int>, first: Int)] = [:]

  /// Writes entries that are sorted by file and offset.
  init(_ entries: [RejectedEntry], in spill: any SpillFile) throws {
    self.spill = spill
    var bytes: [UInt8] = []
    for entry in entries {
      let begin = spill.count + bytes.count
      RejectedRun.append(entry, to: &bytes)
      let part = parts[entry.file] ?? (begin..<begin, entry.offset)
      parts[entry.file] = (part.bytes.lowerBound..<(spill.count + bytes.count), part.first)
      if bytes.count > 1 << 16 {
        try spill.append(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try spill.append(bytes)
  }

  func reader(of file: Int) -> RejectedReader? {
    parts[file].map { RejectedReader(file, spill, $0.bytes, first: $0.first) }
  }

  // MARK: Bytes: the offset in 8, the code in 2, the length of the message in 4, the message

  static let headSize = 14

  private static func append(_ entry: RejectedEntry, to bytes: inout [UInt8]) {
    let message = entry.message.utf8
    append(UInt64(truncatingIfNeeded: entry.offset), 8, to: &bytes)
    append(UInt64(codes[entry.code] ?? 0), 2, to: &bytes)
    append(UInt64(message.count), 4, to: &bytes)
    bytes.append(contentsOf: message)
  }

  private static func append(_ number: UInt64, _ size: Int, to bytes: inout [UInt8]) {
    for place in 0..<size { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
  }

  static func number(_ bytes: [UInt8], _ start: Int, _ size: Int) -> Int {
    var number: UInt64 = 0
    for place in 0..<size { number |= UInt64(bytes[start + place]) << UInt64(8 * place) }
    return Int(truncatingIfNeeded: number)
  }

  private static let codes = Dictionary(
    uniqueKeysWithValues: NoticeCode.allCases.enumerated().map { ($0.element, $0.offset) })
}

/// The entries of one file in a run, or in memory, one after the other.
final class RejectedReader {
  /// The offset of the entry that `next` gives; nil: there is none.
  private(set) var offset: Int?
  private let file: Int
  private var entries: [RejectedEntry] = []
  private var position = 0
  private let spill: (any SpillFile)?
  /// Not read yet.
  private var rest = 0..<0
  private static let piece = 16_384

  init(_ entries: [RejectedEntry]) {
    file = entries.first?.file ?? 0
    self.entries = entries
    spill = nil
    offset = entries.first?.offset
  }

  init(_ file: Int, _ spill: any SpillFile, _ range: Range<Int>, first: Int) {
    self.file = file
    self.spill = spill
    rest = range
    offset = first
  }

  func next() throws -> RejectedEntry? {
    if position == entries.count { try readOn() }
    guard position < entries.count else {
      offset = nil
      return nil
    }
    let entry = entries[position]
    position += 1
    if position == entries.count { try readOn() }
    offset = position < entries.count ? entries[position].offset : nil
    return entry
  }

  private func readOn() throws {
    guard let spill, !rest.isEmpty else { return }
    var size = RejectedReader.piece
    entries.removeAll(keepingCapacity: true)
    position = 0
    // One message may be longer than a piece.
    while entries.isEmpty, !rest.isEmpty {
      let bytes = try spill.read(rest.prefix(size))
      var start = 0
      while start + RejectedRun.headSize <= bytes.count {
        let end = start + RejectedRun.headSize + RejectedRun.number(bytes, start + 10, 4)
        guard end <= bytes.count else { break }
        entries.append(entry(bytes, start, end))
        start = end
      }
      rest = (rest.lowerBound + start)..<rest.upperBound
      size *= 2
    }
  }

  private func entry(_ bytes: [UInt8], _ start: Int, _ end: Int) -> RejectedEntry {
    RejectedEntry(
      file: file, offset: RejectedRun.number(bytes, start, 8),
      code: NoticeCode.allCases[RejectedRun.number(bytes, start + 8, 2)],
      message: String(bytes.span.extracting((start + RejectedRun.headSize)..<end)))
  }
}
