/// What speaks for going to a place next.
package enum PriorityTerm: String, CaseIterable, Sendable {
  /// Allegations of the period at the place, not surely followed by a granted visit. Each further one adds less.
  case unvisitedAllegations
  /// Of these, those dated in the last 90 days before the reference day. Each further one adds less.
  case recentAllegations
  /// Days since the last granted in-depth visit, or since the opening, in intervals of the standard: 1 is due today; at
  /// most 3 count. Without an interval there is none.
  case overdue
  /// No granted visit on record: 1, else 0.
  case neverVisited
  /// Deaths alleged by the allegations that no visit followed. Each further one adds less.
  case deaths
  /// Of these allegations, those that concern somebody vulnerable. Each further one adds less.
  case vulnerable
  /// Visits refused in the period. Each further one adds less.
  case refusals
  /// The capacity of the place as a part of the largest among the open places.
  case capacity

  /// What it counts, for people.
  package var words: String {
    switch self {
    case .unvisitedAllegations: "allegations that no visit surely followed"
    case .recentAllegations: "of these, dated in the last 90 days"
    case .overdue: "time since the last in-depth visit, in intervals of the standard"
    case .neverVisited: "never visited, as far as recorded"
    case .deaths: "deaths that these allegations tell of"
    case .vulnerable: "of these, about somebody vulnerable"
    case .refusals: "visits refused in the period"
    case .capacity: "capacity, as a part of the largest"
    }
  }
}

/// How much each term weighs, in points.
package struct PriorityWeights: Sendable, Equatable {
  private var weights: [PriorityTerm: Double]

  /// Those of Schemas/priorities, for registries that have none.
  package static let standard = PriorityWeights(weights: [
    .unvisitedAllegations: 10, .recentAllegations: 5, .overdue: 15, .neverVisited: 10, .deaths: 10, .vulnerable: 5,
    .refusals: 5, .capacity: 5,
  ])

  package subscript(term: PriorityTerm) -> Double {
    get { weights[term] ?? 0 }
    set { weights[term] = newValue }
  }
}
