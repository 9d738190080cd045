/// How an allegation may stand in a list for an audience. The later case is the stricter one.
package enum Listing: Sendable, Equatable {
  /// With everything, notes included: inside the organisation only.
  case internally
  case inFull
  /// Only region, type of place, quarter and acts.
  case anonymously
  case withheld(Reason)

  /// Why it stands in no list; where several hold, the first is said.
  package enum Reason: String, CaseIterable, Sendable {
    case withdrawn
    case reprisalRisk = "reprisal-risk"
    case noConsent = "no-consent"
    case notForAudience = "not-for-audience"
    /// An anonymous one in a report so narrow that standing in it would tell its place or its day.
    case tooNarrow = "too-narrow"
  }

  /// - Parameters:
  ///   - audiences: all who will read it; none at all is nobody that consent was given for.
  ///   - consents: the allegation's own and those of the persons whom it concerns.
  /// - Returns: the strictest that follows for any of them.
  package static func decide(_ consents: [ConsentFacts], for audiences: Set<Audience>, today: Day) -> Listing {
    if audiences == [.internalUse] { return .internally }
    guard !audiences.isEmpty, !consents.isEmpty else { return .withheld(.noConsent) }
    var strictest = Listing.internally
    for consent in consents {
      for audience in audiences {
        let decision = decide(consent, for: audience, today: today)
        if decision.rank > strictest.rank { strictest = decision }
      }
    }
    return strictest
  }

  /// Fails closed: a code that is not known here is no consent, and a risk that is not surely low is high.
  private static func decide(_ facts: ConsentFacts, for audience: Audience, today: Day) -> Listing {
    if audience == .internalUse { return .internally }
    if facts.isWithdrawn(on: today) { return .withheld(.withdrawn) }
    guard facts.reprisalRisk.isEmpty || facts.reprisalRisk == "low" else { return .withheld(.reprisalRisk) }
    guard facts.consent == "named" || facts.consent == "anonymous", facts.isGiven(by: today) else {
      return .withheld(.noConsent)
    }
    guard facts.consentFor.contains(audience.rawValue) else { return .withheld(.notForAudience) }
    // The NPM may hear in confidence where; anonymous keeps names from it, which no list holds.
    return facts.consent == "named" || audience == .npm ? .inFull : .anonymously
  }

  var isTold: Bool {
    if case .withheld = self { false } else { true }
  }

  private var rank: Int {
    switch self {
    case .internally: 0
    case .inFull: 1
    case .anonymously: 2
    case .withheld(let reason): 10 - (Reason.allCases.firstIndex(of: reason) ?? 0)
    }
  }
}

extension Audience {
  /// Whether counts of allegations and persons may be told for single places.
  package var mayCountByPlace: Bool { self == .internalUse || self == .npm }
}
