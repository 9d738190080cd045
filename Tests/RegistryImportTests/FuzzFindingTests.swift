import Registry
import RegistryImport
import Testing

/// What `make fuzz` found, each with an input that can be read.
@Suite struct FuzzFindingTests {
  @Test func `several words for one code give it once`() throws {
    let trial = try ProfileTrial(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: csv}]
      make:
      - allegation: {rows: t, key: "{No}", acts: {from: A, split: ";", codes: {beaten: torture, hit: torture}, else: other}}
      """, "No,A\n1,beaten;hit;x;beaten\n")
    #expect(trial.value("acts") == "torture|other")
  }

  @Test(arguments: ["1\u{301}", "12\u{301}", "\u{661}\u{662}"])
  func `a digit with a mark upon it, or of another script, is none`(text: String) {
    #expect(NumberForm(decimal: ".", group: nil).read(text) == nil)
  }

  @Test(arguments: ["2026-03-05\u{301}", "2026-0\u{301}3-05", "2026-03\u{301}-05"])
  func `a day with a mark upon a digit is none`(text: String) throws {
    #expect(try DatePattern("yyyy-MM-dd", languages: []).read(text) == nil)
  }

  /// The rest is looked at for its encoding when letters come, from the first of them on.
  @Test(arguments: [1, 5, 64, 1 << 16])
  func `what is decided of a file does not depend on its chunks`(step: Int) throws {
    let rows = (0..<9).map { "\($0);ab\n" }.joined() + "9;Исправительная колония\n"
    let bytes = try #require(Encoded.bytes("No;Name\n" + rows, "windows-1251"))
    let input = CSVInput(CSVLayout(), sampleSize: 24) { _, _ in }
    var last: [UInt8] = []
    func take(_ row: SourceRow, _: CSVReader.RowProblem?) { last = row.arena }
    for start in stride(from: 0, to: bytes.count, by: step) {
      try input.feed(Array(bytes[start..<min(start + step, bytes.count)]).span, take)
    }
    try input.finish(take)
    #expect(input.encoding.name == "windows-1251" && input.delimiter == UInt8(ascii: ";"))
    #expect(last.suffix(7).elementsEqual(Encoded.bytes("колония", "windows-1251") ?? []))
  }

  /// - Parameter letters: what the encoding can write.
  @Test(
    arguments: [
      ("utf-32le", "Город"), ("utf-32be", "Город"), ("utf-7", "Город"), ("iso-2022-jp", "東京"), ("gb18030", "北京"),
      ("euc-jp", "東京"), ("shift_jis", "東京"),
    ])
  func `rejected rows come back in every encoding`(encoding: String, letters: String) throws {
    let bytes = try #require(Encoded.bytes("No,Name\r\n1,x\r\n2,\(letters)\r\n", encoding))
    let layout = CSVLayout(encoding: SourceEncoding(named: encoding))
    let places = RejectedPlaces.inMemory()
    let input = CSVInput(layout) { _, _ in }
    func note(_ row: SourceRow, _: CSVReader.RowProblem?) {
      guard row.line == 3 else { return }
      let place = Place(path: "file", line: 3, column: 1, offset: row.offset)
      places.add(Notice(.unknownCode, at: place, "Name: “\(letters)” is no name"))
    }
    try input.feed(bytes.span, note)
    try input.finish(note)
    try places.finish()
    var written: [UInt8] = []
    let writer = try CSVRejects(path: "file", layout, places) { written += $0 }
    try writer.feed(bytes.span)
    try writer.finish()
    let back = CSVFile(written, layout)
    #expect(back.rows.count == 2 && back.rows[0] == ["No", "Name", "notice_code", "notice"])
    #expect(back.rows.last?.prefix(3) == ["2", letters, "unknown-code"])
    #expect(back.rows.last?.last?.contains(letters) == true)
  }

  /// Such a byte in a cell that the profile does not read keeps no import from being made.
  @Test func `rejected rows come back also where a byte is no text`() throws {
    let bytes = Array("A,B\n1,".utf8) + [0x98] + Array("\n2,x\n".utf8)
    let places = RejectedPlaces.inMemory()
    places.add(Notice(.noKey, at: Place(path: "file", line: 2, column: 1, offset: 4), "no key"))
    try places.finish()
    var written: [UInt8] = []
    let layout = CSVLayout(encoding: SourceEncoding(named: "windows-1251"))
    let writer = try CSVRejects(path: "file", layout, places) { written += $0 }
    try writer.feed(bytes.span)
    try writer.finish()
    let head = "A,B,\"notice_code\",\"notice\"\n1,"
    #expect(written == Array(head.utf8) + [0x98] + Array(",\"no-key\",\"no key\"\n".utf8))
  }

  /// A file that declares nothing shows by its first bytes what it is.
  @Test(arguments: [("utf-16le", "<?xml version='1.0' encoding='utf-16'?>"), ("utf-16be", ""), ("utf-16le", "<?p?>")])
  func `rejected records come back in UTF-16, whatever the file declares`(encoding: String, head: String) throws {
    let text = "\u{feff}\(head)<r><n>2</n><e id='1'/><e id='2'><a>Қ</a></e><e id='3'/></r>"
    let bytes = try #require(Encoded.bytes(text, encoding))
    let reader = XMLReader(record: "/r/e", columns: ["/r/e/@id", "/r/e/notice"], documentPaths: [])
    let places = RejectedPlaces.inMemory()
    func note(_ row: SourceRow, _: Int) {
      guard row.text(0) != "1" else { return }
      places.add(Notice(.noKey, at: Place(path: "file", line: 1, column: 1, offset: row.offset), "no <key>"))
    }
    try reader.feed(bytes.span, note)
    try reader.finish(note)
    try places.finish()
    var written: [UInt8] = []
    let layout = XMLLayout(record: "/r/e", expectCount: "/r/n", namespaces: [:])
    let writer = try XMLRejects(path: "file", layout, places, count: 2) { written += $0 }
    try writer.feed(bytes.span)
    try writer.finish()
    let notice = "<notice_code>no-key</notice_code><notice>no &lt;key&gt;</notice>"
    let expected = "\(head)<r><n>2</n><e id='2'><a>Қ</a>\(notice)</e><e id='3'>\(notice)</e></r>"
    #expect(written == Encoded.bytes("\u{feff}" + expected, encoding))
  }

  /// A byte that begins a longer character, bytes of none, and one that is cut off by the end.
  @Test(
    arguments: ["<r><e>#</e></r>", "<r><e a='#'>x</e></r>", "<r><!--#--><e/></r>", "<r><e>x</e></r><!--#-->"],
    [[0xcd], [0x80], [0xe4, 0xb8], [0xf0], [0xff], [0xcd, 0xcd, 0x80]] as [[UInt8]])
  func `bytes that are no text of the encoding are told as that, whatever the chunks`(form: String, bytes: [UInt8]) {
    let parts = form.split(separator: "#").map { Array($0.utf8) }
    let file = parts[0] + bytes + parts[1]
    let verdicts = [1, 2, 3, 5, 7, 64, 4096].map { step -> NoticeCode? in
      let reader = XMLReader(record: "/r/e", columns: ["/r/e"], documentPaths: [])
      do {
        for start in stride(from: 0, to: file.count, by: step) {
          try reader.feed(Array(file[start..<min(start + step, file.count)]).span) { _, _ in }
        }
        try reader.finish { _, _ in }
        return nil
      } catch {
        return (error as? FileProblem)?.code
      }
    }
    #expect(verdicts == verdicts.map { _ in .encoding })
  }
}
