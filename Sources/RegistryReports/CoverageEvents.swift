import Registry

/// What the report says of visits and allegations as a whole.
extension CoverageDocument {
  var visits: [Block] {
    let visits = answer.visits
    var figures = [
      Figure("visits", .count(visits.total), path: "visits.total"),
      Figure("granted", .count(visits.granted), path: "visits.granted"),
      Figure("with full access", .count(visits.full), path: "visits.full"),
      Figure("with partial access", .count(visits.partial), path: "visits.partial"),
      Figure("access not recorded", .count(visits.accessUnknown), path: "visits.accessUnknown"),
      Figure("refused", .count(visits.refused), path: "visits.refused"),
      Figure("unannounced", .count(visits.unannounced), path: "visits.unannounced"),
    ]
    for (kind, count) in visits.byKind.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      figures.append(Figure("kind: \(label("visit-kind", kind))", .count(count), path: "visits.byKind.\(kind)"))
    }
    return [.heading("Visits"), .figures(figures)]
  }

  var allegations: [Block] {
    let cases = answer.allegations
    guard cases.total != 0 else {
      return [.heading("Allegations"), .paragraph("No allegation is dated in this period.")]
    }
    let isAtLeast = cases.personsAtLeast ?? false
    var figures = [
      Figure("allegations", .told(cases.total), path: "allegations.total"),
      Figure(
        "persons", .told(cases.persons),
        remark: isAtLeast ? "at least; mentions, not distinct people" : "mentions, not distinct people",
        path: "allegations.persons"),
      Figure("women", .told(cases.women), path: "allegations.women"),
      Figure("minors", .told(cases.minors), path: "allegations.minors"),
      Figure("deaths", .told(cases.deaths), path: "allegations.deaths"),
      Figure(
        "place visited in the period", .told(cases.atVisitedFacility), remark: "whichever came first",
        path: "allegations.atVisitedFacility"),
      Figure("visited after", .told(cases.visitedAfter), path: "allegations.visitedAfter"),
      Figure(
        "possibly visited after", .told(cases.possiblyVisitedAfter), remark: "dates are known in part",
        path: "allegations.possiblyVisitedAfter"),
      Figure("not visited after", .told(cases.notVisitedAfter), path: "allegations.notVisitedAfter"),
      Figure("place unknown", .told(cases.unplaced), path: "allegations.unplaced"),
      Figure(
        "unvisited", cases.unvisitedRange.map { .range($0.low, $0.high) } ?? .leftOut, path: "allegations.unvisited"),
      Figure(
        "addressed", .told(cases.addressed), remark: "a visit looked into the allegation itself",
        path: "allegations.addressed"),
      Figure(
        "visits for each allegation",
        cases.ratioVisitsToAllegations.map { .ratio($0) } ?? (cases.total == nil ? .leftOut : .none),
        remark: "granted visits in the period / allegations", path: "allegations.ratioVisitsToAllegations"),
      median,
    ]
    for (position, horizon) in AllegationFigures.horizons.enumerated() {
      figures.append(
        share(cases.visitedWithinEligible[position], of: cases.eligibleWithin[position], within: horizon))
    }
    return [.heading("Allegations"), .figures(figures)] + daysToVisit
  }

  private var median: Figure {
    let cases = answer.allegations
    let path = "allegations.medianDaysToVisit"
    if cases.isMedianHidden { return Figure("median days to a visit", .leftOut, path: path) }
    return Figure(
      "median days to a visit", cases.medianDaysToVisit.map { .days($0) } ?? .none,
      remark: cases.medianDaysToVisit == nil ? "fewer than half were followed by one" : "Kaplan-Meier", path: path)
  }

  private func share(_ visited: Int?, of eligible: Int?, within horizon: Int) -> Figure {
    let name = "visited within \(horizon) days"
    guard let visited, let eligible else { return Figure(name, .leftOut) }
    return Figure(
      name, eligible == 0 ? .none : .share(Double(visited) / Double(eligible)),
      remark: "\(Cell.part(visited, of: eligible).text) that have had the time",
      path: "allegations.visitedWithinEligible.\(horizon)")
  }

  var dataQuality: [Block] {
    let quality = answer.dataQuality
    return [
      .heading("Data quality"),
      .figures([
        Figure(
          "allegations without a date", .told(answer.undatedAllegations), remark: "in no figure above",
          path: "dataQuality.undatedAllegations"),
        Figure(
          "visits without a date", .count(quality.undatedVisits), remark: "in no figure above",
          path: "dataQuality.undatedVisits"),
        Figure(
          "places of uncertain operation", .count(quality.uncertainOperation), path: "dataQuality.uncertainOperation"),
        Figure(
          "visits without recorded access", .count(quality.accessUnknown), remark: "counted as granted",
          path: "dataQuality.accessUnknown"),
        Figure(
          "visits outside operation", .count(quality.visitsOutsideOperation),
          remark: "before a place opened or after it closed", path: "dataQuality.visitsOutsideOperation"),
        Figure(
          "earliest visit on record", quality.earliestVisit.map { .text($0.description) } ?? .none,
          path: "dataQuality.earliestVisit"),
      ]),
    ]
  }
}
