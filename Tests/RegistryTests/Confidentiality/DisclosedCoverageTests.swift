import Testing

@testable import Registry

@Suite struct DisclosedCoverageTests {
  private let today = Day(year: 2026, month: 3, day: 5) ?? .first
  private let rules = RuleBook(mandates: [], intervals: [])

  private func disclosed(
    _ days: [String], consent: String, for audience: Audience, from: String = "2025", to: String = "2025",
    places: Int = 2, _ change: (inout PlaceFilters) -> Void = { _ in }
  ) throws -> DisclosedCoverage {
    var facts = CoverageFacts()
    facts.facilities = (0..<places).map { number in
      var place = FacilityFacts()
      place.id = "f\(number)"
      place.type = "prison"
      place.country = "KZ"
      place.region = "KZ-1\(number)"
      place.authority = "A\(number)"
      return place
    }
    facts.codeSets = [[], ["torture"], ["un", "public", "npm"]]
    facts.allegations = try days.enumerated().map { number, day in
      var allegation = AllegationFacts()
      allegation.id = "a\(number)"
      allegation.facility = Int32(number % places)
      allegation.incident = try PartialDay(day)
      allegation.incidentText = day
      allegation.acts = 1
      allegation.consent = consent
      allegation.consentFor = 2
      allegation.source = "Coalition"
      return allegation
    }
    let period = try #require(Period(from: try PartialDay(from).earliest, to: try PartialDay(to).latest))
    var filters = PlaceFilters()
    change(&filters)
    let question = CoverageQuestion(
      period: period, bodies: nil, dating: .incident, filters: filters, standard: "")
    return DisclosedCoverage(
      Coverage(facts, rules: rules, question: question).answer(), question: question, for: audience, rules: rules,
      today: today)
  }

  @Test(arguments: [
    ("2025", "2025", "2025-05-05", true), ("2025-04", "2025-06", "2025-05-05", true),
    ("2025-04-02", "2025-12", "2025-05-05", false), ("2025-04", "2025-06-29", "2025-05-05", false),
    ("2025-05-05", "2025-05-05", "2025-05-05", false), ("2025", "2025", "2025", true),
    ("2025", "2025-06", "2025", false), ("2025", "2025", "2025/2026", false),
  ])
  func `an anonymous allegation is listed where the period tells no more than its quarter`(
    from: String, to: String, day: String, isListed: Bool
  ) throws {
    let told = try disclosed([day], consent: "anonymous", for: .un, from: from, to: to)
    #expect(told.unvisitedAllegations.map(\.isAnonymous) == (isListed ? [true] : []))
    #expect(told.withheld.count == (isListed ? 0 : 1))
    #expect(try disclosed([day], consent: "named", for: .un, from: from, to: to).unvisitedAllegations.count == 1)
  }

  @Test func `an anonymous allegation is withheld where a filter tells its place`() throws {
    func listed(_ change: (inout PlaceFilters) -> Void) throws -> Int {
      try disclosed(["2025-05-05", "2025-05-06"], consent: "anonymous", for: .un, change).unvisitedAllegations.count
    }
    #expect(try listed { _ in } == 2)
    #expect(try listed { $0.types = ["prison"] } == 2)
    #expect(try listed { $0.mandates = [.unknown] } == 0)
    #expect(try listed { $0.authorities = ["A0", "A1"] } == 0)
    #expect(try listed { $0.regions = ["KZ-10"] } == 0)
  }

  @Test func `nothing is told of the allegations at one place, by whatever filter`() throws {
    let days = Array(repeating: "2025-05-05", count: 20)
    for audience in [Audience.national, .authorities, .eu, .un, .everyone] {
      let told = try disclosed(days, consent: "none", for: audience) { $0.regions = ["KZ-10"] }
      #expect(told.allegations.total == nil)
      #expect(told.allegations.unvisited == nil)
      #expect(told.funnel.steps.allSatisfy { $0.count == nil })
      #expect(told.withheld.count == nil)
      #expect(told.timeline.buckets.allSatisfy { $0.allegations == nil })
      #expect(told.breakdowns.allSatisfy { $0.rows.allSatisfy { $0.allegations == nil && $0.persons == nil } })
      #expect(told.all.total == 1)
    }
    #expect(try disclosed(days, consent: "none", for: .npm) { $0.regions = ["KZ-10"] }.allegations.total == 10)
  }

  @Test func `sources and the curve stay inside`() throws {
    for audience in Audience.allCases {
      let told = try disclosed(["2025-05-05"], consent: "named", for: audience)
      let sources = told.breakdowns.first { $0.dimension == .source }?.rows.map(\.key)
      #expect(sources == (audience == .internalUse ? ["Coalition"] : []))
      #expect((told.waiting == nil) == (audience != .internalUse))
    }
  }

  @Test func `totals without a filter are the same for everybody`() throws {
    let days = ["2025-05-05", "2025-06-05", "2025-06-06"]
    for audience in Audience.allCases {
      let told = try disclosed(days, consent: "none", for: audience)
      #expect(told.allegations.total == 3)
      #expect(told.unvisitedFacilities.count == 2)
      #expect(told.unvisitedFacilities.allSatisfy { ($0.allegations == nil) != audience.mayCountByPlace })
    }
  }
}
