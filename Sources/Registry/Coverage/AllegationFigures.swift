/// Allegations in scope and what visits followed them.
package struct AllegationFigures: Sendable, Equatable {
  /// Days within which a visit is counted.
  package static let horizons = [30, 90, 365]

  package var total = 0
  /// Mentions, not distinct people.
  package var persons = 0
  package var personsAtLeast = false
  package var women = 0
  package var minors = 0
  package var deaths = 0
  package var atVisitedFacility = 0
  package var visitedAfter = 0
  package var possiblyVisitedAfter = 0
  package var notVisitedAfter = 0
  package var unplaced = 0
  package var addressed = 0
  /// In the order of `horizons`.
  package var visitedAfterWithin = [0, 0, 0]
  package var eligibleWithin = [0, 0, 0]
  package var visitedWithinEligible = [0, 0, 0]
  package var medianDaysToVisit: Int?
  package var ratioVisitsToAllegations: Double?

  package var unvisited: Int { total - visitedAfter }
  /// Probable duplicates are not looked for yet.
  package var distinct: Int { total }

  mutating func add(_ outcome: AllegationOutcome, _ allegation: AllegationFacts, reference: Day) {
    total += 1
    persons += outcome.persons
    if allegation.isAtLeast { personsAtLeast = true }
    women += Int(allegation.women)
    minors += Int(allegation.minors)
    deaths += Int(allegation.deaths)
    if outcome.isAtVisitedFacility { atVisitedFacility += 1 }
    if outcome.isAddressed { addressed += 1 }
    switch outcome.following {
    case .unplaced:
      unplaced += 1
      return
    case .visited: visitedAfter += 1
    case .possiblyVisited: possiblyVisitedAfter += 1
    case .notVisited: notVisitedAfter += 1
    }
    for (position, horizon) in AllegationFigures.horizons.enumerated() {
      let isEligible = outcome.date.latest.adding(days: horizon) <= reference
      if isEligible { eligibleWithin[position] += 1 }
      if case .visited(let days) = outcome.following, days <= horizon {
        visitedAfterWithin[position] += 1
        if isEligible { visitedWithinEligible[position] += 1 }
      }
    }
  }
}

/// What is said of one allegation in scope.
struct AllegationOutcome {
  enum Following {
    /// `days` from the latest day of the reference date to the visit.
    case visited(days: Int)
    case possiblyVisited, notVisited, unplaced
  }

  let date: PartialDay
  let following: Following
  let isAtVisitedFacility: Bool
  let isAddressed: Bool
  /// Persons, where empty is 1.
  let persons: Int

  var isVisited: Bool {
    if case .visited = following { true } else { false }
  }

  var isPossiblyVisited: Bool {
    if case .possiblyVisited = following { true } else { false }
  }
}
