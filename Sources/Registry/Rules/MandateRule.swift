/// A dated, sourced rule that places of a type are within the mandate of the country's NPM.
package struct MandateRule: Sendable, Equatable {
  package let country: String
  package let facilityType: String
  /// nil: any authority.
  package let authority: String?
  package let from: PartialDay?
  package let until: PartialDay?
  /// The act. A row without one is never made into a rule.
  package let legalBasis: String

  package init(
    country: String, facilityType: String, authority: String?, from: PartialDay?, until: PartialDay?,
    legalBasis: String
  ) {
    self.country = country
    self.facilityType = facilityType
    self.authority = authority
    self.from = from
    self.until = until
    self.legalBasis = legalBasis
  }

  /// A day known in part counts as its latest (the method).
  package func holds(on day: Day) -> Bool {
    (from?.latest ?? .first) <= day && day <= (until?.latest ?? .last)
  }
}
