import Registry

/// What the report says of visits and allegations as a whole.
extension CoverageDocument {
  var visits: [Block] {
    let visits = answer.visits
    var figures = [
      Figure("visits", .count(visits.total)), Figure("granted", .count(visits.granted)),
      Figure("with full access", .count(visits.full)), Figure("with partial access", .count(visits.partial)),
      Figure("access not recorded", .count(visits.accessUnknown)), Figure("refused", .count(visits.refused)),
      Figure("unannounced", .count(visits.unannounced)),
    ]
    for (kind, count) in visits.byKind.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      figures.append(Figure("kind: \(label("visit-kind", kind))", .count(count)))
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
      Figure("allegations", .told(cases.total)),
      Figure(
        "persons", .told(cases.persons),
        remark: isAtLeast ? "at least; mentions, not distinct people" : "mentions, not distinct people"),
      Figure("women", .told(cases.women)), Figure("minors", .told(cases.minors)),
      Figure("deaths", .told(cases.deaths)),
      Figure("place visited in the period", .told(cases.atVisitedFacility), remark: "whichever came first"),
      Figure("visited after", .told(cases.visitedAfter)),
      Figure("possibly visited after", .told(cases.possiblyVisitedAfter), remark: "dates are known in part"),
      Figure("not visited after", .told(cases.notVisitedAfter)),
      Figure("place unknown", .told(cases.unplaced)),
      Figure("unvisited", cases.unvisitedRange.map { .range($0.low, $0.high) } ?? .leftOut),
      Figure("addressed", .told(cases.addressed), remark: "a visit looked into the allegation itself"),
      Figure(
        "visits for each allegation",
        cases.ratioVisitsToAllegations.map { .ratio($0) } ?? (cases.total == nil ? .leftOut : .none),
        remark: "granted visits in the period / allegations"),
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
    if cases.isMedianHidden { return Figure("median days to a visit", .leftOut) }
    return Figure(
      "median days to a visit", cases.medianDaysToVisit.map { .days($0) } ?? .none,
      remark: cases.medianDaysToVisit == nil ? "fewer than half were followed by one" : "Kaplan-Meier")
  }

  private func share(_ visited: Int?, of eligible: Int?, within horizon: Int) -> Figure {
    let name = "visited within \(horizon) days"
    guard let visited, let eligible else { return Figure(name, .leftOut) }
    return Figure(
      name, eligible == 0 ? .none : .share(Double(visited) / Double(eligible)),
      remark: "\(Cell.part(visited, of: eligible).text) that have had the time")
  }

  var dataQuality: [Block] {
    let quality = answer.dataQuality
    return [
      .heading("Data quality"),
      .figures([
        Figure("allegations without a date", .told(answer.undatedAllegations), remark: "in no figure above"),
        Figure("visits without a date", .count(quality.undatedVisits), remark: "in no figure above"),
        Figure("places of uncertain operation", .count(quality.uncertainOperation)),
        Figure("visits without recorded access", .count(quality.accessUnknown), remark: "counted as granted"),
        Figure(
          "visits outside operation", .count(quality.visitsOutsideOperation),
          remark: "before a place opened or after it closed"),
        Figure("earliest visit on record", quality.earliestVisit.map { .text($0.description) } ?? .none),
      ]),
    ]
  }
}
