/// Priorities as one audience may read them: counts of allegations at one place are for some only.
package struct DisclosedPriorities: Sendable {
  package let audience: Audience
  package let weights: PriorityWeights
  package let entries: [Priorities.Entry]
  /// nil: not asked for.
  package let plan: [Priorities.Visit]?
  package let days: Int?
  /// At open places.
  package let unvisitedAllegations: Int
  /// Whether the scores may be told, and the terms that are made of allegations.
  package var isScoreTold: Bool { audience.mayCountByPlace }
  /// The terms that are told.
  package var terms: [PriorityTerm] {
    isScoreTold
      ? PriorityTerm.allCases : PriorityTerm.allCases.filter { !DisclosedPriorities.ofAllegations.contains($0) }
  }

  private static let ofAllegations: Set<PriorityTerm> = [
    .unvisitedAllegations, .recentAllegations, .deaths, .vulnerable,
  ]

  /// - Parameter days: of a team, for a plan; nil: none is made.
  package init(_ priorities: Priorities, _ weights: PriorityWeights, days: Int?, for audience: Audience) {
    self.audience = audience
    self.weights = weights
    self.days = days
    unvisitedAllegations = priorities.entries.reduce(0) { $0 + $1.unvisitedAllegations.count }
    let isTold = audience.mayCountByPlace
    // An order by score, and a plan by allegations, would tell of them too.
    plan = isTold ? days.map { priorities.plan(days: $0) } : nil
    entries =
      isTold
      ? priorities.entries
      : priorities.entries.map(DisclosedPriorities.withoutAllegations).sorted(by: DisclosedPriorities.isLonger)
  }

  private static func withoutAllegations(_ entry: Priorities.Entry) -> Priorities.Entry {
    Priorities.Entry(
      place: entry.place, terms: entry.terms.filter { !ofAllegations.contains($0.term) }, unvisitedAllegations: [],
      refusedVisits: entry.refusedVisits, lastVisit: entry.lastVisit)
  }

  /// Never visited first, then by the last visit.
  private static func isLonger(_ left: Priorities.Entry, _ right: Priorities.Entry) -> Bool {
    let (one, other) = (left.lastVisit ?? .first, right.lastVisit ?? .first)
    return one == other ? left.place.id < right.place.id : one < other
  }
}
