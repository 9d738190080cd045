import Registry
import Testing

/// Tests of how a period is cut into buckets, and what falls into none.
@Suite struct TimelineTests {
  private func period(_ from: String, _ to: String) throws -> Period {
    try #require(Period(from: try PartialDay(from).earliest, to: try PartialDay(to).latest))
  }

  private func visit(_ start: String, _ end: String? = nil, access: Access? = .full) throws -> VisitFacts {
    var visit = VisitFacts()
    visit.start = try PartialDay(start)
    visit.end = try end.map { try PartialDay($0) }
    visit.access = access
    return visit
  }

  private func allegation(_ day: String) throws -> AllegationFacts {
    var allegation = AllegationFacts()
    allegation.incident = try PartialDay(day)
    return allegation
  }

  private func answer(_ period: Period, _ visits: [VisitFacts], _ cases: [AllegationFacts]) -> CoverageAnswer {
    var facts = CoverageFacts()
    facts.facilities = [FacilityFacts()]
    facts.visits = visits
    facts.allegations = cases
    let question = CoverageQuestion(
      period: period, bodies: nil, dating: .incident, filters: PlaceFilters(), standard: "")
    return Coverage(facts, rules: RuleBook(mandates: [], intervals: []), question: question).answer()
  }

  @Test(arguments: [
    ("2025-03-05", "2025-03-05", "month", "2025-03", "2025-03", 1),
    ("2025-01", "2025-12", "month", "2025-01", "2025-12", 12),
    ("2024", "2025", "month", "2024-01", "2025-12", 24),
    ("2024-12", "2026-12", "quarter", "2024-Q4", "2026-Q4", 9),
    ("2020", "2025", "quarter", "2020-Q1", "2025-Q4", 24),
    ("2019-12-31", "2025", "year", "2019", "2025", 7), ("1999", "2024", "decade", "1990/1999", "2020/2029", 4),
    ("0000", "9999", "century", "0000/0099", "9900/9999", 100),
  ])
  func `a period is cut into the shortest buckets of which there are few`(
    from: String, to: String, unit: String, first: String, last: String, count: Int
  ) throws {
    let timeline = Timeline(try period(from, to))
    #expect("\(timeline.unit)" == unit)
    #expect(timeline.buckets.first?.key == first)
    #expect(timeline.buckets.last?.key == last)
    #expect(timeline.buckets.count == count)
    #expect(timeline.all == timeline.buckets)
  }

  @Test func `what is dated too coarsely or began earlier is in no bucket`() throws {
    let timeline = try answer(
      try period("2025", "2025"),
      [
        visit("2025-01-31"), visit("2025-02"), visit("2025-02-28", access: .refused), visit("2025"),
        visit("2024-12-30", "2025-01-02"), visit("2025-03-31/2025-04-01"),
      ],
      [allegation("2025-02-01"), allegation("2025-02"), allegation("2025"), allegation("2025-12-31/2026-01-01")]
    ).timeline
    #expect(timeline.buckets.map(\.granted) == [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(timeline.buckets.map(\.refused) == [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(timeline.buckets.map(\.allegations) == [0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(timeline.unknown.granted == 3)
    #expect(timeline.unknown.allegations == 2)
    #expect(timeline.all.last?.key == Breakdown.unknown)
  }

  @Test func `the buckets add up to the figures of the report`() throws {
    let days = ["2019-05-01", "2019-05", "2019", "2018-11/2019-02", "2020-12-31", "2019-01"]
    let answer = try answer(
      period("2019", "2020"), days.map { try visit($0) } + [visit("2019-07-07", access: .refused)],
      days.map { try allegation($0) })
    #expect(answer.timeline.all.map(\.granted).reduce(0, +) == answer.visits.granted)
    #expect(answer.timeline.all.map(\.refused).reduce(0, +) == answer.visits.refused)
    #expect(answer.timeline.all.map(\.allegations).reduce(0, +) == answer.allegations.total)
  }

  @Test func `the curve is read between its steps`() {
    let observations = [(3, true), (3, false), (5, true), (9, false)].map {
      KaplanMeier.Observation(days: $0, isVisited: $1)
    }
    let curve = KaplanMeier.curve(observations)
    #expect(KaplanMeier.waiting(after: 0, curve) == 1)
    #expect(KaplanMeier.waiting(after: 3, curve) == 0.75)
    #expect(KaplanMeier.waiting(after: 4, curve) == 0.75)
    #expect(KaplanMeier.waiting(after: 100, curve) == 0.375)
  }
}
