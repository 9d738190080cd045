import Registry
import RegistryImport
import TestSupport
import Testing

@Suite struct XMLReaderTests {
  private func read(
    _ text: String, record: String = "/r/e", columns: [String] = ["a", "b/c", "@id"], step: Int = 1 << 16
  ) throws -> (rows: [[String]], reader: XMLReader) {
    let reader = XMLReader(record: record, columns: columns.map { "\(record)/\($0)" }, documentPaths: ["/r/n"])
    var rows: [[String]] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let chunk = Array(bytes[start..<min(start + step, bytes.count)])
      try reader.feed(chunk.span) { row, _ in rows.append(row.cells.indices.map { row.text($0) }) }
      start += step
    }
    try reader.finish { row, _ in rows.append(row.cells.indices.map { row.text($0) }) }
    return (rows, reader)
  }

  private func problem(_ text: String, columns: [String] = ["a"]) -> FileProblem? {
    do {
      _ = try read(text, columns: columns)
      return nil
    } catch {
      return error as? FileProblem
    }
  }

  @Test(arguments: [[0xca, 0xee, 0xeb], [0xc3], [0xff], [0xed, 0xa0, 0x80]] as [[UInt8]])
  func `bytes that are no UTF-8 are a matter of the encoding`(bytes: [UInt8]) {
    let reader = XMLReader(record: "/r/e", columns: ["/r/e/a"], documentPaths: [])
    let file = Array("<r><e><a>x".utf8) + bytes + Array("</a></e></r>".utf8)
    let problem = #expect(throws: FileProblem.self) {
      try reader.feed(file.span) { _, _ in }
      try reader.finish { _, _ in }
    }
    #expect(problem?.code == .encoding)
  }

  @Test(arguments: [1, 5, 1 << 16])
  func `gives a row for each record, whatever the chunks`(step: Int) throws {
    let (rows, reader) = try read(
      "<?xml version='1.0'?><r><n>2</n><e id='1'><a>x &amp; <![CDATA[<y>]]></a><b><c>z</c></b></e><e><b><c>w</c></b></e></r>",
      step: step)
    #expect(rows == [["x & <y>", "z", "1"], ["", "w", ""]])
    #expect(reader.documentValues == ["/r/n": "2"])
    #expect(reader.records == 2)
  }

  @Test func `names match in any namespace and only on their own path`() throws {
    let (rows, _) = try read("<p:r xmlns:p='u'><p:e><p:a>x</p:a><q><a>no</a></q></p:e><q><e><a>no</a></e></q></p:r>")
    #expect(rows == [["x", "", ""]])
  }

  @Test func `names are told apart, however many there are and in whatever namespaces`() throws {
    var chance = SeededGenerator(seed: 9)
    let names = (0..<40).map { "n\($0)" }
    let read = names.shuffled(using: &chance).prefix(20)
    var text = "<r xmlns:p='u' xmlns:q='v'>"
    var expected: [[String]] = []
    for row in 0..<50 {
      text += "<e>"
      for name in names.shuffled(using: &chance) {
        let prefix = ["", "p:", "q:"].randomElement(using: &chance) ?? ""
        text += "<\(prefix)\(name) id='\(name)@\(row)'>\(name)-\(row)</\(prefix)\(name)>"
        text += "<x\(row)\(name)><\(name)>no</\(name)></x\(row)\(name)>"
      }
      text += "</e>"
      expected.append(read.map { "\($0)-\(row)" } + ["\(read[0])@\(row)"])
    }
    #expect(try self.read(text + "</r>", columns: Array(read) + ["\(read[0])/@id"]).rows == expected)
  }

  @Test func `of a repeated element the first counts`() throws {
    let (rows, reader) = try read("<r><e><a>1</a><a>2</a></e></r>")
    #expect(rows == [["1", "", ""]])
    #expect(reader.row.repeats.map(\.column) == [0])
  }

  @Test func `an attribute is no part of the text of its element`() throws {
    let (rows, _) = try read("<r><e id='7'>x<a id='8'>y</a>z</e></r>", columns: [".", "@id", "a", "a/@id"])
    #expect(rows == [["xyz", "7", "y", "8"]])
  }

  @Test(arguments: ["true", "1"])
  func `an element that is nil has no value`(value: String) throws {
    let xsi = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
    let (rows, _) = try read(
      "<r \(xsi)><e><a xsi:nil='\(value)'>x</a></e><e><a nil='true'>y</a></e></r>", columns: ["a"])
    #expect(rows == [[""], ["y"]])
  }

  @Test(arguments: [
    ("<r><e><a>&#1093;</a></e></r>", "х"), ("<r><e><a>&lt;&#x41;&amp;</a></e></r>", "<A&"),
    ("<r><e><a><![CDATA[<b>]]><![CDATA[&amp;]]></a></e></r>", "<b>&amp;"),
    ("<?p?><r><e><a>x<?p q?>y<!-- z -->w</a></e><!-- --></r><!-- --><?p?>", "xyw"),
    ("\u{feff}<r><e><a>x</a></e></r>", "x"),
  ])
  func `text is text, whatever it is interrupted by`(text: String, value: String) throws {
    #expect(try read(text, columns: ["a"]).rows == [[value]])
  }

  @Test(arguments: [
    ("utf-16", [0xff, 0xfe] as [UInt8], true), ("utf-16", [0xfe, 0xff], false), ("utf-16le", [0xff, 0xfe], true),
  ])
  func `UTF-16 is read`(name: String, mark: [UInt8], isLittle: Bool) throws {
    let text = "<?xml version='1.0' encoding='\(name)'?><r><e><a>Қазақ 𝄞</a></e></r>"
    let bytes =
      mark
      + text.utf16.flatMap { unit -> [UInt8] in
        let (low, high) = (UInt8(unit & 0xff), UInt8(unit >> 8))
        return isLittle ? [low, high] : [high, low]
      }
    let reader = XMLReader(record: "/r/e", columns: ["/r/e/a"], documentPaths: [])
    var values: [String] = []
    try reader.feed(bytes.span) { row, _ in values.append(row.text(0)) }
    try reader.finish { _, _ in }
    #expect(values == ["Қазақ 𝄞"])
  }

  @Test(arguments: [
    ("<!DOCTYPE r><r/>", NoticeCode.doctype), ("<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>", .doctype),
    ("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r><e><a>&x;</a></e></r>", .doctype),
    ("<r><e><a>&x;</a></e></r>", .malformedXML), ("<r><e>", .malformedXML), ("<r><e></r>", .malformedXML),
    ("", .malformedXML),
    ("<r>\u{1}</r>", .malformedXML), ("plain text", .malformedXML),
    ("<?xml version='1.0' encoding='x-none'?><r/>", .encoding),
    // The parser would read other letters than were written.
    ("<?xml version='1.0' encoding='hz-gb-2312'?><r/>", .encoding),
    ("<?xml version='1.0' encoding='iso_2022.jp'?><r/>", .encoding),
  ])
  func `refuses what is broken or dangerous`(text: String, code: NoticeCode) {
    #expect(problem(text)?.code == code)
  }

  @Test func `keeps its limits`() {
    let deep = String(repeating: "<r>", count: 100_000)
    #expect(problem(deep)?.code == .fileLimit)
    let long = "<r><e><a>\(String(repeating: "x", count: 2 << 20))</a></e></r>"
    #expect(problem(long)?.code == .fileLimit)
    let wide = "<r><e \((0..<300).map { "x\($0)='1'" }.joined(separator: " "))/></r>"
    #expect(problem(wide)?.code == .fileLimit)
  }

  @Test func `a billion laughs expand to nothing`() {
    var text = "<!DOCTYPE lolz [<!ENTITY l0 'lol'>"
    for level in 1...9 {
      text += "<!ENTITY l\(level) '\(String(repeating: "&l\(level - 1);", count: 10))'>"
    }
    #expect(problem(text + "]><r><e><a>&l9;</a></e></r>")?.code == .doctype)
  }
}
