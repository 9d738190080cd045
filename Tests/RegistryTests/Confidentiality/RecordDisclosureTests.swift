import Testing

@testable import Registry

@Suite struct RecordDisclosureTests {
  private let today = Day(year: 2026, month: 3, day: 5) ?? .first

  private func record(_ type: RecordType, _ fields: [String: String]) -> FieldSlots {
    var slots = FieldSlots(type)
    for (name, text) in fields { slots.set(name, to: text) }
    return slots
  }

  @Test(arguments: [
    ("43.25", "43.3"), ("43.24", "43.2"), ("43.249999", "43.2"), ("-43.25", "-43.3"), ("76.95", "77"), ("0", "0"),
    ("-0.04", "0"), ("-0.05", "-0.1"), ("51", "51"), ("180", "180"), ("51.123456789012345678901234", "51.1"),
    ("", ""), ("x", ""), ("1e5", ""), ("99999999999999999999", ""), ("--1", ""), ("1.2.3", ""),
  ])
  func `coordinates are rounded to a tenth of a degree`(text: String, expected: String) {
    #expect(CoarseCoordinate.text(text) == expected)
  }

  @Test(arguments: [
    ("2024-02-29", "2024-01/2024-03"), ("2024-11", "2024-10/2024-12"), ("2024-01/2024-03", "2024-01/2024-03"),
    ("2024-03-31/2024-04-01", "2024"), ("2024", "2024"), ("2024/2025", ""),
  ])
  func `an anonymous allegation has acts, region and quarter, and nothing else`(day: String, expected: String) throws {
    var disclosure = RecordDisclosure(for: .un, coarseCoordinates: false, today: today)
    disclosure.consider(id: "f", record(.facility, ["region": "KZ-10", "merged_into": "g"]))
    disclosure.consider(id: "g", record(.facility, ["region": "KZ-75"]))
    let told = record(
      .allegation,
      [
        "facility": "f", "incident_date": day, "acts": "torture|other", "consent": "anonymous", "consent_for": "un",
        "identifiers": "a:1", "source": "S", "notes": "N", "case_code": "C", "persons": "3",
      ])
    disclosure.consider(id: "anonymous-1x", told)
    #expect(disclosure.disclosed(id: "anonymous-1x", told) == nil)
    let all = disclosure.anonymousAllegations()
    #expect(all.map(\.id) == ["anonymous-1"])
    let slots = try #require(all.first).slots
    let filled = Catalogue.of(.allegation).fields.filter { slots.text($0.name) != nil }.map(\.name)
    #expect(Set(filled) == Set(["acts", "region"] + (expected.isEmpty ? [] : ["incident_date"])))
    #expect(slots.text("acts") == "other|torture")
    #expect(slots.text("region") == "KZ-75")
    #expect(slots.text("incident_date") ?? "" == expected)
  }

  @Test func `a visit keeps only references to allegations in full`() throws {
    var disclosure = RecordDisclosure(for: .eu, coarseCoordinates: false, today: today)
    for (id, consent) in [("a", "named"), ("b", "anonymous"), ("c", "none")] {
      disclosure.consider(id: id, record(.allegation, ["acts": "other", "consent": consent, "consent_for": "eu"]))
    }
    let visit = record(.visit, ["allegations": "c|a|b", "notes": "secret", "summary": "kept"])
    let disclosed = disclosure.disclosed(id: "v", visit)
    let told = try #require(disclosed)
    #expect(told.text("allegations") == "a")
    #expect(told.text("notes") == nil)
    #expect(told.text("summary") == "kept")
    #expect(
      disclosure.redactions.entries.map { "\($0.what) \($0.reason) \($0.count)" } == [
        "allegations no-consent 1", "allegations anonymised 1", "visits.allegations reference-taken-out 2",
        "visits.notes internal-only 1",
      ])
  }

  @Test func `new ids are none that others have`() {
    var disclosure = RecordDisclosure(for: .un, coarseCoordinates: false, today: today)
    disclosure.consider(
      id: "anonymous-1", record(.allegation, ["acts": "other", "consent": "named", "consent_for": "un"]))
    disclosure.consider(
      id: "x", record(.allegation, ["acts": "other", "consent": "anonymous", "consent_for": "un"]))
    #expect(disclosure.anonymousAllegations().map(\.id) == ["anonymous-2"])
  }

  private func npm() -> RecordDisclosure {
    var disclosure = RecordDisclosure(for: .npm, coarseCoordinates: false, today: today)
    for (id, consent) in [("c1", "named"), ("c2", "anonymous"), ("c3", "none")] {
      disclosure.consider(id: id, record(.person, ["consent": consent, "consent_for": "npm"]))
    }
    disclosure.consider(id: "a1", record(.allegation, ["acts": "other", "consent": "named", "consent_for": "npm"]))
    disclosure.consider(id: "a2", record(.allegation, ["acts": "other"]))
    return disclosure
  }

  @Test(arguments: [
    ("a1", "", true), ("a2", "", false), ("", "c1", true), ("", "c2", true), ("", "c3", false), ("", "gone", false),
    ("a1", "c1", true), ("a1", "c3", false), ("a2", "c1", false), ("", "", false),
  ])
  func `a reprisal is told where what and whom it is about are`(allegation: String, person: String, isTold: Bool) {
    var disclosure = npm()
    let reprisal = record(
      .reprisal, ["target": "witness", "form": "threat", "allegation": allegation, "person": person])
    #expect((disclosure.disclosed(id: "r", reprisal) != nil) == isTold)
  }

  @Test(arguments: [("c1", true), ("c2", false), ("c3", false)])
  func `where somebody was held is told only with consent by name`(person: String, isTold: Bool) {
    var disclosure = npm()
    let custody = record(.custody, ["person": person, "status": "detained"])
    #expect((disclosure.disclosed(id: "s", custody) != nil) == isTold)
    #expect(disclosure.redactions.entries.contains { $0.what == "custody" } == !isTold)
  }

  @Test(arguments: [
    ("allegation", "a1", true), ("allegation", "a2", false), ("", "a2", false), ("", "a1", true),
    ("document", "a2", true), ("", "Report", true), ("", "", true),
  ])
  func `what came out of an allegation that is not told is not told`(kind: String, origin: String, isTold: Bool) {
    var disclosure = npm()
    let followUp = record(.followUp, ["kind": "complaint", "origin_kind": kind, "origin": origin])
    disclosure.consider(id: "u", followUp)
    #expect((disclosure.disclosed(id: "u", followUp) != nil) == isTold)
  }
}
