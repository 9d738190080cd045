import Registry
import Testing

/// Small cases whose figures can be told by heart; the second calculation in Tests/Reference does the rest.
@Suite struct CoverageTests {
  private func answer(
    _ facts: CoverageFacts, _ from: String = "2019-01-01", _ to: String = "2019-12-31", bodies: Set<String>? = ["npm"],
    intervals: [VisitInterval] = [], mandates: [MandateRule] = []
  ) throws -> CoverageAnswer {
    let period = try #require(Period(from: try PartialDay(from).earliest, to: try PartialDay(to).latest))
    let question = CoverageQuestion(
      period: period, bodies: bodies, dating: .incident, filters: PlaceFilters(),
      standard: intervals.first?.standard ?? "")
    return Coverage(facts, rules: RuleBook(mandates: mandates, intervals: intervals), question: question).answer()
  }

  private func place(_ id: String, _ change: (inout FacilityFacts) throws -> Void = { _ in }) throws -> FacilityFacts {
    var facility = FacilityFacts()
    facility.id = id
    facility.type = "prison"
    facility.country = "KZ"
    try change(&facility)
    return facility
  }

  private func visit(_ facility: Int32, _ start: String, _ change: (inout VisitFacts) throws -> Void = { _ in }) throws
    -> VisitFacts
  {
    var visit = VisitFacts()
    visit.facility = facility
    visit.start = try PartialDay(start)
    visit.bodies = 1
    try change(&visit)
    return visit
  }

  private func allegation(_ facility: Int32, _ day: String) throws -> AllegationFacts {
    var allegation = AllegationFacts()
    allegation.id = "a"
    allegation.facility = facility
    allegation.incident = try PartialDay(day)
    return allegation
  }

  private func facts(_ places: [FacilityFacts], _ visits: [VisitFacts], _ cases: [AllegationFacts] = [])
    -> CoverageFacts
  {
    var facts = CoverageFacts()
    facts.facilities = places
    facts.visits = visits
    facts.allegations = cases
    facts.codeSets = [[], ["npm"], ["ngo"]]
    return facts
  }

  @Test func `a refused visit makes no place visited`() throws {
    let refused = try visit(0, "2019-05-01") { $0.access = .refused }
    let answer = try answer(facts([place("a")], [refused]))
    #expect(answer.all.visited == 0)
    #expect(answer.all.refusedOnly == 1)
    #expect(answer.all.neverVisited == 1)
    #expect(answer.visits.refused == 1)
  }

  @Test func `a visit by others is none`() throws {
    let other = try visit(0, "2019-05-01") { $0.bodies = 2 }
    #expect(try answer(facts([place("a")], [other])).all.visited == 0)
    #expect(try answer(facts([place("a")], [other]), bodies: nil).all.visited == 1)
  }

  @Test func `visits carry over to a place that replaces another, in chains, and not to a whole`() throws {
    let places = try [place("old"), place("middle") { $0.replaces = [0] }, place("new") { $0.replaces = [1] }]
    let answer = try answer(facts(places, [visit(0, "2019-05-01")]))
    #expect(answer.all.visited == 3)
    #expect(answer.visits.total == 1)
  }

  @Test func `a merged record counts as the one it was merged into`() throws {
    let answer = try answer(facts([place("twin") { $0.mergedInto = 1 }, place("kept")], [visit(0, "2019-05-01")]))
    #expect(answer.all.total == 1)
    #expect(answer.all.visited == 1)
  }

  @Test func `cycles of merges and replacements end`() throws {
    let places = try [
      place("a") { $0.mergedInto = 1 }, place("b") { $0.mergedInto = 0 }, place("c") { $0.replaces = [3] },
      place("d") { $0.replaces = [2] },
    ]
    _ = try answer(facts(places, [visit(0, "2019-05-01"), visit(2, "2019-05-01")]))
  }

  @Test(arguments: [
    // A month's end that the next month does not have, and the day after.
    ("2018-08-31", 6, "2019-02-28", false), ("2018-08-31", 6, "2019-03-01", true),
    ("2018-08-30", 6, "2019-02-28", false),
    ("2019", 12, "2020-12-31", false), ("2019", 12, "2021-01-01", true),
  ])
  func `overdue by calendar months`(last: String, months: Int, reference: String, isOverdue: Bool) throws {
    let standard = VisitInterval(standard: "s", facilityType: "prison", months: months, source: "x")
    let answer = try answer(facts([place("a")], [visit(0, last)]), reference, reference, intervals: [standard])
    #expect(answer.all.overdue == (isOverdue ? 1 : 0))
  }

  @Test func `without an interval overdue is unknown`() throws {
    #expect(try answer(facts([place("a")], [])).all.overdue == nil)
    #expect(try answer(facts([place("a") { $0.intervalMonths = 12 }], [])).all.overdue == 1)
  }

  @Test func `a partial date is followed for sure or possibly`() throws {
    let sure = try answer(facts([place("a")], [visit(0, "2019-06-30")], [allegation(0, "2019-06")]))
    #expect(sure.allegations.visitedAfter == 1)
    let possible = try answer(facts([place("a")], [visit(0, "2019-06-15")], [allegation(0, "2019-06")]))
    #expect(possible.allegations.possiblyVisitedAfter == 1)
    #expect(possible.allegations.unvisited == 1)
    let not = try answer(facts([place("a")], [visit(0, "2019-05-31")], [allegation(0, "2019-06")]))
    #expect(not.allegations.notVisitedAfter == 1)
  }

  @Test func `a visit under way is zero days`() throws {
    let long = try visit(0, "2019-06-01") { $0.end = try PartialDay("2019-06-20") }
    let answer = try answer(facts([place("a")], [long], [allegation(0, "2019-06-10")]))
    #expect(answer.allegations.medianDaysToVisit == 0)
    #expect(answer.allegations.visitedAfterWithin == [1, 1, 1])
  }

  @Test(
    arguments: [
      ([(10, true), (20, true), (30, false)], 20), ([(10, false), (20, true)], 20),
      ([(5, true), (9, false), (9, false)], nil),
      ([], nil), ([(0, true)], 0), ([(3, true), (3, true), (3, false), (8, true)], 3),
    ] as [([(Int, Bool)], Int?)])
  func `the median is Kaplan-Meier's`(observations: [(Int, Bool)], median: Int?) {
    #expect(KaplanMeier.median(observations.map { .init(days: $0.0, isVisited: $0.1) }) == median)
  }

  @Test func `the mandate is the place's own, then by the rules, then unknown`() throws {
    let rule = MandateRule(
      country: "KZ", facilityType: "prison", authority: nil, from: try PartialDay("2013-07"), until: nil,
      legalBasis: "x")
    let places = try [
      place("rule"), place("own") { $0.mandate = .outside }, place("none") { $0.type = "children" },
      place("ended") {
        $0.mandate = .outside
        $0.mandateUntil = try PartialDay("2015")
      },
    ]
    let answer = try answer(facts(places, []), mandates: [rule])
    #expect(answer.byMandate[.inside]?.total == 2)
    #expect(answer.byMandate[.outside]?.total == 1)
    #expect(answer.byMandate[.unknown]?.total == 1)
  }

  @Test func `a step is reached by a later one, and not after the reference day`() throws {
    var convicted = try allegation(0, "2019-06-10")
    convicted.convicted = 2
    var late = try allegation(0, "2019-06-10")
    late.sentToCourt = StepFacts(isYes: true, earliest: try PartialDay("2020-02").earliest)
    let funnel = try answer(facts([place("a")], [], [convicted, late])).funnel
    #expect(funnel.steps.map(\.count) == [2, 1, 1, 1, 1, 1])
    #expect(funnel.convictedPersons == 2)
  }

  @Test func `a date coarser than the bucket is unknown`() throws {
    let answer = try answer(facts([place("a")], [], [allegation(0, "2019"), allegation(0, "2019-04-01/2019-05-02")]))
    func keys(_ dimension: Breakdown.Dimension) -> [String] {
      answer.breakdowns.first { $0.dimension == dimension }?.rows.map(\.key) ?? []
    }
    #expect(keys(.year) == ["2019"])
    #expect(keys(.quarter) == ["2019-Q2", "unknown"])
    #expect(keys(.month) == ["unknown"])
  }
}
