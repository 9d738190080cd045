/// Brings a file in chunks into UTF-8, and knows for every byte of it where it comes from.
class Transcoder {
  /// The last chunk in UTF-8.
  fileprivate(set) var text: [UInt8] = []
  fileprivate var distances: [UInt32] = []
  fileprivate(set) var positions = SourcePositions(base: 0, distances: [0])
  /// Bytes of the file that are done.
  fileprivate var offset: Int
  /// Lines that ended, and where the last began, for the place of a problem.
  fileprivate var line = 1
  fileprivate var lineStart: Int
  private var previous: UInt8 = 0

  /// - Parameter offset: where in the file the first chunk begins: after a byte order mark.
  init(at offset: Int) {
    self.offset = offset
    lineStart = offset
  }

  /// - Parameter name: of an encoding that is neither UTF-8 nor one byte a character.
  /// - Returns: nil where the system does not know it.
  static func make(_ name: String, at offset: Int) -> Transcoder? {
    switch name {
    case "utf-16le": UTF16Transcoder(isLittle: true, at: offset)
    case "utf-16be": UTF16Transcoder(isLittle: false, at: offset)
    default: SystemTranscoder(name, at: offset)
    }
  }

  /// Puts `chunk` in UTF-8 into `text`.
  ///
  /// - Throws: where a byte is no text. What came before it is in `text`.
  final func feed(_ chunk: Span<UInt8>, isLast: Bool) throws(FileProblem) {
    text.removeAll(keepingCapacity: true)
    distances.removeAll(keepingCapacity: true)
    let base = offset
    defer {
      distances.append(UInt32(truncatingIfNeeded: offset - base))
      positions = SourcePositions(base: base, distances: distances)
    }
    try convert(chunk, from: base, isLast: isLast)
  }

  fileprivate func convert(_ chunk: Span<UInt8>, from base: Int, isLast: Bool) throws(FileProblem) {}

  /// Appends a character that ends at `offset`, and began at `start`.
  fileprivate final func append(_ scalar: Unicode.Scalar, start: Int, base: Int) {
    for byte in UTF8.encode(scalar) ?? .init() { append(byte, start: start, base: base) }
  }

  fileprivate final func append(_ byte: UInt8, start: Int, base: Int) {
    text.append(byte)
    distances.append(UInt32(truncatingIfNeeded: start - base))
    if byte == 0x0a || byte == 0x0d {
      if byte == 0x0d || previous != 0x0d { line += 1 }
      lineStart = offset
    }
    previous = byte
  }

  fileprivate final func problem(_ message: String, at position: Int) -> FileProblem {
    FileProblem(
      code: .encoding, line: line, column: position - lineStart + 1, offset: position, message: message)
  }
}

/// UTF-16 with either end first.
final class UTF16Transcoder: Transcoder {
  private let isLittle: Bool
  /// The first byte of a pair that a chunk divides.
  private var half: UInt8?
  /// The first of two units that are one character.
  private var high: UInt16?

  init(isLittle: Bool, at offset: Int) {
    self.isLittle = isLittle
    super.init(at: offset)
  }

  private var name: String { isLittle ? "utf-16le" : "utf-16be" }

  override fileprivate func convert(_ chunk: Span<UInt8>, from base: Int, isLast: Bool) throws(FileProblem) {
    text.reserveCapacity(chunk.count)
    for index in chunk.indices {
      guard let first = half else {
        half = chunk[index]
        continue
      }
      half = nil
      let second = chunk[index]
      let unit = isLittle ? UInt16(second) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(second)
      try take(unit, base)
    }
    if isLast, high != nil || half != nil {
      throw problem("the file ends in the middle of a character of \(name)", at: offset)
    }
  }

  private func take(_ unit: UInt16, _ base: Int) throws(FileProblem) {
    let start = offset
    if let first = high {
      guard UTF16.isTrailSurrogate(unit) else {
        throw problem("this is not text in \(name): half of a pair stands alone", at: start)
      }
      high = nil
      offset += 4
      let value = 0x10000 + (UInt32(first) - 0xd800) << 10 + UInt32(unit) - 0xdc00
      append(Unicode.Scalar(value) ?? "\u{fffd}", start: start, base: base)
    } else if UTF16.isLeadSurrogate(unit) {
      high = unit
    } else if let scalar = Unicode.Scalar(unit) {
      offset += 2
      append(scalar, start: start, base: base)
    } else {
      throw problem("this is not text in \(name): half of a pair stands alone", at: start)
    }
  }
}

/// Whatever else the system can convert, a character at a time.
final class SystemTranscoder: Transcoder {
  private let name: String
  private let converter: SystemConverter
  /// Bytes below 0x80 that are a character by themselves wherever they begin one.
  private let isPlain: [Bool]
  /// A character so far.
  private var pending: [UInt8] = []
  /// No encoding needs more bytes for a character and the signs before it.
  private static let longest = 16

  init?(_ name: String, at offset: Int) {
    guard let converter = SystemConverter(from: name) else { return nil }
    self.name = name
    self.converter = converter
    let plain = (0..<128).map { byte in
      converter.reset()
      return converter.convert([UInt8(byte)]) == .text([UInt8(byte)])
    }
    converter.reset()
    // Encodings that change their meaning by a sign, such as ISO-2022-JP, use one of these bytes for it.
    let isStateless = [0x1b, 0x0e, 0x0f, 0x2b, 0x7e].allSatisfy { plain[$0] }
    isPlain = isStateless ? plain : plain.map { _ in false }
    super.init(at: offset)
  }

  override fileprivate func convert(_ chunk: Span<UInt8>, from base: Int, isLast: Bool) throws(FileProblem) {
    for index in chunk.indices {
      let byte = chunk[index]
      if pending.isEmpty, byte < 0x80, isPlain[Int(byte)] {
        offset += 1
        append(byte, start: offset - 1, base: base)
        continue
      }
      pending.append(byte)
      switch converter.convert(pending) {
      case .incomplete where pending.count < SystemTranscoder.longest: continue
      case .text(let characters):
        let start = offset
        offset += pending.count
        for character in characters { append(character, start: start, base: base) }
        pending.removeAll(keepingCapacity: true)
      case .incomplete, .invalid: throw problem("this is not text in \(name)", at: offset)
      }
    }
    guard isLast else { return }
    if !pending.isEmpty { throw problem("the file ends in the middle of a character of \(name)", at: offset) }
    for character in converter.rest() { append(character, start: offset, base: base) }
  }
}
