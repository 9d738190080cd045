import Registry
import RegistryImport
import Testing

@Suite struct CSVReaderTests {
  /// Rows as texts; `step` bytes a chunk.
  private func rows(_ text: String, delimiter: UInt8 = UInt8(ascii: ","), step: Int = 1 << 16) throws -> [[String]] {
    var reader = CSVReader(delimiter: delimiter)
    var rows: [[String]] = []
    let bytes = Array(text.utf8)
    let collect: (SourceRow, CSVReader.RowProblem?) throws -> Void = { row, _ in
      rows.append(row.cells.indices.map { row.text($0) })
    }
    var start = 0
    while start < bytes.count {
      let chunk = Array(bytes[start..<min(start + step, bytes.count)])
      try reader.feed(chunk.span, collect, fail: { throw $0 })
      start += step
    }
    try reader.finish(collect, fail: { throw $0 })
    return rows
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]), ("a\rb\r", [["a"], ["b"]]),
    ("\"a,1\",\"say \"\"hi\"\"\"\n", [["a,1", "say \"hi\""]]), ("a,\n,b\n", [["a", ""], ["", "b"]]),
    ("\"two\nlines\",x\n", [["two\nlines", "x"]]), ("\u{feff}a,b\n", [["a", "b"]]), ("\n\na\n\n", [["a"]]),
    ("a,b,", [["a", "b", ""]]), ("5\" pipe,x\n", [["5\" pipe", "x"]]), ("\"\"\n", [[""]]), ("", []),
  ])
  func `reads RFC 4180 and its cousins, in chunks of any size`(text: String, expected: [[String]]) throws {
    for step in [1, 2, 3, 7, 1 << 16] where !(text.hasPrefix("\u{feff}") && step < 3) {
      #expect(try rows(text, step: step) == expected)
    }
  }

  @Test func `knows where a cell stands`() throws {
    var reader = CSVReader()
    let bytes = Array("h,i\n\"a\nb\",c\nd,ee\n".utf8)
    var places: [String] = []
    try reader.feed(
      bytes.span,
      { row, _ throws in places += row.cells.indices.map { "\(row.place($0, in: "f"))@\(row.cells[$0].offset)" } },
      fail: { throw $0 })
    #expect(places == ["f:1:1@0", "f:1:3@2", "f:2:1@4", "f:3:4@10", "f:4:1@12", "f:4:3@14"])
  }

  @Test func `an open quote has a place`() {
    #expect {
      try rows("a,b\n1,\"open\n2,3\n")
    } throws: { error in
      (error as? FileProblem).map { $0.code == .unclosedQuote && $0.line == 2 && $0.column == 3 } ?? false
    }
  }

  @Test func `any rows come back, whatever the chunks`() throws {
    var chance = SystemRandomNumberGenerator()
    let pieces = ["a", "\"", ",", "\n", "\r\n", " ", "ж", ";", ""]
    for _ in 0..<500 {
      let expected = (0..<Int.random(in: 1...4, using: &chance)).map { _ in
        (0..<2).map { _ in (0..<3).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined() }
      }
      let text = expected.map { row in
        row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
      }.joined(separator: "\n")
      let step = Int.random(in: 1...9, using: &chance)
      #expect(try rows(text, step: step) == expected)
    }
  }
}

@Suite struct TextDecoderTests {
  private func decode(_ bytes: [UInt8], _ encoding: String) throws -> String? {
    let decoder = try #require(TextDecoder(encoding: encoding))
    var output: [UInt8] = []
    return decoder.append(bytes.span, to: &output) == nil ? String(decoding: output, as: UTF8.self) : nil
  }

  @Test(arguments: [
    ("windows-1251", [0xcf, 0xf0, 0xe8, 0xb9] as [UInt8], "При№"), ("koi8-r", [0xf0, 0xd2, 0xc9], "При"),
    ("iso-8859-1", [0x63, 0xe9], "cé"), ("utf-8", [0x63, 0x65, 0xcc, 0x81], "cé"),
    ("UTF-8", [0xd0, 0xb8, 0xcc, 0x86], "й"),
  ])
  func `gives text in NFC`(encoding: String, bytes: [UInt8], text: String) throws {
    let decoded = try #require(try decode(bytes, encoding))
    #expect(Array(decoded.utf8) == Array(text.utf8))
  }

  @Test(arguments: [
    ("utf-8", [0x61, 0xff] as [UInt8]), ("utf-8", [0xc3]), ("utf-8", [0xed, 0xa0, 0x80]), ("windows-1251", [0x98]),
  ])
  func `refuses what is no text`(encoding: String, bytes: [UInt8]) throws {
    #expect(try decode(bytes, encoding) == nil)
  }

  @Test(arguments: ["utf-16", "shift_jis", "nonsense", "ebcdic-us", "utf-7"])
  func `knows only single-byte encodings that extend ASCII`(encoding: String) {
    #expect(TextDecoder(encoding: encoding) == nil)
  }
}
