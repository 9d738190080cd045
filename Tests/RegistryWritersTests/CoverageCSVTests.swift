import Registry
import RegistryReports
import Testing

@testable import RegistryWriters

@Suite struct CoverageCSVTests {
  @Test func `every scalar has its path`() {
    let report = JSONValue.object([
      .init("a", .int(1)), .init("bodies", .array([.string("npm"), .string("x|y")])), .init("filters", .object([])),
      .init("within", .object([.init("30", .double(0.5))])),
      .init(
        "byKey",
        .array([
          .object([.init("key", .string("KZ-10")), .init("share", .null)]),
          .object([.init("key", .string("odd ]\\.")), .init("isTrue", .bool(true))]),
        ])),
      .init("places", .array([.object([.init("id", .string("f1")), .init("name", .string("Colony"))])])),
      .init("none", .array([])),
    ])
    var lines: [String] = []
    FigureWalk(label: { parent, key in parent == "byKey" && key == "KZ-10" ? "Abai" : nil }).walk(report) {
      lines.append("\($0) / \($1.joined(separator: ", ")) / \($2)")
    }
    #expect(
      lines == [
        "a / a / 1", "bodies / bodies / npm|x\\|y", "within.30 / within, 30 / 0.5",
        "byKey[KZ-10].share / by key, Abai, share / ",
        "byKey[odd \\]\\\\.].isTrue / by key, odd ]\\., is true / true",
        "places[f1].name / places, Colony, name / Colony", "none / none / ",
      ])
  }

  @Test(arguments: [
    (["a", "b"], "a,b\r\n"), (["a,b", "c\"d", "e\nf"], "\"a,b\",\"c\"\"d\",\"e\nf\"\r\n"),
    (["=1+1", "-5", "-5+1", "@x", " y"], "'=1+1,-5,'-5+1,'@x,\" y\"\r\n"), (["", ""], ",\r\n"),
    (["=a,b"], "\"'=a,b\"\r\n"),
  ])
  func `cells are those of RFC 4180 and no formulas`(cells: [String], line: String) {
    var output: [UInt8] = []
    CSVCell.append(cells, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == line)
  }

  @Test func `the tables of a folder have all columns of the JSON`() throws {
    var facts = CoverageFacts()
    facts.facilities = [FacilityFacts()]
    facts.facilities[0].name = "=cmd, \"quoted\""
    facts.allegations = [AllegationFacts()]
    facts.allegations[0].incident = try PartialDay("2025-02")
    facts.allegations[0].facility = 0
    let question = CoverageQuestion(
      period: try #require(
        Period(from: try PartialDay("2025").earliest, to: try PartialDay("2025").latest)), bodies: nil,
      dating: .incident, filters: PlaceFilters(), standard: "")
    let context = CoverageContext(
      question: question,
      ReportContext(
        audience: .internalUse, generatedAt: "", isDemonstration: false, codes: CodeLists([]), language: "en"))
    let rules = RuleBook(mandates: [], intervals: [])
    let answer = DisclosedCoverage(
      Coverage(facts, rules: rules, question: question).answer(), question: question, for: .internalUse, rules: rules,
      today: question.period.to)
    let published = PublishedFigures([], question, rules: [])
    guard case .object(let members) = CoverageJSON.value(answer, published, context) else { return }
    func names(_ value: JSONValue?) -> [String] {
      guard case .object(let members)? = value?.items.first else { return [] }
      return members.map(\.name)
    }
    for list in CoverageCSV.lists {
      #expect(names(members.first { $0.name == list.member }?.value) == list.columns)
    }
    guard case .object(let breakdowns)? = members.first(where: { $0.name == "breakdowns" })?.value else { return }
    #expect(names(breakdowns.first?.value) == ["key"] + CoverageCSV.breakdownColumns)

    let files = CoverageCSV.folder(
      CoverageJSON.value(answer, published, context), .internalUse, context)
    #expect(Set(files.map(\.name)) == Set(CoverageCSV.folderNames))
    let places = try #require(files.first { $0.name == "unvisited-facilities.csv" }).bytes
    #expect(
      String(decoding: places, as: UTF8.self) == """
        id,name,type,region,closed,lastVisit,daysSinceLastVisit,overdue,allegations,unvisitedAllegations\r
        ,"'=cmd, ""quoted""\",,,,,,,1,1\r

        """)
  }
}
