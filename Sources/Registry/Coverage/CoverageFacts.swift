/// What the arithmetic needs of the registry, and nothing else.
///
/// Records refer to each other by their position in these arrays, so that a million allegations are a few
/// flat arrays. Ids and dates as written are only there when lists are wanted.
package struct CoverageFacts: Sendable {
  package var facilities: [FacilityFacts] = []
  package var visits: [VisitFacts] = []
  package var allegations: [AllegationFacts] = []
  /// Which visit looked into which allegation.
  package var looked: [(visit: Int32, allegation: Int32)] = []
  /// By the position of the allegation, what was consented to at the earlier time that the facts are of; empty: they are
  /// of today.
  package var consentsThen: [[ConsentFacts]] = []
  /// By the position of the visit; only there when wanted.
  package var visitIDs: [String] = []
  /// Sets of codes that `VisitFacts.bodies`, `AllegationFacts.acts` and `.consentFor` number.
  package var codeSets: [[String]] = [[]]
  /// What the persons of an allegation consented to; the first is that of allegations that name nobody.
  package var personConsents: [[ConsentFacts]] = [[]]

  package init() {}
}

/// Which facts a question is about, so that nothing else needs to be read.
package struct CoverageFactsWanted: Sendable {
  /// Allegations whose dates may begin in these years, and those without any date.
  package let firstYear: Int
  package let lastYear: Int
  /// Also ids and dates as written.
  package let withLists: Bool
  /// Also who may read of an allegation.
  package let withConsent: Bool
  package let withVisitIDs: Bool

  package init(_ period: Period, withLists: Bool, withConsent: Bool = false, withVisitIDs: Bool = false) {
    self.withConsent = withConsent
    self.withVisitIDs = withVisitIDs
    firstYear = period.from.components.year
    lastYear = period.to.components.year
    self.withLists = withLists
  }
}

package struct FacilityFacts: Sendable {
  package var id = ""
  package var name = ""
  package var type = ""
  package var country = ""
  package var region = ""
  package var authority = ""
  package var opened: PartialDay?
  package var closed: PartialDay?
  package var closedText: String?
  package var mandate: Mandate?
  package var mandateSince: PartialDay?
  package var mandateUntil: PartialDay?
  package var intervalMonths: Int?
  package var capacity: Int?
  package var population: Int?
  package var replaces: [Int32] = []
  package var mergedInto: Int32?

  package init() {}
}

package struct VisitFacts: Sendable {
  package var facility: Int32 = 0
  package var start: PartialDay?
  package var end: PartialDay?
  package var bodies: Int32 = 0
  package var access: Access?
  package var kind = ""
  package var announced: YesNo?

  package init() {}
}

package struct AllegationFacts: Sendable {
  package var id = ""
  package var incidentText = ""
  package var reportedText = ""
  package var facility: Int32 = -1
  package var region = ""
  package var incident: PartialDay?
  package var reported: PartialDay?
  package var acts: Int32 = 0
  package var persons: Int32?
  package var isAtLeast = false
  package var women: Int32 = 0
  package var minors: Int32 = 0
  package var deaths: Int32 = 0
  package var isVulnerable = false
  package var phase = ""
  package var accusedService = ""
  package var source = ""
  package var complaintFiled = StepFacts()
  package var complaintRegistered = StepFacts()
  package var investigationOpened = StepFacts()
  package var investigationClosed = StepFacts()
  package var sentToCourt = StepFacts()
  package var verdict = StepFacts()
  package var convicted: Int32 = 0
  package var closingReason = ""
  package var withdrawn = ""
  package var consent = ""
  package var consentFor: Int32 = 0
  package var consentGiven: PartialDay?
  package var consentWithdrawal = ConsentFacts.Withdrawal.none
  package var reprisalRisk = ""
  /// The set of consents of the persons whom it names, in `CoverageFacts.personConsents`.
  package var personConsents: Int32 = 0

  package init() {}
}

/// One step of the funnel: whether it was taken, and the first day on which it may have been.
package struct StepFacts: Sendable {
  package var isYes = false
  package var earliest: Day?

  package init(isYes: Bool = false, earliest: Day? = nil) {
    self.isYes = isYes
    self.earliest = earliest
  }

  func isTaken(by day: Day) -> Bool { isYes && isDated(by: day) }

  func isDated(by day: Day) -> Bool {
    guard let earliest else { return true }
    return earliest <= day
  }
}
