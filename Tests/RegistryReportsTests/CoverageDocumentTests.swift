import Registry
import RegistryReports
import Testing

/// What the report draws and lists, from nothing to much.
@Suite struct CoverageDocumentTests {
  private func document(_ facts: CoverageFacts, _ from: String, _ to: String, mostListed: Int = 20) throws -> Document {
    let period = try #require(Period(from: try PartialDay(from).earliest, to: try PartialDay(to).latest))
    let question = CoverageQuestion(
      period: period, bodies: nil, dating: .incident, filters: PlaceFilters(), standard: "")
    let rules = RuleBook(mandates: [], intervals: [])
    let answer = DisclosedCoverage(
      Coverage(facts, rules: rules, question: question).answer(), question: question, for: .internalUse, rules: rules,
      today: question.period.to)
    let context = CoverageContext(
      question: question,
      ReportContext(
        audience: .internalUse, generatedAt: "2026-01-01T00:00:00Z", isDemonstration: false, codes: CodeLists([]),
        language: "en"))
    return CoverageDocument(answer, context, mostListed: mostListed).document()
  }

  private func facts(places: Int, regions: Int, visits: Int, allegations: Int) throws -> CoverageFacts {
    var facts = CoverageFacts()
    facts.facilities = (0..<places).map { number in
      var place = FacilityFacts()
      place.id = "f\(number)"
      place.name = "Place \(number)"
      place.type = "prison"
      place.region = "KZ-\(number % regions)"
      return place
    }
    facts.visits = try (0..<visits).map { number in
      var visit = VisitFacts()
      visit.facility = Int32(number % places)
      visit.start = try PartialDay("2025-05-05")
      return visit
    }
    facts.allegations = try (0..<allegations).map { number in
      var allegation = AllegationFacts()
      allegation.id = "a\(number)"
      allegation.facility = Int32(number % places)
      allegation.incident = try PartialDay("2025-04-04")
      return allegation
    }
    return facts
  }

  private func illustrations(_ document: Document) -> [Illustration] {
    document.blocks.compactMap { block in
      if case .illustration(let illustration) = block { illustration } else { nil }
    }
  }

  private func lists(_ document: Document) -> [Table] {
    document.blocks.compactMap { block in
      if case .table(let table) = block, table.isList { table } else { nil }
    }
  }

  @Test func `where there is nothing, nothing is drawn or listed`() throws {
    let document = try document(CoverageFacts(), "2025", "2025")
    #expect(illustrations(document).isEmpty)
    #expect(lists(document).isEmpty)
  }

  @Test func `one place on one day`() throws {
    let facts = try facts(places: 1, regions: 1, visits: 1, allegations: 0)
    let document = try document(facts, "2025-05-05", "2025-05-05")
    #expect(
      illustrations(document).map(\.caption) == [
        "Share of places visited, by region", "Share of places visited, by type of place",
        "Visits and allegations over time",
      ])
    #expect(illustrations(document)[0].description.hasSuffix("It is 100.0 % everywhere."))
    #expect(illustrations(document)[2].table?.rows == [[.text("2025-05"), .count(1), .count(0), .count(0)]])
  }

  @Test func `two hundred regions are told in words by a few names`() throws {
    let facts = try facts(places: 200, regions: 200, visits: 3, allegations: 10)
    let document = try document(facts, "2025", "2025", mostListed: 50)
    let words = try #require(illustrations(document).first).description
    #expect(words.contains("Highest, 100.0 %: KZ-0, KZ-1, KZ-2. Lowest, 0.0 %: "))
    #expect(words.hasSuffix(" and 189 more."))
    #expect(illustrations(document).map(\.caption).contains("Days to a visit"))
    #expect(lists(document).map(\.rows.count) == [50, 7])
    #expect(lists(document)[0].remark == "… and 147 more; the formats csv and json list all.")
    #expect(lists(document)[1].remark == nil)
  }

  @Test func `the curve's table has the figures that are drawn`() throws {
    let document = try document(facts(places: 2, regions: 1, visits: 1, allegations: 4), "2025", "2025")
    let table = try #require(illustrations(document).first { $0.caption == "Days to a visit" }?.table)
    #expect(table.rows.first == [.days(0), .share(1), .count(4)])
    #expect(table.rows.last == [.days(271), .share(0.5), .count(2)])
  }
}
