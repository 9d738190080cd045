/// The figures and lists of a coverage report.
package struct CoverageAnswer: Sendable {
  package var all = FacilityFigures()
  package var byMandate: [Mandate: FacilityFigures] = [:]
  package var visits = VisitFigures()
  package var allegations = AllegationFigures()
  package var funnel = FunnelFigures()
  package var breakdowns: [Breakdown] = []
  /// Whether the lists that follow were asked for: else they are empty and say nothing.
  package var hasLists = true
  package var unvisitedFacilities: [UnvisitedFacility] = []
  package var unvisitedAllegations: [UnvisitedAllegation] = []
  package var dataQuality = DataQuality()
  /// Days from an allegation to a visit, for the curve.
  package var waiting: [KaplanMeier.Observation] = []
  package var timeline: Timeline
  /// Allegations at one place, where a figure asks for them.
  var atPlace = (all: 0, unvisited: 0)

  package init(_ period: Period) {
    timeline = Timeline(period)
  }
}

package struct UnvisitedFacility: Sendable, Equatable {
  package let id: String
  package let name: String
  package let type: String
  package let region: String
  package let closed: String?
  package let lastVisit: Day?
  package let daysSinceLastVisit: Int?
  package let overdue: Bool?
  /// nil where counts of single places are not told.
  package internal(set) var allegations: Int?
  package internal(set) var unvisitedAllegations: Int?
}

package struct UnvisitedAllegation: Sendable, Equatable {
  package let id: String
  package let facility: String?
  package let incidentDate: String
  package let reportedDate: String
  package let acts: [String]
  package let daysWaiting: Int
  package let addressed: Bool
  package let possiblyVisitedAfter: Bool
  /// Its reference date.
  let date: PartialDay
  /// The place's, or without one its own.
  let region: String
  let facilityType: String
  let authority: String
  /// nil where no place is known.
  let mandate: Mandate?
  /// Its own, and those of the persons whom it concerns.
  let consents: [ConsentFacts]
  /// The same as recorded at an earlier time; nil: the answer is of today.
  let consentsThen: [ConsentFacts]?
}

package struct DataQuality: Sendable, Equatable {
  package var undatedAllegations = 0
  package var undatedVisits = 0
  package var uncertainOperation = 0
  package var accessUnknown = 0
  package var visitsOutsideOperation = 0
  package var earliestVisit: Day?
}
