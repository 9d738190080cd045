/// What an allegation, or a person whom it concerns, says of who may read of it.
package struct ConsentFacts: Sendable, Equatable {
  /// `none`, `anonymous` or `named`; empty is none.
  package var consent = ""
  /// Codes of audiences.
  package var consentFor: [String] = []
  /// When it was given.
  package var given: PartialDay?
  package var withdrawal = Withdrawal.none
  /// `low` or `high`; empty where nobody thought of it.
  package var reprisalRisk = ""

  /// The fields that say it.
  package static let fields: Set = [
    "consent", "consent_for", "consent_given_by", "consent_date", "consent_withdrawn", "reprisal_risk",
  ]

  package enum Withdrawal: Sendable, Equatable {
    case none
    case on(PartialDay)
    /// Something is written that no day can be read from: it counts.
    case unreadable
  }

  package init() {}

  /// A person of whom no record is kept: nobody can say what they consented to.
  package static let unknownPerson = ConsentFacts()

  /// A withdrawal counts at once, so a day known in part counts as its earliest.
  func isWithdrawn(on today: Day) -> Bool {
    switch withdrawal {
    case .none: false
    case .on(let day): day.earliest <= today
    case .unreadable: true
    }
  }

  /// A consent whose day is surely still to come was not given.
  func isGiven(by today: Day) -> Bool { given.map { $0.earliest <= today } ?? true }
}
