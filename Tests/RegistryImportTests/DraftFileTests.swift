import Foundation
import RegistryImport
import TestSupport
import Testing

/// What a draft makes of whole files.
@Suite struct DraftFileTests {
  @Test(arguments: 0..<40)
  func `a draft of any table is a profile or says what is missing`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let headers = [
      "Place", "Вид", "", "a: b", "{x}", "#1", "- y", "Дата визита", "Name\"s", "no", "ФИО", "Place", "'", "@id",
    ]
    let values = [
      "", "prison", "5", "2026-03-05", "a, b", "x: y", "{z}", "# no", "да", "\u{202e}", "N/A", "1,5", "é", "\"q\"",
    ]
    let width = Int.random(in: 1...8, using: &random)
    func cell(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
    func row(_ texts: [String]) -> String {
      (0..<width).map { _ in cell(texts.randomElement(using: &random) ?? "") }.joined(separator: ";")
    }
    let table = ([row(headers)] + (0..<Int.random(in: 0...30, using: &random)).map { _ in row(values) })
      .joined(separator: "\n")
    let draft = try #require(try DraftTrial.draft(table))
    let problems = try DraftTrial.problems(draft)
    #expect(problems.allSatisfy { problem in draft.missing.contains(problem) }, "\(problems)\n\(table)\n\(draft.text)")
    #expect(try DraftTrial.draft(table, chunk: 7)?.missing.isEmpty == draft.missing.isEmpty)
  }

  @Test(arguments: 0..<20)
  func `no text that stands alone is shown`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func secret() -> String {
      "secret" + String((0..<8).map { _ in Character(UnicodeScalar(UInt8.random(in: 97...122, using: &random))) })
    }
    let headers = ["Ref", "Place", "Remarks", "Lead inspector", "Whatever", "Visited on", "Type"].shuffled(
      using: &random)
    let rows = (0..<50).map { _ in headers.map { $0 == "Type" ? "prison" : secret() }.joined(separator: ",") }
    let draft = try #require(try DraftTrial.draft(([headers.joined(separator: ",")] + rows).joined(separator: "\n")))
    #expect(!draft.text.contains("secret"))
  }

  @Test func `more values than can be kept are said to be so`() throws {
    let rows = (0..<1500).map { "N-\($0),prison \($0 % 1200)\n" }.joined()
    let draft = try #require(try DraftTrial.draft("No,Place\n\(rows)"))
    #expect(draft.text.contains("# - No: filled; text; more than 1000 different, which were not counted further"))
    #expect(draft.text.contains("tells rows apart"))
  }

  @Test func `rows that are equal may share a key, others may not`() throws {
    let equal = try #require(try DraftTrial.draft("No,Name,Type\n1,One,prison\n2,Two,prison\n1,One,prison\n"))
    #expect(equal.text.contains("key: \"{No}\""))
    let other = try #require(try DraftTrial.draft("No,Name,Type\n1,One,prison\n2,Two,prison\n1,Three,prison\n"))
    #expect(other.text.contains("key: \"{Name}\""))
  }

  @Test func `an empty file gives no draft, and a broken one says so`() throws {
    #expect(try DraftTrial.draft("") == nil)
    let broken = try #require(try DraftTrial.draft("Name,Type\nOne,prison\n\"Two,prison\n"))
    #expect(broken.text.contains("# NOTE: the file is broken in line 3"))
    #expect(throws: FileProblem.self) { try DraftTrial.draft("<a><b>1</b>", named: "a.xml") }
    #expect(throws: FileProblem.self) { try DraftTrial.draft("<!DOCTYPE a><a/>", named: "a.xml") }
  }

  @Test func `a line that tells programs the delimiter is not the header`() throws {
    let draft = try #require(try DraftTrial.draft("sep=;\nName;Type\nOne;prison\n"))
    #expect(draft.text.contains("name: {from: Name}") && !draft.text.contains("header:"))
  }

  @Test func `what is no table is called by its name`() {
    for (start, kind) in [
      ("PK\u{3}\u{4} xl/", "an Excel workbook (xlsx)"), ("%PDF-1.7", "a PDF file"), ("<html>", "a page in HTML"),
    ] {
      let problem = #expect(throws: FileProblem.self) { try DraftTrial.draft(start) }
      #expect(problem?.message == "this is \(kind)")
    }
  }

  @Test func `letters that come late still decide the encoding, and no word of the file is shown with it`() throws {
    let rows = (0..<20_000).map { "Colony \($0);prison\n" }.joined()
    let bytes =
      Array("Name;Type\n\(rows)".utf8) + (try #require(Encoded.bytes("Вымысловская колония;prison\n", "windows-1251")))
    let draft = try #require(try DraftTrial.draft(bytes, named: "t.csv", chunk: 1 << 18))
    #expect(draft.text.contains("encoding: windows-1251  # guess\n"))
    let short = try #require(Encoded.bytes("Name;Type\nВымысловская колония;prison\n", "windows-1251"))
    #expect(try DraftTrial.draft(short, named: "t.csv")?.text.contains("Вымысловская") == false)
  }

  @Test(arguments: ["<a/>", "<a>text</a>", "<a><b/></a>", "<a><b x='1'/><b x='2'/></a>", "<a><b>1</b><b>2</b></a>"])
  func `the smallest XML gives a draft`(xml: String) throws {
    let draft = try #require(try DraftTrial.draft(xml, named: "a.xml"))
    let problems = try DraftTrial.problems(draft)
    #expect(problems.allSatisfy { draft.missing.contains($0) }, "\(problems)\n\(draft.text)")
  }
}

/// Real partners' files, where they are at hand; otherwise these tests are skipped.
@Suite(.enabled(if: DraftTrial.samples != nil, "the sample files are not here"))
struct DraftSampleTests {
  static let tables: [String] = {
    guard let samples = DraftTrial.samples,
      let paths = FileManager.default.enumerator(atPath: samples.path)?.compactMap({ $0 as? String })
    else { return [] }
    return paths.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".tsv") }.sorted()
  }()

  private func draft(_ path: String) throws -> ProfileDraft? {
    let samples = try #require(DraftTrial.samples)
    let bytes = [UInt8](try Data(contentsOf: samples.appendingPathComponent(path)))
    return try DraftTrial.draft(bytes, named: path.split(separator: "/").last.map(String.init) ?? path)
  }

  @Test(arguments: tables)
  func `any table gives a draft that is YAML`(path: String) throws {
    let made: ProfileDraft?
    do {
      made = try draft(path)
    } catch let problem as FileProblem {
      // Some are packed, whatever their names say.
      return #expect(problem.code == .otherFormat)
    }
    guard let draft = made else { return }
    let problems = try DraftTrial.problems(draft)
    #expect(problems.allSatisfy { draft.missing.contains($0) }, "\(problems)\n\(draft.text)")
  }

  @Test(arguments: [
    (
      "uk-prison-register/data/prison/prison.tsv",
      ["encoding: utf-8", "delimiter: tab", "name: {from: name}", "closed: {from: end-date}", "then: prison}"]
    ),
    (
      "italy-prisons/anagrafica.csv",
      [
        "encoding: utf-8", "delimiter: \",\"", "key: \"{id_pagina}\"", "name: {from: titolo}", "from: tipo",
        "locality: {from: comune}", "address: {from: indirizzo}", "latitude: {from: latitude}",
        "longitude: {from: longitude}", "# Casa circondariale: ?  # 135 rows",
      ]
    ),
    (
      "hiqa-inspections/hiqa_reports_2024-04-16.csv",
      [
        "encoding: utf-8", "delimiter: \",\"", "key: \"{centre-id}\"", "name: {from: name-of-designated-centre}",
        "key: \"{fieldwork-ID}\"", "facility: {key: \"{centre-id}\"}", "start: {from: date}",
        "Unannounced: \"no\"  # 1531 rows; guess", "population: {from: number-of-residents-present}",
      ]
    ),
    (
      "messytables-horror/horror/utf-16le_encoded.csv",
      [
        "encoding: utf-16le", "delimiter: \",\"", "key: \"{Organisation_code}\"",
        "name: {from: Organisation_name, missing: [\"-\"]}", "from: Organisation_classification",
      ]
    ),
    ("uk-fhrs-xml/FHRS626en-GB.xml", fhrs), ("uk-fhrs-xml/FHRS648en-GB.xml", fhrs),
    ("uk-fhrs-xml/FHRS785en-GB.xml", fhrs),
  ])
  func `a partner's file gives the right start`(path: String, lines: [String]) throws {
    let draft = try #require(try draft(path))
    for line in lines { #expect(draft.text.contains(line), "\(line)\n\(draft.text)") }
  }

  private static let fhrs = [
    "record: \"/FHRSEstablishment/EstablishmentCollection/EstablishmentDetail\"",
    "expect-count: \"/FHRSEstablishment/Header/ItemCount\"", "key: \"{FHRSID}\"", "name: {from: BusinessName}",
    "latitude: {from: Geocode/Latitude}", "longitude: {from: Geocode/Longitude}", "key: \"{FHRSID}@{RatingDate}\"",
    "only-if: {RatingDate: present}", "start: {from: RatingDate}",
  ]
}
