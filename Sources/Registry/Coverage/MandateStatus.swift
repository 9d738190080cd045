/// Whether a place is within the mandate of the NPM on a day.
struct MandateStatus {
  private let rules: [String: [MandateRule]]

  init(rules: [MandateRule]) {
    self.rules = Dictionary(grouping: rules) { "\($0.country) \($0.facilityType)" }
  }

  /// On `reference`, or for a place that had closed by then on its last day. The facility's own mandate,
  /// within its days, goes before the rules; without a rule it is unknown (the method).
  func status(of facility: FacilityFacts, reference: Day) -> Mandate {
    let day = facility.closed.map { min($0.latest, reference) } ?? reference
    if let own = facility.mandate,
      (facility.mandateSince?.latest ?? .first) <= day, day <= (facility.mandateUntil?.latest ?? .last)
    {
      return own
    }
    let applies = rules["\(facility.country) \(facility.type)"]?.contains { rule in
      rule.holds(on: day) && (rule.authority == nil || rule.authority == facility.authority)
    }
    return applies == true ? .inside : .unknown
  }
}
