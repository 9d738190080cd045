import RegistryReports
import TestSupport
import Testing

@testable import Registry
@testable import RegistryWriters

/// Every figure of a report is explained by exactly as many records as it says.
@Suite struct ExplainedFiguresTests {
  private static let today = Day(year: 2026, month: 3, day: 5) ?? .first
  private static let context = ReportContext(
    audience: .internalUse, generatedAt: "2026-03-05T00:00:00Z", isDemonstration: false, codes: CodeLists([]),
    language: "en")

  /// The figures of a report that are whole numbers, by name.
  private func numbers(_ report: JSONValue) -> [(path: String, value: Int)] {
    var numbers: [(path: String, value: Int)] = []
    FigureWalk().walk(report) { path, _, value in
      if let number = Int(value) { numbers.append((path, number)) }
    }
    return numbers
  }

  // MARK: Coverage

  @Test(arguments: UInt64(1)...12)
  func `a figure of coverage`(seed: UInt64) throws {
    var random = RandomFacts(seed: seed)
    let facts = try random.facts()
    let question = CoverageQuestion(
      period: try #require(Period(from: try PartialDay("2024-03").earliest, to: try PartialDay("2025").latest)),
      bodies: seed % 2 == 0 ? nil : ["npm"], dating: seed % 3 == 0 ? .reported : .incident,
      filters: PlaceFilters(), standard: "x")
    let rules = RuleBook(
      mandates: [], intervals: [VisitInterval(standard: "x", facilityType: "prison", months: 12, source: "s")])
    let coverage = Coverage(facts, rules: rules, question: question)
    let answer = DisclosedCoverage(
      coverage.answer(), question: question, for: .internalUse, rules: rules, today: Self.today)
    let explained = CoverageExplanation(facts, coverage, for: .internalUse, today: Self.today)
    let published = PublishedFigures(random.figures(), question, rules: [])
    let context = CoverageContext(question: question, Self.context)
    let figures = numbers(CoveragePrint(answer, published, context).json)
    #expect(figures.count > 150)
    for (path, value) in figures where !Self.isNoCount(path) {
      let steps = try #require(FigurePath.steps(path), "\(path)")
      let explanation = try #require(explained.explanation(of: steps), "\(path)")
      guard explanation.from.isEmpty else { continue }
      #expect(explanation.parts.reduce(0) { $0 + $1.count } == value, "\(path)")
      #expect(Set(explanation.parts.map { "\($0.type)/\($0.id)" }).count == explanation.parts.count, "\(path)")
    }
  }

  /// Days since a visit and the like are said of one record and count none.
  private static func isNoCount(_ path: String) -> Bool {
    path == "version" || path.hasPrefix("unvisitedAllegations") || path.hasPrefix("withheld")
      || path.contains("published[")
      || (path.hasPrefix("unvisitedFacilities") && !path.lowercased().hasSuffix("allegations"))
  }

  @Test(arguments: UInt64(1)...12)
  func `an amount of priorities, and the plan reaches the most allegations`(seed: UInt64) throws {
    var random = RandomFacts(seed: seed)
    let facts = try random.facts()
    let question = CoverageQuestion(
      period: try #require(Period(from: try PartialDay("2024-03").earliest, to: try PartialDay("2025").latest)),
      bodies: nil, dating: .incident, filters: PlaceFilters(), standard: "x")
    let rules = RuleBook(
      mandates: [], intervals: [VisitInterval(standard: "x", facilityType: "prison", months: 12, source: "s")])
    let coverage = Coverage(facts, rules: rules, question: question)
    let priorities = coverage.priorities(rules.priorities)
    let told = DisclosedPriorities(priorities, rules.priorities, days: 3, for: .internalUse)
    let explained = CoverageExplanation(facts, coverage, for: .internalUse, today: Self.today)
    let print = PrioritiesPrint(told, CoverageContext(question: question, Self.context))
    for (path, value) in numbers(print.json) where path.hasSuffix(".amount") {
      let steps = try #require(FigurePath.steps(path), "\(path)")
      let explanation = try #require(explained.explanation(of: steps, priorities, isScoreTold: true), "\(path)")
      let isOfPlace = ["overdue", "neverVisited", "capacity"].contains { path.contains($0) }
      #expect(isOfPlace || explanation.parts.reduce(0) { $0 + $1.count } == value, "\(path)")
    }
    for entry in priorities.entries {
      #expect(abs(entry.score - entry.terms.reduce(0) { $0 + $1.factor * $1.weight }) < 1e-9)
      #expect(entry.terms.map(\.term) == PriorityTerm.allCases || Set(entry.terms.map(\.term)).count == 8)
    }
    // No other choice of as many places reaches more.
    let counts = priorities.entries.map(\.unvisitedAllegations.count).sorted(by: >)
    for days in 1...4 {
      let plan = priorities.plan(days: days)
      #expect(plan.count == min(days, priorities.entries.count))
      #expect(plan.reduce(0) { $0 + $1.allegations } == counts.prefix(days).reduce(0, +))
      // Each region is travelled to once.
      let regions = plan.map(\.region)
      #expect(zip(regions, regions.dropFirst()).count { $0 != $1 } == max(0, Set(regions).count - 1))
    }
  }

  // MARK: Follow-ups

  @Test(arguments: UInt64(1)...12)
  func `a figure of what became of follow-ups, and totals are the sums of their parts`(seed: UInt64) throws {
    var random = RandomFacts(seed: seed)
    let (followUps, assessments) = random.followUps()
    let question = ImplementationQuestion(
      period: try #require(Period(from: try PartialDay("2024-03").earliest, to: try PartialDay("2025").latest)),
      origin: nil, assessor: seed % 4 == 0 ? "A" : nil, since: try PartialDay("2025-03").latest)
    let answer = DisclosedImplementation(
      Implementation(followUps, assessments, question).answer(), for: .internalUse, isTold: { _ in true })
    for (path, value) in numbers(ImplementationPrint(answer, question, Self.context).json)
    where path != "version" && !path.hasPrefix("followUps") && path != "withheld.count" {
      let steps = try #require(FigurePath.steps(path), "\(path)")
      let explanation = try #require(ImplementationExplanation.explanation(of: steps, answer), "\(path)")
      #expect(explanation.parts.count == value, "\(path)")
    }
    let total = answer.figures.total
    #expect(total.all.count == ImplementationStatus.allCases.reduce(0) { $0 + total.count($1) })
    #expect(total.all.count == Reply.allCases.reduce(0) { $0 + total.count($1) })
    for dimension in ImplementationAnswer.Dimension.allCases {
      let rows = answer.figures.tables[dimension] ?? []
      #expect(rows.reduce(0) { $0 + $1.all.count } == total.all.count)
      for status in ImplementationStatus.allCases {
        #expect(rows.reduce(0) { $0 + $1.count(status) } == total.count(status))
      }
    }
  }

  // MARK: Cases

  @Test(arguments: UInt64(1)...12)
  func `a figure of individual cases, and totals are the sums of their parts`(seed: UInt64) throws {
    var random = RandomFacts(seed: seed)
    let records = random.cases()
    let engagement = try #require(CasesQuestion.latest(records.engagements, by: Self.today))
    let question = CasesQuestion(
      engagement: engagement, period: try #require(Period(from: .first, to: Self.today)),
      since: seed % 3 == 0 ? try PartialDay("2025-03").latest : nil)
    let answer = Cases(records, question).answer()
    for (path, value) in numbers(CasesPrint(answer, question, Self.context).json)
    where path != "version" && !path.hasPrefix("cases") && !path.hasSuffix("ordinal") && !path.hasSuffix("start") {
      let steps = try #require(FigurePath.steps(path), "\(path)")
      let explanation = try #require(CasesExplanation.explanation(of: steps, answer), "\(path)")
      #expect(explanation.parts.count + explanation.untold.records == value, "\(path)")
      let isUntold = path == "total.withheld" || path.hasPrefix("withheld") || path == "previous.goneWithheld"
      #expect(path == "total.cases" || (isUntold ? explanation.parts.isEmpty : explanation.untold.records == 0))
    }
    #expect(answer.ids(.cases).count == answer.ids(.told).count + answer.ids(.withheld).count)
    #expect(answer.ids(.withheld).count == CaseReason.allCases.reduce(0) { $0 + (answer.withheld[$1]?.count ?? 0) })
    #expect(answer.ids(.told) == answer.entries.map(\.id))
    for figure in [CasesAnswer.Figure.detained, .released, .changed] {
      #expect(Set(answer.ids(figure)).isSubset(of: answer.ids(.told)))
    }
    #expect(Set(answer.ids(.detained)).isDisjoint(with: answer.ids(.released)))
    for entry in answer.entries {
      // All that names the person is listed, each once.
      let listed = entry.decisions.flatMap(\.withParts).map(\.followUp).filter { $0.persons.contains(entry.id) }
      let naming = records.followUps.filter { $0.persons.contains(entry.id) }
      #expect(listed.map(\.id).sorted() == naming.map(\.id).sorted())
    }
  }
}

/// Small registries in which everything may be missing.
private struct RandomFacts {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func pick<Value>(_ values: Value...) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  private mutating func day() throws -> PartialDay? {
    let text = pick("", "2023", "2024", "2024-05", "2024-11-02", "2025-01-05", "2025-06", "2025-08-09", "2026-01")
    return text.isEmpty ? nil : try PartialDay(text)
  }

  mutating func facts() throws -> CoverageFacts {
    var facts = CoverageFacts()
    facts.codeSets = [[], ["npm"], ["npm", "spt"], ["torture"], ["torture", "threats"]]
    for number in 0..<8 {
      var place = FacilityFacts()
      place.id = "f\(number)"
      place.type = pick("prison", "remand", "")
      place.country = "KZ"
      place.region = pick("KZ-10", "KZ-1]1", "")
      place.authority = pick("A", "B", "")
      place.opened = pick(nil, try day())
      place.closed = pick(nil, nil, try day())
      place.mandate = pick(nil, .inside, .outside)
      place.capacity = pick(nil, 10, 250)
      place.population = pick(nil, 3)
      if number > 5 { place.mergedInto = pick(nil, 0) }
      if number > 4 { place.replaces = pick([], [1]) }
      facts.facilities.append(place)
    }
    for number in 0..<15 {
      var visit = VisitFacts()
      visit.facility = Int32.random(in: 0..<8, using: &generator)
      visit.start = try day()
      visit.bodies = pick(0, 1, 2)
      visit.access = pick(nil, .full, .partial, .refused)
      visit.kind = pick("", "periodic", "special")
      visit.announced = pick(nil, .yes, .no)
      facts.visits.append(visit)
      facts.visitIDs.append("v\(number)")
    }
    for number in 0..<25 {
      var allegation = AllegationFacts()
      allegation.id = "a\(number)"
      allegation.facility = Int32.random(in: -1..<8, using: &generator)
      allegation.region = pick("", "KZ-10")
      allegation.incident = try day()
      allegation.reported = try day()
      allegation.acts = pick(0, 3, 4)
      allegation.persons = pick(nil, 1, 20)
      allegation.isAtLeast = pick(true, false)
      allegation.women = pick(0, 2)
      allegation.deaths = pick(0, 1)
      allegation.phase = pick("", "arrest")
      allegation.source = pick("", "Coalition")
      allegation.investigationOpened = StepFacts(isYes: pick(true, false), earliest: try day()?.earliest)
      allegation.investigationClosed = StepFacts(isYes: pick(true, false), earliest: nil)
      allegation.convicted = pick(0, 0, 2)
      allegation.closingReason = pick("", "amnesty")
      allegation.withdrawn = pick("", "no", "under-pressure")
      facts.allegations.append(allegation)
      if pick(true, false) { facts.looked.append((Int32.random(in: 0..<15, using: &generator), Int32(number))) }
    }
    return facts
  }

  mutating func figures() -> [PublishedFigure] {
    (0..<6).map { number in
      var slots = FieldSlots(.figure)
      for (name, value) in [
        ("measure", pick("visits", "cases")), ("publisher", pick("A", "B")), ("value", pick("", "3", "0.5")),
        ("from", pick("", "2024")), ("to", pick("", "2025")), ("subset_of", pick("", "p0")),
      ] where !value.isEmpty { slots.set(name, to: value) }
      return PublishedFigure(id: "p\(number)", slots, language: "en")
    }
  }

  private func slots(_ type: RecordType, _ fields: [(String, String)]) -> FieldSlots {
    var slots = FieldSlots(type)
    for (name, value) in fields where !value.isEmpty { slots.set(name, to: value) }
    return slots
  }

  private mutating func persons() -> String {
    pick("", "p1", "p2", "p\(Int.random(in: 0..<8, using: &generator))", "p1|p3", "p4|p5|p6")
  }

  mutating func cases() -> CaseRecords {
    var records = CaseRecords()
    (records.followUps, records.assessments) = followUps()
    records.engagements = ["2023-05", "2024-06-01", "2025", "2025-11-02"].enumerated().map { number, start in
      EngagementFacts(
        id: "e\(number)",
        slots(
          .engagement,
          [
            ("start", start), ("series", pick("", "S", "T")), ("kind", "letter"), ("ordinal", pick("", "7")),
            ("cases", pick("p0|p1|p2|p3", "p3|p4|p5|p6|p7", "p1|p5|p7")),
          ]), language: "en")
    }
    for number in 0..<8 {
      let reason: CaseReason? = pick(nil, nil, nil, .withdrawn, .noConsent, .anonymousOnly)
      records.withheld["p\(number)"] = reason
      if reason == nil, number != 7 {
        records.persons["p\(number)"] = PersonFacts(id: "p\(number)", slots(.person, []))
      }
    }
    let days = ["", "2023", "2024-06", "2024-11-02", "2025-03-03", "2025-12", "2026-09"]
    for number in 0..<20 {
      let id = "p\(Int.random(in: 0..<8, using: &generator))"
      let day = days[Int.random(in: 0..<days.count, using: &generator)]
      records.custody.append(
        CustodyFacts(
          id: "c\(number)",
          slots(
            .custody,
            [
              ("person", id), ("from", day), ("until", pick("", "2025-07", "2026-12")),
              ("status", pick("detained", "released", "conditional", "deceased")), ("ground", pick("", "health")),
            ])))
      records.allegations.append(
        CaseAllegation(id: "a\(number)", slots(.allegation, [("person", persons()), ("incident_date", day)])))
      records.reprisals.append(
        ReprisalFacts(id: "r\(number)", slots(.reprisal, [("person", id), ("date", day), ("form", "threat")])))
    }
    return records
  }

  mutating func followUps() -> (followUps: [FollowUpFacts], assessments: [AssessmentFacts]) {
    let followUps = (0..<20).map { number in
      FollowUpFacts(
        id: "u\(number)",
        slots(
          .followUp,
          [
            ("addressee", pick("X", "Y 2", "Y 10")), ("origin", pick("", "DOC]1")), ("section", pick("", "2", "10")),
            ("theme", pick("", "health")), ("issued", pick("", "2024", "2024-05", "2025-02-03", "2026")),
            ("due", pick("", "2025-01", "2025-09-09", "2027")), ("responded", pick("", "2025-01-31", "2025-11")),
            ("part_of", pick("", "", "u\(Int.random(in: 0..<20, using: &generator))")),
            ("repeats", pick("", "u\(Int.random(in: 0..<20, using: &generator))")), ("text", "t"),
            ("person", persons()),
          ]), language: "en")
    }
    let assessments = (0..<40).map { number in
      AssessmentFacts(
        id: "s\(number)",
        slots(
          .assessment,
          [
            ("follow_up", "u\(Int.random(in: 0..<20, using: &generator))"),
            ("date", pick("2024", "2024-12-31", "2025-03", "2025-03-31", "2026-02")),
            ("status", pick("implemented", "not-implemented", "rejected", "partially-implemented")),
            ("assessed_by", pick("A", "B", "")),
          ]), language: "en")
    }
    return (followUps, assessments)
  }
}
