import Testing

@testable import Registry

/// Who may read of an allegation. Whatever is not surely allowed is withheld.
@Suite struct ListingTests {
  private let today = Day(year: 2026, month: 3, day: 5) ?? .first

  private func consent(
    _ code: String = "named", for audiences: [String] = Audience.allCases.map(\.rawValue), withdrawn: String? = nil,
    given: String? = nil, risk: String = ""
  ) throws -> ConsentFacts {
    var facts = ConsentFacts()
    facts.consent = code
    facts.consentFor = audiences
    facts.reprisalRisk = risk
    facts.given = try given.map { try PartialDay($0) }
    if let withdrawn { facts.withdrawal = .on(try PartialDay(withdrawn)) }
    return facts
  }

  private func decide(_ facts: ConsentFacts..., for audiences: Audience...) -> Listing {
    Listing.decide(facts, for: Set(audiences), today: today)
  }

  @Test(arguments: Audience.allCases.filter { $0 != .internalUse })
  func `consent by name is for the audiences that it names`(audience: Audience) throws {
    #expect(try decide(consent(), for: audience) == .inFull)
    #expect(try decide(consent(for: [audience.rawValue]), for: audience) == .inFull)
    let others = Audience.allCases.filter { $0 != audience }.map(\.rawValue)
    #expect(try decide(consent(for: others), for: audience) == .withheld(.notForAudience))
    #expect(try decide(consent(for: []), for: audience) == .withheld(.notForAudience))
    #expect(try decide(consent("anonymous"), for: audience) == (audience == .npm ? .inFull : .anonymously))
  }

  @Test(arguments: ["", "none", "Named", "yes", "unknown"])
  func `what is no consent is none`(code: String) throws {
    for audience in Audience.allCases where audience != .internalUse {
      #expect(try decide(consent(code), for: audience) == .withheld(.noConsent))
    }
    #expect(try decide(consent(code), for: .internalUse) == .internally)
  }

  @Test(arguments: [
    ("2026-03-05", true), ("2026-03-04", true), ("2019", true), ("2026", true), ("2026-03", true),
    ("2026-01/2027-12", true), ("2026-03-06", false), ("2026-04", false), ("2027", false),
  ])
  func `a withdrawal counts from its earliest possible day`(day: String, isWithdrawn: Bool) throws {
    for audience in Audience.allCases where audience != .internalUse {
      let decision = try decide(consent(withdrawn: day), for: audience)
      #expect(decision == (isWithdrawn ? .withheld(.withdrawn) : .inFull))
    }
    #expect(try decide(consent(withdrawn: day), for: .internalUse) == .internally)
  }

  @Test func `a withdrawal that cannot be read counts`() throws {
    var facts = try consent()
    facts.withdrawal = .unreadable
    #expect(decide(facts, for: .un) == .withheld(.withdrawn))
  }

  @Test func `a consent that is still to come is none`() throws {
    #expect(try decide(consent(given: "2026-03-06"), for: .un) == .withheld(.noConsent))
    #expect(try decide(consent(given: "2026-03-05"), for: .un) == .inFull)
    #expect(try decide(consent(given: "2026"), for: .un) == .inFull)
  }

  @Test(arguments: ["high", "HIGH", "medium", "?"])
  func `a risk of reprisals that is not surely low is told to nobody`(risk: String) throws {
    for audience in Audience.allCases where audience != .internalUse {
      #expect(try decide(consent(risk: risk), for: audience) == .withheld(.reprisalRisk))
    }
    #expect(try decide(consent(risk: "low"), for: .un) == .inFull)
    #expect(try decide(consent(risk: risk), for: .internalUse) == .internally)
  }

  @Test func `the strictest of all readers and of all persons holds`() throws {
    let open = try consent()
    let nameless = try consent("anonymous", for: ["un", "public"])
    #expect(decide(open, nameless, for: .un) == .anonymously)
    #expect(decide(nameless, open, for: .un) == .anonymously)
    #expect(decide(nameless, for: .un, .everyone) == .anonymously)
    #expect(decide(nameless, for: .un, .authorities) == .withheld(.notForAudience))
    #expect(decide(open, for: .internalUse, .un) == .inFull)
    #expect(decide(open, .unknownPerson, for: .un) == .withheld(.noConsent))
    #expect(try decide(consent("none", risk: "high"), consent(withdrawn: "2020"), for: .un) == .withheld(.withdrawn))
  }

  @Test func `nobody and nothing are no consent`() throws {
    #expect(Listing.decide([], for: [.un], today: today) == .withheld(.noConsent))
    #expect(Listing.decide([try consent()], for: [], today: today) == .withheld(.noConsent))
    #expect(Listing.decide([], for: [.internalUse], today: today) == .internally)
  }
}
