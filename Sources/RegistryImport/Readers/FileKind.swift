/// Finds out by its first bytes that a file is something else than CSV.
enum FileKind {
  static let xml = "an XML file"

  /// - Returns: what it is, to be put after “this is”; nil where it may be CSV.
  static func other(_ start: Span<UInt8>) -> String? {
    func begins(_ bytes: [UInt8]) -> Bool {
      start.count >= bytes.count && bytes.indices.allSatisfy { start[$0] == bytes[$0] }
    }
    if begins([0x50, 0x4b, 3, 4]) || begins([0x50, 0x4b, 5, 6]) { return archive(start) }
    if begins([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
      return "an old Office file, such as an Excel workbook (xls)"
    }
    if begins(Array("%PDF-".utf8)) { return "a PDF file" }
    if begins([0x1f, 0x8b]) { return "a file packed with gzip" }
    if begins([0x42, 0x5a, 0x68]), start.count > 3, (0x31...0x39).contains(start[3]) {
      return "a file packed with bzip2"
    }
    if begins([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]) { return "a file packed with xz" }
    if begins([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]) { return "a 7z archive" }
    if begins(Array("Rar!".utf8)) { return "a RAR archive" }
    if begins(Array("{\\rtf".utf8)) { return "a document in RTF" }
    if begins(Array("SQLite format 3".utf8)) { return "an SQLite database" }
    if begins([0x89, 0x50, 0x4e, 0x47]) || begins([0xff, 0xd8, 0xff]) { return "a picture" }
    return markup(start)
  }

  private static func archive(_ start: Span<UInt8>) -> String {
    if contains(start, "xl/") { return "an Excel workbook (xlsx)" }
    if contains(start, "opendocument.spreadsheet") { return "an OpenDocument spreadsheet (ods)" }
    if contains(start, "word/") { return "a Word document (docx)" }
    return "a zip archive, such as an Excel workbook"
  }

  private static func markup(_ start: Span<UInt8>) -> String? {
    var index = start.count >= 3 && start[0] == 0xef && start[1] == 0xbb && start[2] == 0xbf ? 3 : 0
    while index < start.count, start[index] <= 0x20 { index += 1 }
    func begins(_ text: String) -> Bool {
      let bytes = Array(text.utf8)
      guard start.count - index >= bytes.count else { return false }
      return bytes.indices.allSatisfy { bytes[$0] == lower(start[index + $0]) }
    }
    if begins("<!doctype html") || begins("<html") || begins("<table") { return "a page in HTML" }
    return begins("<?xml") ? xml : nil
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte }

  private static func contains(_ bytes: Span<UInt8>, _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { start in
      wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] }
    }
  }

  /// Whether a file is no text in any encoding of one byte a character: full of control characters. Some zero bytes may
  /// be the padding of cells, which can be taken out.
  static func isBinary(_ bytes: Span<UInt8>) -> Bool {
    var controls = 0
    var zeroes = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0 {
        zeroes += 1
      } else if byte < 0x20, byte < 0x09 || byte > 0x0d {
        controls += 1
      }
    }
    return controls > 8 && controls * 25 > bytes.count || zeroes > 8 && zeroes * 2 > bytes.count
  }
}
