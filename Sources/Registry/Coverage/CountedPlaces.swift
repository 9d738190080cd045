/// Places, in the arithmetic of coverage.
extension Coverage {
  /// - Returns: the places in scope, by position.
  func countFacilities(
    into answer: inout CoverageAnswer, _ breakdowns: inout [Breakdown]
  ) -> [(position: Int, figures: PlaceFigures)] {
    var scope: [(position: Int, figures: PlaceFigures)] = []
    for mandate in Mandate.allCases { answer.byMandate[mandate] = FacilityFigures() }
    for position in facts.facilities.indices {
      if let figures = count(placeAt: position, into: &answer, &breakdowns) { scope.append((position, figures)) }
    }
    return scope
  }

  /// - Returns: nil where the place is not in scope.
  func count(
    placeAt position: Int, into answer: inout CoverageAnswer, _ breakdowns: inout [Breakdown]
  ) -> PlaceFigures? {
    let facility = facts.facilities[position]
    guard Int(places.standsFor[position]) == position, isWanted(position), isInScope(facility) else { return nil }
    let figures = PlaceFigures(
      facility, visits: visitsTo[position], mandate: mandateOf[position],
      intervalMonths: facility.intervalMonths ?? intervals[facility.type], reference: period.to)
    answer.all.add(figures, facility)
    answer.byMandate[figures.mandate]?.add(figures, facility)
    let isUncertain =
      (facility.opened.map { $0.latest > period.to } ?? false)
      || (facility.closed.map { $0.earliest < period.from } ?? false)
    if isUncertain { answer.dataQuality.uncertainOperation += 1 }
    for index in breakdowns.indices where breakdowns[index].dimension.countsFacilities {
      breakdowns[index].update(placeKey(breakdowns[index].dimension, position)) { row in
        row.facilities += 1
        if figures.isVisited { row.visitedFacilities += 1 }
      }
    }
    return figures
  }

  func isInScope(_ facility: FacilityFacts) -> Bool {
    (facility.opened.map { $0.earliest <= period.to } ?? true)
      && (facility.closed.map { $0.latest >= period.from } ?? true)
  }

  func isWanted(_ place: Int) -> Bool {
    let filters = question.filters
    if filters.isEmpty { return true }
    let facility = facts.facilities[place]
    return (filters.countries.isEmpty || filters.countries.contains(facility.country))
      && (filters.regions.isEmpty || filters.regions.contains(facility.region))
      && (filters.types.isEmpty || filters.types.contains(facility.type))
      && (filters.authorities.isEmpty || filters.authorities.contains(facility.authority))
      && (filters.mandates.isEmpty || filters.mandates.contains(mandateOf[place]))
  }

  func placeKey(_ dimension: Breakdown.Dimension, _ place: Int) -> String {
    let facility = facts.facilities[place]
    switch dimension {
    case .region: return facility.region
    case .facilityType: return facility.type
    case .authority: return facility.authority
    default: return mandateOf[place].rawValue
    }
  }

  func unvisited(
    _ scope: [(position: Int, figures: PlaceFigures)], _ atPlace: [Int32: (all: Int, unvisited: Int)]
  ) -> [UnvisitedFacility] {
    let list = scope.filter { !$0.figures.isVisited }.map { position, figures in
      let facility = facts.facilities[position]
      let counts = atPlace[Int32(position)] ?? (0, 0)
      return UnvisitedFacility(
        id: facility.id, name: facility.name, type: facility.type, region: facility.region,
        closed: facility.closedText, lastVisit: figures.lastVisit,
        daysSinceLastVisit: figures.lastVisit.map { period.to.days(since: $0) },
        overdue: figures.isOverdue, allegations: counts.all, unvisitedAllegations: counts.unvisited)
    }
    return list.sorted { left, right in
      let leftCount = left.unvisitedAllegations ?? 0
      let rightCount = right.unvisitedAllegations ?? 0
      return leftCount == rightCount ? UnvisitedFacility.isLonger(left, right) : leftCount > rightCount
    }
  }
}
