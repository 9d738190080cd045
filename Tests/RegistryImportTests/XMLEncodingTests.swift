import Registry
import RegistryImport
import Testing

/// One document in every encoding gives the same rows, and offsets that lead to the same places.
@Suite struct XMLEncodingTests {
  private struct Reading {
    var rows: [[String]] = []
    var offsets: [Int] = []
    var encoding = ""
  }

  private func read(_ bytes: [UInt8], step: Int = 1 << 16) throws -> Reading {
    let reader = XMLReader(record: "/r/e", columns: ["/r/e/a", "/r/e/@id"], documentPaths: [])
    var reading = Reading()
    func take(_ row: SourceRow, _: Int) {
      reading.rows.append(row.cells.indices.map { row.text($0) })
      reading.offsets.append(row.offset)
    }
    for start in stride(from: 0, to: bytes.count, by: step) {
      let piece = Array(bytes[start..<min(start + step, bytes.count)])
      try reader.feed(piece.span, take)
    }
    try reader.finish(take)
    reading.encoding = reader.encoding
    return reading
  }

  /// Large enough that it comes in many pieces.
  private func document(_ letters: String, _ encoding: String?) -> String {
    let head = encoding.map { "<?xml version='1.0' encoding='\($0)'?>\n" } ?? ""
    let records = (1...400).map { "<e id='\(letters) \($0)'><a>\(letters)&amp;<![CDATA[\(letters)]]></a></e>\n" }
    return "\(head)<r>\n\(records.joined())</r>\n"
  }

  private static let cyrillic = "Город"
  private static let encodings = [
    ("utf-8", "Қазақ 𝄞"), ("utf-16le", "Қазақ 𝄞"), ("utf-16be", "Қазақ 𝄞"), ("iso-8859-1", "é"), ("iso-8859-2", "ł"),
    ("iso-8859-5", cyrillic), ("iso-8859-9", "ğ"), ("iso-8859-15", "€"), ("windows-1250", "ł"),
    ("windows-1251", cyrillic), ("windows-1252", "“é”"), ("koi8-r", cyrillic), ("koi8-u", "Місто"),
    ("ibm866", cyrillic), ("euc-jp", "東京"), ("shift_jis", "東京"), ("iso-2022-jp", "東京"), ("gb18030", "北京 𝄞"),
    ("big5", "臺北"), ("euc-kr", "서울"), ("us-ascii", "x"),
  ]

  @Test(arguments: encodings)
  func `one document in every encoding gives the same rows`(encoding: String, letters: String) throws {
    let text = document(letters, encoding)
    let bytes = try #require(Encoded.bytes(text, encoding))
    let plain = try read(Array(document(letters, nil).utf8))
    #expect(plain.rows.count == 400 && plain.rows[7] == ["\(letters)&\(letters)", "\(letters) 8"])
    let head = text.utf8.count - document(letters, nil).utf8.count
    for step in [1 << 16, 700, 1] {
      let found = try read(bytes, step: step)
      #expect(found.rows == plain.rows && found.encoding == encoding)
      // A sign that changes the meaning of what follows may be counted with the text before it or not.
      guard encoding != "iso-2022-jp" else { continue }
      for (offset, place) in zip(found.offsets, plain.offsets) {
        let before = String(decoding: Array(text.utf8).prefix(head + place), as: UTF8.self)
        #expect(offset == Encoded.bytes(before, encoding)?.count)
      }
    }
  }

  @Test(arguments: [
    ("utf-16le", [0xff, 0xfe] as [UInt8]), ("utf-16be", [0xfe, 0xff]), ("utf-8", [0xef, 0xbb, 0xbf]),
  ])
  func `a byte order mark is enough`(encoding: String, mark: [UInt8]) throws {
    let found = try read(mark + (try #require(Encoded.bytes(document("Қ", nil), encoding))))
    #expect(found.rows.count == 400 && found.rows[0] == ["Қ&Қ", "Қ 1"] && found.encoding == encoding)
  }
}
