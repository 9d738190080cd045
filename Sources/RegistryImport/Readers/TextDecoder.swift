import Foundation
import Registry

/// Bytes of a cell -> UTF-8 text in NFC, the only form that goes further.
package struct TextDecoder: Sendable {
  package let encoding: String
  /// For each byte its text; nil for UTF-8. An empty text: the encoding has no such character.
  private let table: [[UInt8]]?

  /// - Returns: nil where the system knows no such single-byte encoding that extends ASCII.
  package init?(encoding: String) {
    let name = encoding.lowercased()
    if name == "utf-8" || name == "utf8" {
      self.encoding = "utf-8"
      table = nil
      return
    }
    guard let table = TextDecoder.table(for: name) else { return nil }
    self.encoding = name
    self.table = table
  }

  package static let utf8 = TextDecoder()

  private init() {
    encoding = "utf-8"
    table = nil
  }

  /// Appends the text of a cell.
  ///
  /// - Returns: the position of the first byte that is no text, or nil.
  package func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) -> Int? {
    if TextDecoder.isASCII(bytes) {
      output.append(bytes)
      return nil
    }
    guard let table else { return TextDecoder.appendUTF8(bytes, to: &output) }
    for index in bytes.indices {
      let text = table[Int(bytes[index])]
      guard !text.isEmpty else { return index }
      output.append(contentsOf: text)
    }
    return nil
  }

  private static func appendUTF8(_ bytes: Span<UInt8>, to output: inout [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes)
    } catch {
      return error.byteOffsets.lowerBound
    }
    if isSurelyNFC(bytes) {
      output.append(bytes)
    } else {
      output.append(contentsOf: String(bytes).precomposedStringWithCanonicalMapping.utf8)
    }
    return nil
  }

  static func isASCII(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where bytes[index] >= 0x80 { return false }
    return true
  }

  /// True for text of letters that are their own NFC: Latin-1 and Latin Extended, Cyrillic, and the common
  /// punctuation. False may still be NFC; it only costs time.
  private static func isSurelyNFC(_ bytes: Span<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0..<0x80: index += 1
      // U+0080 to U+02FF.
      case 0xc2...0xcb: index += 2
      // U+0400 to U+047F, U+048A to U+052F.
      case 0xd0, 0xd1, 0xd3, 0xd4: index += 2
      case 0xd2:
        guard bytes[index + 1] >= 0x8a else { return false }
        index += 2
      // U+2010 to U+205F, U+2116, U+20AC.
      case 0xe2:
        let second = bytes[index + 1]
        let third = bytes[index + 2]
        let isPunctuation = (second == 0x80 && third >= 0x90) || (second == 0x81 && third < 0xa0)
        let isSign = (second == 0x84 && third == 0x96) || (second == 0x82 && third == 0xac)
        guard isPunctuation || isSign else { return false }
        index += 3
      default: return false
      }
    }
    return true
  }

  private static func table(for name: String) -> [[UInt8]]? {
    guard let converter = SystemConverter(from: name) else { return nil }
    let table = (0..<256).map { text(of: UInt8($0), converter) }
    let extendsASCII = (0..<128).allSatisfy { table[$0] == [UInt8($0)] }
    // A byte that begins a character is nothing by itself, and makes the encoding one of several bytes.
    let isSingleByte = !(128..<256).contains { converter.convert([UInt8($0)]) == .incomplete }
    return extendsASCII && isSingleByte && table[128...].contains { !$0.isEmpty } ? table : nil
  }

  /// The text of one byte; empty where the encoding has none.
  private static func text(of byte: UInt8, _ converter: SystemConverter) -> [UInt8] {
    defer { converter.reset() }
    guard case .text(let text) = converter.convert([byte]) else { return [] }
    return text
  }
}
