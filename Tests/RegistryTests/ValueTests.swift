import Registry
import Testing

@Suite struct ValueTests {
  private let reader = ValueReader(
    codes: CodeLists([
      CodeList(name: "act", codes: ["torture", "threats"].map { Code(value: $0, labels: [:], huridocs: nil) })
    ]))

  private func canonical(_ text: String, _ kind: FieldKind) throws(ValueProblem) -> String {
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    try reader.append(bytes.span, of: kind, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: [
    ("53.74618911743160", "53.7461891174316"), ("-0.0", "0"), ("+7", "7"), ("007.50", "7.5"), (".5", "0.5"),
    ("5.", "5"),
    ("0", "0"), ("-12.30", "-12.3"),
    ("12345678901234567890.123456789012345678", "12345678901234567890.123456789012345678"),
  ])
  func `keeps decimals in their shortest form, with every digit`(text: String, shortest: String) throws {
    #expect(try canonical(text, .decimal) == shortest)
    #expect(try canonical(shortest, .decimal) == shortest)
  }

  @Test(arguments: ["", "1e5", "1,5", "--1", ".", "NaN", "1.2.3", String(repeating: "9", count: 39)])
  func `refuses what is no decimal`(text: String) {
    #expect(throws: ValueProblem.notADecimal) { try canonical(text, .decimal) }
  }

  @Test(arguments: [("0", "0"), ("007", "7"), (" 12 ", "12"), ("2147483647", "2147483647")])
  func `reads counts`(text: String, count: String) throws {
    #expect(try canonical(text, .count) == count)
  }

  @Test(arguments: ["-1", "1.0", "2147483648", "99999999999999999999999", "twelve", "+5"])
  func `refuses what is no count, without a trap`(text: String) {
    #expect(throws: ValueProblem.notACount) { try canonical(text, .count) }
  }

  @Test(arguments: [
    (FieldKind.yesNo, "Yes", ValueProblem.notYesNo), (.code("act"), "Torture", .unknownCode(list: "act")),
    (.country, "Kz", .notACountry), (.country, "KAZ", .notACountry), (.region, "KZ", .notARegion),
    (.region, "KZ-1234", .notARegion), (.identifier, "nothing", .notAnIdentifier),
    (.identifier, ":x", .notAnIdentifier),
    (.text, "a\u{0}b", .controlCharacter), (.text, "a\u{ffff}", .controlCharacter),
    (.reference(.facility), "a b", .notAnID),
  ])
  func `says what is wrong with a value`(kind: FieldKind, text: String, problem: ValueProblem) {
    #expect(throws: problem) { try canonical(text, kind) }
  }

  @Test func `a code that stands twice counts once, a text as often as it stands`() throws {
    let cell = "threats|torture|torture|threats"
    for (kind, kept) in [(FieldKind.code("act"), "threats|torture"), (.text, cell)] {
      var output: [UInt8] = []
      let bytes = Array(cell.utf8)
      try reader.appendCell(bytes.span, of: FieldDefinition("x", kind, multiple: true, ""), to: &output)
      #expect(String(decoding: output, as: UTF8.self) == kept)
    }
  }

  @Test(arguments: [
    ("a|b", ["a", "b"]), ("a||b|", ["a", "b"]), (#"a\|b|c"#, ["a|b", "c"]), (#"back\\slash"#, [#"back\slash"#]),
    (#"end\"#, [#"end\"#]), ("", []),
  ])
  func `splits a cell of several values`(cell: String, values: [String]) {
    #expect(ListCell.split(cell) == values)
  }

  @Test func `any values come back from a cell`() {
    var chance = SystemRandomNumberGenerator()
    let pieces = ["a", "|", "\\", " ", "ж", "\\|", "||"]
    for _ in 0..<2_000 {
      let values = (0..<Int.random(in: 0...4, using: &chance)).map { _ in
        (0..<Int.random(in: 1...5, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
      }
      #expect(ListCell.split(ListCell.join(values)) == values)
    }
  }

  @Test(arguments: ["k7p2-000123", "A", "a.b_c:d@e/f-g", String(repeating: "x", count: 64)])
  func `accepts ids`(id: String) { #expect(RecordID.isValid(id)) }

  @Test(arguments: ["", "a b", "ж", String(repeating: "x", count: 65), "a|b", "a\n"])
  func `refuses ids`(id: String) { #expect(!RecordID.isValid(id)) }

  @Test(arguments: ["=1+1", "@cmd", "+1+1", "-2+3", "\tx", "'=x", "''@x", "-=1"])
  func `guards what a spreadsheet would run`(text: String) {
    let bytes = Array(text.utf8)
    let needsGuard = SpreadsheetCell.needsGuard(bytes.span)
    #expect(needsGuard)
    let guarded = Array("'\(text)".utf8)
    let isGuarded = SpreadsheetCell.isGuarded(guarded.span)
    #expect(isGuarded)
  }

  @Test(arguments: ["plain", "-12.5", "+7 701 000 00 00", "2019-03-05", "-5", "'quoted'", "", "(+7) 12", "1=1"])
  func `leaves plain text, numbers, dates and telephone numbers alone`(text: String) {
    let bytes = Array(text.utf8)
    let needsGuard = SpreadsheetCell.needsGuard(bytes.span)
    #expect(!needsGuard)
  }
}

@Suite struct FieldSlotsTests {
  @Test func `absent, empty and given are three things`() throws {
    let catalogue = Catalogue.of(.facility)
    let name = try #require(catalogue.position(of: "name"))
    let region = try #require(catalogue.position(of: "region"))
    let locality = try #require(catalogue.position(of: "locality"))
    var record = FieldSlots(.facility)
    record.set(name, to: "Before")
    record.set(region, to: "KZ-10")
    record.set(locality, to: "Town")
    var change = FieldSlots(.facility)
    change.set(name, to: "After")
    change.set(region, to: "")
    record.merge(change)
    #expect(record.text("name") == "After")
    #expect(record.text("region") == nil)
    #expect(record.text("locality") == "Town")
  }

  @Test func `a statement is JSON that reads back`() {
    let text = "quote \" backslash \\ line\nfeed \u{1} ж"
    let pairs = [("name", text), ("other", "")]
    let object = Array(JSONText.object(pairs.map { (key: $0.0, value: $0.1) }).utf8)
    let back = JSONText.pairs(object.span)
    #expect(back?.map(\.key) == ["name", "other"])
    #expect(back?.map { String(decoding: $0.value, as: UTF8.self) } == [text, ""])
  }
}

@Suite struct CatalogueTests {
  @Test func `names are unique and ids are apart`() {
    for type in RecordType.allCases {
      let names = Catalogue.of(type).fields.map(\.name)
      #expect(Set(names).count == names.count)
      #expect(!names.contains("id"))
      #expect(names.suffix(3) == ["identifiers", "source", "notes"])
    }
  }

  @Test(arguments: [
    (RecordType.visit, ["access_notes", "participants", "confidential_notes"]),
    (.allegation, ["place_text", "medical_finding", "narrative", "source_contact"]), (.facility, []), (.finding, []),
  ])
  func `these fields are sealed and no others`(type: RecordType, names: [String]) {
    #expect(Catalogue.of(type).fields.filter(\.isSealed).map(\.name) == names)
  }
}
