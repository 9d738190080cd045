import Testing

@testable import Registry

/// Cases as they stood on a day, and what changed for them since the engagement before.
@Suite struct CasesTests {
  private static func slots(_ type: RecordType, _ fields: [String: String]) -> FieldSlots {
    var slots = FieldSlots(type)
    for (name, value) in fields { slots.set(name, to: value) }
    return slots
  }

  private static func engagement(_ id: String, _ start: String, _ cases: String, series: String = "") -> EngagementFacts
  {
    EngagementFacts(
      id: id, slots(.engagement, ["start": start, "cases": cases, "series": series, "kind": "letter", "title": id]),
      language: "en")
  }

  private static func followUp(_ id: String, _ fields: [String: String]) -> FollowUpFacts {
    FollowUpFacts(id: id, slots(.followUp, fields), language: "en")
  }

  private static func assessment(_ id: String, _ followUp: String, _ date: String, _ fields: [String: String])
    -> AssessmentFacts
  {
    AssessmentFacts(
      id: id, slots(.assessment, fields.merging(["follow_up": followUp, "date": date]) { $1 }), language: "en")
  }

  private static func stay(_ id: String, _ from: String, _ until: String, _ status: String, _ ground: String = "")
    -> CustodyFacts
  {
    CustodyFacts(
      id: id,
      slots(.custody, ["person": "p", "from": from, "until": until, "status": status, "ground": ground]))
  }

  /// The case `p`, handed over in 2024 and in 2025.
  private static func records(_ fill: (inout CaseRecords) -> Void = { _ in }) -> CaseRecords {
    var records = CaseRecords()
    records.engagements = [engagement("e1", "2024-06-01", "p"), engagement("e2", "2025-06-01", "p")]
    records.persons["p"] = PersonFacts(id: "p", slots(.person, ["consent": "named"]))
    fill(&records)
    return records
  }

  private static func answer(
    _ records: CaseRecords, at engagement: String = "e2", on reference: String = "2025-12-31", since: String? = nil
  ) throws -> CasesAnswer {
    let chosen = try #require(records.engagements.first { $0.id == engagement })
    let period = try #require(Period(from: .first, to: try PartialDay(reference).latest))
    let question = CasesQuestion(
      engagement: chosen, period: period, since: try since.map { try PartialDay($0).latest })
    return Cases(records, question).answer()
  }

  private static func changes(_ records: CaseRecords, since: String? = nil) throws -> [String] {
    let entry = try #require(try answer(records, since: since).entries.first)
    return entry.changes.map { "\($0.date) \($0.code) \($0.record.id)" }
  }

  // MARK: Engagements

  @Test(arguments: [("2024-05-31", nil), ("2024-06-01", "e1"), ("2025-05-31", "e1"), ("2026-01-01", "e2")])
  func `the last engagement with cases is meant`(day: String, id: String?) throws {
    var engagements = Self.records().engagements
    engagements.append(Self.engagement("none", "2025-07", ""))
    engagements.append(Self.engagement("later", "2027", "p"))
    #expect(CasesQuestion.latest(engagements, by: try PartialDay(day).latest)?.id == id)
  }

  @Test(arguments: [
    // The last of the series stands before a later one of another.
    (["a 2020 p s", "b 2023 p s", "c 2024 p t"], "b", "b"),
    (["a 2020 q s", "c 2024 p t"], "a", "c"),
    (["a 2020 p ", "c 2024 p t"], "c", "c"),
    (["d 2025-06-01 p s", "f 2026 p s"], nil, nil),
  ])
  func `the one before is of the same series, or else the last of all`(rows: [String], any: String?, ofCase: String?)
    throws
  {
    let engagement = Self.engagement("e", "2025-06-01", "p", series: "s")
    let others = rows.map { row in
      let parts = row.split(separator: " ", omittingEmptySubsequences: false).map { String($0) }
      return Self.engagement(parts[0], parts[1], parts[2], series: parts[3])
    }
    #expect(CasesQuestion.last(before: engagement, among: others + [engagement])?.id == any)
    #expect(CasesQuestion.last(before: engagement, among: others + [engagement], case: "p")?.id == ofCase)
  }

  // MARK: Custody

  @Test(arguments: [
    (["detained 2024 "], "detained"), (["detained 2024 2025-03"], "unknown"),
    // What ended after the reference day had not ended on it.
    (["detained 2024 2026-02"], "detained"), (["released 2026-01 ", "detained 2024 2026-01"], "detained"),
    (["conditional 2025-05 ", "detained 2024 2025-05"], "conditional"), (["detained  "], "detained"),
    (["detained  ", "released  "], "unknown"), (["detained  ", "released 2020 "], "released"), ([], "unknown"),
  ])
  func `the state on the reference day`(stays: [String], status: String) throws {
    let records = Self.records { records in
      records.custody = stays.enumerated().map { number, row in
        let parts = row.split(separator: " ", omittingEmptySubsequences: false).map { String($0) }
        return Self.stay("c\(number)", parts[1], parts[2], parts[0])
      }
    }
    let answer = try Self.answer(records)
    #expect(answer.entries.map(\.status) == [status])
    #expect(answer.ids(.detained) == (status == "detained" ? ["p"] : []))
    #expect(answer.ids(.released) == (["released", "conditional"].contains(status) ? ["p"] : []))
  }

  @Test(arguments: ["health", "parole", "pardon", "term-served", "commuted"])
  func `a release leaves the item as it was judged`(ground: String) throws {
    let records = Self.records { records in
      records.custody = [
        Self.stay("c1", "2020", "2025-02", "detained"), Self.stay("c2", "2025-02", "", "released", ground),
      ]
      records.followUps = [Self.followUp("u", ["person": "p", "text": "Release", "kind": "decision-item"])]
      records.assessments = [
        Self.assessment("s1", "u", "2023", ["status": "not-implemented"]),
        Self.assessment(
          "s2", "u", "2025-03", ["status": "not-implemented", "wording": "late", "counts_as_compliance": "no"]),
      ]
    }
    let entry = try #require(try Self.answer(records).entries.first)
    #expect(entry.custody.map(\.isNoCompliance) == [false, true])
    #expect(entry.decisions.map(\.status) == [.not])
    #expect(entry.decisions.first?.assessment?.countsAsCompliance == "no")
    #expect(entry.decisions.first?.assessment?.wording == "late")
    // The judgement is new and says the same: the release alone is a change.
    #expect(try Self.changes(records) == ["2025-02 custody c2"])
  }

  @Test(arguments: ["acquitted", "other", ""]) func `other releases are left to the assessor`(ground: String) {
    #expect(!Self.stay("c", "2025", "", "released", ground).isNoCompliance)
    #expect(!Self.stay("c", "2025", "", "detained", "health").isNoCompliance)
  }

  // MARK: Decisions

  @Test func `a decision stands with its items, and without those of others`() throws {
    let records = Self.records { records in
      records.followUps = [
        Self.followUp("d", ["person": "p|q", "reference": "1"]),
        Self.followUp("d1", ["part_of": "d", "reference": "1"]),
        Self.followUp("d2", ["part_of": "d", "person": "p", "reference": "2"]),
        Self.followUp("d3", ["part_of": "d", "person": "q", "reference": "3"]),
        Self.followUp("x", ["person": "q", "reference": "2"]),
        Self.followUp("x1", ["part_of": "x", "person": "p", "reference": "2"]),
        Self.followUp("later", ["person": "p", "issued": "2026-02"]),
      ]
    }
    let entry = try #require(try Self.answer(records).entries.first)
    #expect(entry.decisions.map { $0.withParts.map(\.followUp.id) } == [["d", "d1", "d2"], ["x1"]])
  }

  @Test(arguments: [["a b", "b a"], ["a a"], ["a b", "b c", "c b", "d c"]])
  func `a circle of parts ends, and each stands once`(parts: [String]) throws {
    let records = Self.records { records in
      records.followUps = parts.map { row in
        Self.followUp(String(row.prefix(1)), ["part_of": String(row.suffix(1)), "person": "p"])
      }
    }
    let entry = try #require(try Self.answer(records).entries.first)
    let listed = entry.decisions.flatMap(\.withParts).map(\.followUp.id)
    #expect(listed.sorted() == parts.map { String($0.prefix(1)) })
  }

  // MARK: Changes

  @Test func `what came after the engagement before`() throws {
    let records = Self.records { records in
      records.custody = [
        Self.stay("c1", "2020", "2024-06-01", "detained"), Self.stay("c2", "2024-07", "2024-09", "detained"),
        Self.stay("c3", "2024-09", "2025-02", "house-arrest"), Self.stay("c4", "2026", "", "released"),
      ]
      records.followUps = [
        Self.followUp("u", ["person": "p"]), Self.followUp("u1", ["part_of": "u"]),
        Self.followUp("v", ["person": "p", "issued": "2025-01"]),
      ]
      records.assessments = [
        Self.assessment("s1", "u", "2024-05", ["status": "under-way"]),
        Self.assessment("s2", "u", "2025-05", ["status": "rejected"]),
        Self.assessment("s3", "u1", "2025-04", ["status": "implemented"]),
        Self.assessment("s4", "u1", "2026", ["status": "rejected"]),
      ]
      func alleged(_ id: String, _ incident: String, _ reported: String) -> CaseAllegation {
        CaseAllegation(
          id: id, Self.slots(.allegation, ["person": "p", "incident_date": incident, "reported_date": reported]))
      }
      records.allegations = [
        alleged("a1", "2023", "2024-08-01"), alleged("a2", "2023", ""), alleged("a3", "2024-10", ""),
      ]
      records.reprisals = ["2024-06", "2024-11", ""].enumerated().map { number, date in
        ReprisalFacts(id: "r\(number)", Self.slots(.reprisal, ["person": "p", "date": date, "form": "threat"]))
      }
    }
    #expect(
      try Self.changes(records) == [
        "2024-07 custody c2", "2024-08-01 allegation a1", "2024-09 custody c3", "2024-10 allegation a3",
        "2024-11 reprisal r1", "2025-01 asked v", "2025-04 assessment s3", "2025-05 assessment s2",
      ])
    #expect(
      try Self.changes(records, since: "2025-01") == [
        "2025-02 custody-ended c3", "2025-04 assessment s3", "2025-05 assessment s2",
      ])
    let answer = try Self.answer(records)
    #expect(answer.ids(.changed) == ["p"] && answer.entries.first?.last?.id == "e1")
    let entry = try #require(answer.entries.first)
    #expect(entry.allegations.count == 3 && entry.reprisals.count == 3 && entry.custody.count == 3)
  }

  @Test func `a new case is compared with nothing, and one that is gone is named`() throws {
    var records = Self.records()
    records.engagements = [Self.engagement("e1", "2024", "q|r"), Self.engagement("e2", "2025", "p|q|p")]
    records.withheld = ["r": .noConsent]
    records.custody = [Self.stay("c1", "2025-03", "", "detained")]
    let answer = try Self.answer(records)
    #expect(answer.ids(.cases) == ["p", "q"] && answer.ids(.changed).isEmpty)
    #expect(answer.entries.map(\.last?.id) == [nil, "e1"])
    #expect(answer.gone.told.isEmpty && answer.gone.untold == ["r"])
    #expect(answer.redactions.entries == [.init(what: "cases.previous", reason: "tells-of-withheld", count: 1)])
  }

  // MARK: Persons

  @Test func `somebody of whom no record is kept is told of inside, and withheld outside`() throws {
    var records = Self.records()
    records.persons = [:]
    let inside = try Self.answer(records)
    #expect(inside.entries.map(\.id) == ["p"] && inside.entries.allSatisfy { $0.person == nil })
    var disclosure = RecordDisclosure(for: .eu, coarseCoordinates: false, today: .last)
    #expect(disclosure.reasonToWithhold(person: "p") == .noConsent)
    disclosure = RecordDisclosure(for: .internalUse, coarseCoordinates: false, today: .last)
    #expect(disclosure.reasonToWithhold(person: "p") == nil)
    records.withheld = ["p": .noConsent]
    let outside = try Self.answer(records)
    #expect(outside.entries.isEmpty && outside.ids(.withheld) == ["p"] && outside.withheld == [.noConsent: ["p"]])
  }

  @Test(
    arguments: [
      (["consent": "named", "consent_for": "eu|un"], nil),
      (["consent": "named", "consent_for": "un"], .notForAudience),
      (["consent": "anonymous", "consent_for": "eu"], .anonymousOnly), (["consent_for": "eu"], .noConsent),
      (["consent": "none", "consent_for": "eu"], .noConsent), (["consent": "sure", "consent_for": "eu"], .noConsent),
      (["consent": "named", "consent_for": "eu", "consent_withdrawn": "2025"], .withdrawn),
      (["consent": "named", "consent_for": "eu", "consent_withdrawn": "?"], .withdrawn),
      (["consent": "named", "consent_for": "eu", "consent_date": "2026-02"], .noConsent),
    ] as [([String: String], CaseReason?)])
  func `why somebody is withheld`(fields: [String: String], reason: CaseReason?) throws {
    let today = try PartialDay("2026-01-01").earliest
    var disclosure = RecordDisclosure(for: .eu, coarseCoordinates: false, today: today)
    disclosure.consider(id: "p", Self.slots(.person, fields))
    #expect(disclosure.reasonToWithhold(person: "p") == reason)
  }

  @Test(arguments: [
    ([:], "alleged"), (["complaint_filed": "yes"], "complaintFiled"), (["complaint_filed": "no"], "alleged"),
    (["investigation_opened": "yes", "investigation_opened_date": "2026-03"], "alleged"),
    (["verdict": "yes"], "sentToCourt"), (["verdict": "yes", "convicted": "1"], "convicted"),
  ])
  func `how far an allegation went`(fields: [String: String], step: String) throws {
    let records = Self.records {
      $0.allegations = [CaseAllegation(id: "a", Self.slots(.allegation, fields.merging(["person": "p"]) { $1 }))]
    }
    #expect(try Self.answer(records).entries.first?.allegations.map(\.step) == [step])
  }
}
