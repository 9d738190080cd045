/// An allegation in a list, with as much as its reader may know; nil is what is kept back.
package struct ListedAllegation: Sendable, Equatable {
  package let id: String?
  package let facility: String?
  package let incidentDate: String?
  package let reportedDate: String?
  package let acts: [String]
  package let daysWaiting: Int?
  package let addressed: Bool?
  package let possiblyVisitedAfter: Bool?
  /// Empty where not known, as the two that follow.
  package let region: String
  package let facilityType: String
  /// `2025-Q1`; empty where the date is coarser.
  package let quarter: String

  /// Whether nothing in it points to a person.
  package var isAnonymous: Bool { id == nil }

  init(inFull allegation: UnvisitedAllegation) {
    id = allegation.id
    facility = allegation.facility
    incidentDate = allegation.incidentDate
    reportedDate = allegation.reportedDate
    acts = allegation.acts
    daysWaiting = allegation.daysWaiting
    addressed = allegation.addressed
    possiblyVisitedAfter = allegation.possiblyVisitedAfter
    region = allegation.region
    facilityType = allegation.facilityType
    quarter = ListedAllegation.quarter(allegation.date)
  }

  /// Whose acts stand in the order of their codes: the one in which they were told says something.
  init(anonymously allegation: UnvisitedAllegation) {
    id = nil
    facility = nil
    incidentDate = nil
    reportedDate = nil
    acts = allegation.acts.sorted()
    daysWaiting = nil
    addressed = nil
    possiblyVisitedAfter = nil
    region = allegation.region
    facilityType = allegation.facilityType
    quarter = ListedAllegation.quarter(allegation.date)
  }

  private static func quarter(_ date: PartialDay) -> String {
    let bucket = Breakdown.bucket(date, .quarter)
    return bucket == Breakdown.unknown ? "" : bucket
  }

  /// By what they tell, so that their order tells nothing more.
  static func isBefore(_ left: ListedAllegation, _ right: ListedAllegation) -> Bool {
    let (one, other) = (
      [left.quarter, left.region, left.facilityType], [right.quarter, right.region, right.facilityType]
    )
    return one == other ? left.acts.lexicographicallyPrecedes(right.acts) : one.lexicographicallyPrecedes(other)
  }
}
