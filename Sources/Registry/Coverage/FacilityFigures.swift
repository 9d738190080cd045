/// The figures of one stratum of places.
package struct FacilityFigures: Sendable, Equatable {
  package var total = 0
  package var visited = 0
  package var neverVisited = 0
  package var refusedOnly = 0
  /// nil where no place of the stratum has an interval.
  package var overdue: Int?
  package var capacity = 0
  package var capacityVisited = 0
  package var capacityKnown = 0
  package var population = 0
  package var populationVisited = 0
  package var populationKnown = 0

  package init() {}

  package var unvisited: Int { total - visited }
  /// Unrounded; nil where there is no place.
  package var share: Double? { total == 0 ? nil : Double(visited) / Double(total) }

  mutating func add(_ place: PlaceFigures, _ facility: FacilityFacts) {
    total += 1
    if place.isVisited { visited += 1 }
    if place.isNeverVisited { neverVisited += 1 }
    if place.isRefusedOnly { refusedOnly += 1 }
    if let isOverdue = place.isOverdue { overdue = (overdue ?? 0) + (isOverdue ? 1 : 0) }
    if let persons = facility.capacity {
      capacityKnown += 1
      capacity += persons
      if place.isVisited { capacityVisited += persons }
    }
    if let persons = facility.population {
      populationKnown += 1
      population += persons
      if place.isVisited { populationVisited += persons }
    }
  }
}

/// What is said of one place in scope.
struct PlaceFigures {
  let mandate: Mandate
  let isVisited: Bool
  let isNeverVisited: Bool
  let isRefusedOnly: Bool
  /// nil where neither the standard nor the place has an interval.
  let isOverdue: Bool?
  let lastVisit: Day?

  init(_ facility: FacilityFacts, visits: VisitRecord, mandate: Mandate, intervalMonths: Int?, reference: Day) {
    self.mandate = mandate
    isVisited = visits.hasGrantedInPeriod
    isNeverVisited = !visits.hasGranted
    isRefusedOnly = !visits.hasGrantedInPeriod && visits.hasRefusedInPeriod
    lastVisit = visits.lastVisit
    isOverdue = intervalMonths.map { months in
      guard let since = visits.lastInDepth ?? facility.opened?.latest else { return true }
      return since.adding(months: months) < reference
    }
  }
}
