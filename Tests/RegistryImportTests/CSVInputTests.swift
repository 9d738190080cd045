import Foundation
import RegistryImport
import TestSupport
import Testing

@Suite struct CSVInputTests {
  private static let table = [
    ["№", "Учреждение", "Город"], ["1", "Исправительная колония ИК-17", "Шымкент"], ["2", "СИЗО, мужчины", "АЛМАТЫ"],
    ["3", "Тюрьма \"Север\"", "Караганда"], ["4", "Две\nстроки", ""],
  ]

  private static func text(_ rows: [[String]], lineEnd: String = "\r\n", delimiter: String = ",") -> String {
    rows.map { row in
      row.map { cell in
        cell.contains { "\",;\n\r\t|".contains($0) } ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      }.joined(separator: delimiter) + lineEnd
    }.joined()
  }

  /// Encodings that can write the table, but for the sign of numbers.
  static let encodings = [
    "utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "windows-1251", "koi8-r", "iso-8859-5", "ibm866",
    "mac-cyrillic", "kz-1048", "koi8-u", "gb18030", "euc-jp", "shift_jis", "big5-hkscs", "utf-7", "iso-2022-jp",
  ]

  private func encoded(_ rows: [[String]], _ encoding: String, delimiter: String = ",") -> [UInt8]? {
    Encoded.bytes(Self.text(rows, delimiter: delimiter), encoding == "kz-1048" ? "rk1048" : encoding)
  }

  @Test(arguments: encodings)
  func `one table in every encoding is one table`(encoding: String) throws {
    var rows = Self.table
    if encoded(rows, encoding) == nil { rows[0][0] = "No" }
    let bytes = try #require(encoded(rows, encoding))
    for step in [1, 7, 64, 1 << 16] {
      let file = CSVFile(bytes, CSVLayout(encoding: SourceEncoding(named: encoding)), step: step)
      #expect(file.problem == nil && file.rows == rows && file.undecodable == 0)
      #expect(file.encoding == encoding && file.remarks.isEmpty)
    }
  }

  @Test(arguments: ["windows-1251", "koi8-r", "iso-8859-5", "ibm866"])
  func `another encoding than is said is noticed`(encoding: String) throws {
    var rows = Self.table
    if encoded(rows, encoding) == nil { rows[0][0] = "No" }
    let bytes = try #require(encoded(rows, encoding))
    for declared in ["windows-1251", "koi8-r", "iso-8859-5", "iso-8859-1"] where declared != encoding {
      let file = CSVFile(bytes, CSVLayout(encoding: SourceEncoding(named: declared)), step: 64)
      #expect(file.problem == nil && file.encoding == declared && file.remarks == [.encodingDoubtful])
    }
  }

  @Test(arguments: ["utf-8", "utf-16le", "utf-16be", "windows-1251", "koi8-r", "iso-8859-5", "ibm866"])
  func `and is found without being named`(encoding: String) throws {
    var rows = Self.table
    if encoded(rows, encoding) == nil { rows[0][0] = "No" }
    for delimiter in [",", ";", "\t", "|"] {
      let bytes = try #require(encoded(rows, encoding, delimiter: delimiter))
      let file = CSVFile(bytes, step: 5)
      #expect(file.problem == nil && file.rows == rows && file.encoding == encoding)
      #expect(file.remarks == (encoding == "utf-8" ? [] : [.encodingGuessed]))
    }
  }

  @Test(arguments: ["utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"])
  func `a mark needs no name and bears a wrong one`(encoding: String) throws {
    let marked = try #require(Encoded.bytes("\u{feff}" + Self.text(Self.table), encoding))
    for declared in [nil, "windows-1251", "utf-8", "utf-16", "utf-32"] {
      let file = CSVFile(marked, CSVLayout(encoding: declared.flatMap { SourceEncoding(named: $0) }), step: 3)
      #expect(file.rows == Self.table && file.encoding == encoding)
      let agrees = declared.map { encoding.hasPrefix($0) } ?? true
      #expect(file.remarks == (agrees ? [] : [.byteOrderMark]))
    }
  }

  @Test(arguments: ["utf-8", "utf-16le", "utf-16be", "windows-1251", "gb18030", "shift_jis"])
  func `places are those of the file`(encoding: String) throws {
    let text = "No,Имя\r\n1,Один\r\n\"2\n\",\"Два, 😀\"\r\n3, \"Три\"\n"
    let sayable = encoding == "windows-1251" || encoding == "shift_jis" ? text.replacing("😀", with: "!") : text
    let bytes = try #require(Encoded.bytes(sayable, encoding))
    for step in [1, 4, 1000] {
      let input = CSVInput(CSVLayout(encoding: SourceEncoding(named: encoding))) { _, _ in }
      var places: [[Int]] = []
      let collect: CSVInput.Handler = { row, _ in places += row.cells.map { [$0.line, $0.column, $0.offset] } }
      var start = 0
      while start < bytes.count {
        try input.feed(bytes.span.extracting(start..<min(start + step, bytes.count)), collect)
        start += step
      }
      try input.finish(collect)
      // What was written before each cell, in the same encoding.
      let before = ["", "No,", "No,Имя\r\n", "No,Имя\r\n1,", "No,Имя\r\n1,Один\r\n", "No,Имя\r\n1,Один\r\n\"2\n\","]
      for (index, prefix) in before.enumerated() {
        #expect(places[index][2] == Encoded.bytes(prefix, encoding)?.count)
      }
      #expect(places.map { $0[0] } == [1, 1, 2, 2, 3, 4, 5, 5])
      let unit = Encoded.bytes("1", encoding)?.count ?? 1
      #expect(places.map { $0[1] }.prefix(6) == [1, 1 + 3 * unit, 1, 1 + 2 * unit, 1, 1 + 2 * unit])
    }
  }

  @Test(arguments: [
    ([0xff, 0xfe, 0x61, 0, 0x2c, 0, 0x3d, 0xd8, 0x0a, 0] as [UInt8], 6, 1, 5),
    ([0xff, 0xfe, 0x61, 0, 0x0a, 0, 0x00, 0xde, 0x0a, 0], 6, 2, 1), ([0xff, 0xfe, 0x61, 0, 0x0a], 4, 1, 3),
  ])
  func `a broken pair of UTF-16 is an error with its place`(bytes: [UInt8], offset: Int, line: Int, column: Int) throws
  {
    let problem = try #require(CSVFile(bytes).problem)
    #expect(problem.code == .encoding && problem.offset == offset && problem.line == line && problem.column == column)
  }

  @Test func `UTF-8 is never read as something else`() throws {
    let file = CSVFile(Array("No,Имя\n".utf8), CSVLayout(encoding: SourceEncoding(named: "windows-1251")))
    let problem = try #require(file.problem)
    #expect(problem.code == .encoding && problem.line == 1 && problem.column == 4 && problem.offset == 3)
    #expect(problem.message.contains("windows-1251") && problem.message.contains("utf-8"))
  }

  @Test func `what is said to be UTF-8 and is not says what it looks like`() throws {
    var bytes = Array("No,Name\n1,One\n2,".utf8)
    bytes += try #require(Encoded.bytes("Колония строгого режима\n", "windows-1251"))
    let file = CSVFile(bytes, CSVLayout(encoding: .utf8))
    let problem = try #require(file.problem)
    #expect(problem.code == .encoding && problem.line == 3 && problem.column == 3 && problem.offset == 16)
    #expect(problem.message.contains("windows-1251"))
  }

  /// So much ASCII that nothing can be said of the encoding at first.
  private static let longASCII = "No,Name\n" + String(repeating: "1,A place with an ordinary name\n", count: 9_000)

  @Test(arguments: ["utf-8", "windows-1251", "koi8-r"])
  func `the encoding is found also where its first letter comes late`(encoding: String) throws {
    let end = try #require(Encoded.bytes("2,Колония строгого режима\n3,Тюрьма\n", encoding))
    for step in [4096, 1 << 22] {
      let file = CSVFile(Array(Self.longASCII.utf8) + end, step: step)
      #expect(file.problem == nil && file.encoding == encoding && file.undecodable == 0)
      #expect(file.rows.suffix(2) == [["2", "Колония строгого режима"], ["3", "Тюрьма"]])
      #expect(file.rows.count == 9_003)
      #expect(file.remarks == (encoding == "utf-8" ? [] : [.encodingGuessed]))
    }
  }

  @Test func `a wrong name is found late too, with its place`() throws {
    let bytes = Array((Self.longASCII + "2,Колония\n").utf8)
    let file = CSVFile(bytes, CSVLayout(encoding: SourceEncoding(named: "koi8-r")), step: 10_000)
    let problem = try #require(file.problem)
    #expect(problem.code == .encoding && problem.line == 9_002 && problem.column == 3)
    #expect(problem.offset == Self.longASCII.utf8.count + 2)
  }

  @Test func `bytes that are no UTF-8 after much that is are an error`() throws {
    let start = "No,Name\n" + String(repeating: "1,Колония с обычным именем\n", count: 9_000)
    let bytes = Array(start.utf8) + [0x32, 0x2c, 0xcf, 0xf0, 0x0a]
    let problem = try #require(CSVFile(bytes).problem)
    #expect(problem.code == .encoding && problem.line == 9_002 && problem.column == 3)
  }

  @Test(arguments: ["utf-16", "utf-16le", "utf-32"])
  func `ASCII is not read as pairs of bytes`(declared: String) throws {
    let file = CSVFile(Array("No,Name\n1,One\n".utf8), CSVLayout(encoding: SourceEncoding(named: declared)))
    #expect(file.problem?.code == .encoding && file.rows.isEmpty)
  }

  @Test func `the line that names the delimiter is no row`() {
    #expect(CSVFile(Array("sep=;\r\na;b,c\r\n1;2\r\n".utf8)).rows == [["a", "b,c"], ["1", "2"]])
    #expect(CSVFile(Array("sep=\t\na\tb\n".utf8)).rows == [["a", "b"]])
  }

  @Test func `zero bytes are part of cells, and many of them are no text`() {
    #expect(CSVFile(Array("a,b\n1\0,2\n".utf8)).rows == [["a", "b"], ["1\0", "2"]])
    let bytes = (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 7 % 32) }
    #expect(CSVFile(bytes).problem?.code == .otherFormat)
  }

  @Test(arguments: ["nonsense", "utf-16//IGNORE", "", "utf 8"])
  func `an encoding that is none is not known`(name: String) {
    #expect(SourceEncoding(named: name) == nil)
  }

  @Test func `random bytes never end otherwise than in rows or a file's problem`() {
    var chance = SeededGenerator(seed: 11)
    let alphabet: [UInt8] = [0x22, 0x2c, 0x0a, 0x0d, 0x20, 0x00, 0x3b, 0x61, 0xd0, 0xb8, 0xff, 0xfe, 0xef, 0xbb, 0xbf]
    let names = [nil, "utf-16", "utf-16be", "gb18030", "shift_jis", "iso-2022-jp", "utf-7", "windows-1251", "utf-32le"]
    for _ in 0..<400 {
      let bytes = (0..<Int.random(in: 0...60, using: &chance)).compactMap { _ in alphabet.randomElement(using: &chance)
      }
      let name = names.randomElement(using: &chance) ?? nil
      let layout = CSVLayout(encoding: name.flatMap { SourceEncoding(named: $0) })
      let whole = CSVFile(bytes, layout)
      let pieces = CSVFile(bytes, layout, step: Int.random(in: 1...5, using: &chance))
      #expect(whole.rows == pieces.rows && whole.problem?.code == pieces.problem?.code)
    }
  }
}
