/// `AllegationFigures` as an audience is told them; nil is what is left out.
package struct DisclosedAllegations: Sendable, Equatable {
  package let total, persons, women, minors, deaths, distinct, atVisitedFacility: Int?
  package let personsAtLeast: Bool?
  package let visitedAfter, possiblyVisitedAfter, notVisitedAfter, unplaced, unvisited, addressed: Int?
  /// In the order of `AllegationFigures.horizons`.
  package let visitedAfterWithin, eligibleWithin, visitedWithinEligible: [Int?]
  package let medianDaysToVisit: Int?
  package let ratioVisitsToAllegations: Double?
  /// Whether the median is left out, and not only without a value.
  package let isMedianHidden: Bool

  init(_ figures: AllegationFigures, _ suppressed: SuppressedFigures) {
    func told<Value>(_ name: String, _ value: Value) -> Value? { suppressed.told("allegations.\(name)", value) }
    func told(_ name: String, byHorizon counts: [Int]) -> [Int?] {
      zip(AllegationFigures.horizons, counts).map { told("\(name).\($0)", $1) }
    }
    total = told("total", figures.total)
    persons = told("persons", figures.persons)
    women = told("women", figures.women)
    minors = told("minors", figures.minors)
    deaths = told("deaths", figures.deaths)
    distinct = told("distinct", figures.distinct)
    atVisitedFacility = told("atVisitedFacility", figures.atVisitedFacility)
    personsAtLeast = told("personsAtLeast", figures.personsAtLeast)
    visitedAfter = told("visitedAfter", figures.visitedAfter)
    possiblyVisitedAfter = told("possiblyVisitedAfter", figures.possiblyVisitedAfter)
    notVisitedAfter = told("notVisitedAfter", figures.notVisitedAfter)
    unplaced = told("unplaced", figures.unplaced)
    unvisited = told("unvisited", figures.unvisited)
    addressed = told("addressed", figures.addressed)
    visitedAfterWithin = told("visitedAfterWithin", byHorizon: figures.visitedAfterWithin)
    eligibleWithin = told("eligibleWithin", byHorizon: figures.eligibleWithin)
    visitedWithinEligible = told("visitedWithinEligible", byHorizon: figures.visitedWithinEligible)
    isMedianHidden = suppressed.hides("allegations.medianDaysToVisit")
    medianDaysToVisit = isMedianHidden ? nil : figures.medianDaysToVisit
    ratioVisitsToAllegations =
      suppressed.hides("allegations.ratioVisitsToAllegations") ? nil : figures.ratioVisitsToAllegations
  }

  /// Surely and at most unvisited; nil where one of the two could be reckoned out of what is left out.
  package var unvisitedRange: (low: Int, high: Int)? {
    guard let possiblyVisitedAfter, let unvisited else { return nil }
    return (unvisited - possiblyVisitedAfter, unvisited)
  }
}

/// `FunnelFigures` as an audience is told them.
package struct DisclosedFunnel: Sendable, Equatable {
  /// In their order, with the names of the report.
  package let steps: [(name: String, count: Int?)]
  package let convictedPersons: Int?
  /// By code, in the order of the codes.
  package let closed: [(name: String, count: Int?)]
  package let withdrawn: [(name: String, count: Int?)]

  init(_ figures: FunnelFigures, _ suppressed: SuppressedFigures) {
    func told(_ name: String, _ value: Int) -> Int? { suppressed.told("funnel.\(name)", value) }
    steps = figures.steps.map { ($0.name, told($0.name, $0.count)) }
    convictedPersons = told("convictedPersons", figures.convictedPersons)
    closed = figures.closed.sorted { $0.key < $1.key }.map { ($0.key, told("closed.\($0.key)", $0.value)) }
    withdrawn = figures.withdrawn.sorted { $0.key < $1.key }.map { ($0.key, told("withdrawn.\($0.key)", $0.value)) }
  }

  package static func == (one: DisclosedFunnel, other: DisclosedFunnel) -> Bool {
    one.steps.elementsEqual(other.steps, by: ==) && one.convictedPersons == other.convictedPersons
      && one.closed.elementsEqual(other.closed, by: ==) && one.withdrawn.elementsEqual(other.withdrawn, by: ==)
  }
}

/// A `Breakdown` as an audience is told it.
package struct DisclosedBreakdown: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package let key: String
    package let facilities, visitedFacilities: Int
    package let allegations, persons, visitedAfter, unvisited: Int?
  }

  package let dimension: Breakdown.Dimension
  package let rows: [Row]

  init(_ breakdown: Breakdown, _ suppressed: SuppressedFigures) {
    let name = "breakdowns.\(breakdown.dimension.rawValue)"
    dimension = breakdown.dimension
    // In a table that is left out as a whole, a row that only allegations made would say that there are some.
    let isWhole = suppressed.whole.contains(name)
    rows = breakdown.rows.filter { !isWhole || $0.facilities > 0 }.map { row in
      func told(_ column: String, _ value: Int) -> Int? {
        isWhole ? nil : suppressed.told(FigurePath.cell(name, row.key, column), value)
      }
      return Row(
        key: row.key, facilities: row.facilities, visitedFacilities: row.visitedFacilities,
        allegations: told("allegations", row.allegations), persons: told("persons", row.persons),
        visitedAfter: told("visitedAfter", row.visitedAfter), unvisited: told("unvisited", row.unvisited))
    }
  }
}

/// A `Timeline` as an audience is told it.
package struct DisclosedTimeline: Sendable, Equatable {
  package struct Bucket: Sendable, Equatable {
    package let key: String
    package let granted, refused: Int
    package let allegations: Int?

    package var isEmpty: Bool { granted == 0 && refused == 0 && allegations == 0 }
  }

  package let unit: Timeline.Unit
  package let buckets: [Bucket]
  package let unknown: Bucket
  /// Every bucket, and at the end what has none.
  package let all: [Bucket]

  init(_ timeline: Timeline, _ suppressed: SuppressedFigures) {
    func told(_ bucket: Timeline.Bucket) -> Bucket {
      Bucket(
        key: bucket.key, granted: bucket.granted, refused: bucket.refused,
        allegations: suppressed.told(FigurePath.cell("timeline", bucket.key, "allegations"), bucket.allegations))
    }
    unit = timeline.unit
    buckets = timeline.buckets.map(told)
    unknown = told(timeline.unknown)
    // Where nothing of the table is told, nobody learns whether anything is dated too coarsely either.
    let isShown =
      suppressed.whole.contains("timeline.allegations")
      ? timeline.unknown.granted > 0 || timeline.unknown.refused > 0 : !timeline.unknown.isEmpty
    all = buckets + (isShown ? [unknown] : [])
  }
}
