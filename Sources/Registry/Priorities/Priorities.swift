/// Where to go next: open places, each with a score every term of which is told (the design's “Priorities”).
package struct Priorities: Sendable {
  package struct Term: Sendable, Equatable {
    package let term: PriorityTerm
    /// What was counted, such as 3 allegations or 1.5 intervals.
    package let amount: Double
    /// What it is multiplied with the weight as: counts grow as their square root, so that one place with many does not
    /// hide the others.
    package let factor: Double
    package let weight: Double

    package var points: Double { factor * weight }
  }

  package struct Entry: Sendable {
    package let place: FacilityFacts
    package let terms: [Term]
    /// Records behind the terms, by position in the facts.
    package let unvisitedAllegations: [Int]
    package let refusedVisits: [Int]
    package let lastVisit: Day?

    package var score: Double { terms.reduce(0) { $0 + $1.points } }

    package func amount(_ term: PriorityTerm) -> Double { terms.first { $0.term == term }?.amount ?? 0 }
  }

  /// Highest score first; equal ones by id.
  package let entries: [Entry]

  init(_ entries: [Entry]) {
    self.entries = entries.sorted { left, right in
      left.score == right.score ? left.place.id < right.place.id : left.score > right.score
    }
  }

  // MARK: A plan

  /// One place to go to, for one team on one day.
  package struct Visit: Sendable, Equatable {
    package let id: String
    package let region: String
    /// Unvisited allegations that get a visit.
    package let allegations: Int
  }

  /// Places for so many days of a team, a place a day, so that the most unvisited allegations get a visit: with one day a
  /// place, those with the most, then those with the highest score. They are told by region, so that a team travels once.
  package func plan(days: Int) -> [Visit] {
    let chosen = entries.sorted { left, right in
      let (one, other) = (left.unvisitedAllegations.count, right.unvisitedAllegations.count)
      if one != other { return one > other }
      return left.score == right.score ? left.place.id < right.place.id : left.score > right.score
    }.prefix(max(0, days))
    var regions: [String: Int] = [:]
    for entry in chosen { regions[entry.place.region, default: 0] += entry.unvisitedAllegations.count }
    return chosen.sorted { left, right in
      let (one, other) = (left.place.region, right.place.region)
      if one != other {
        return regions[one] == regions[other] ? one < other : regions[one, default: 0] > regions[other, default: 0]
      }
      let (count, otherCount) = (left.unvisitedAllegations.count, right.unvisitedAllegations.count)
      return count == otherCount ? left.place.id < right.place.id : count > otherCount
    }.map { Visit(id: $0.place.id, region: $0.place.region, allegations: $0.unvisitedAllegations.count) }
  }
}
