/// What a coverage report is asked (the method).
package struct CoverageQuestion: Sendable {
  package enum Dating: String, CaseIterable, Sendable {
    case incident, reported
  }

  package let period: Period
  /// nil: visits by anybody, also those with no body.
  package let bodies: Set<String>?
  package let dating: Dating
  package let filters: PlaceFilters
  package let standard: String

  package init(
    period: Period, bodies: Set<String>?, dating: Dating, filters: PlaceFilters, standard: String
  ) {
    self.period = period
    self.bodies = bodies
    self.dating = dating
    self.filters = filters
    self.standard = standard
  }
}

/// Which places count; an empty set is no filter.
package struct PlaceFilters: Sendable, Equatable {
  package var countries: Set<String> = []
  package var regions: Set<String> = []
  package var types: Set<String> = []
  package var authorities: Set<String> = []
  package var mandates: Set<Mandate> = []

  package init() {}

  package var isEmpty: Bool { self == PlaceFilters() }

  /// Those that narrow, by the name of their option, with their values in order.
  package var named: [(name: String, values: [String])] {
    [
      ("country", countries), ("region", regions), ("type", types), ("authority", authorities),
      ("mandate", Set(mandates.map(\.rawValue))),
    ].filter { !$0.1.isEmpty }.map { ($0.0, $0.1.sorted()) }
  }

  /// Whether anything but the region narrows: such a filter leaves unplaced allegations out.
  package var needsPlace: Bool {
    !(countries.isEmpty && types.isEmpty && authorities.isEmpty && mandates.isEmpty)
  }
}
