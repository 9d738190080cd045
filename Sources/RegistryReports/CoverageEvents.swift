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
    guard cases.total > 0 else {
      return [.heading("Allegations"), .paragraph("No allegation is dated in this period.")]
    }
    var figures = [
      Figure("allegations", .count(cases.total)),
      Figure(
        "persons", .count(cases.persons),
        remark: cases.personsAtLeast ? "at least; mentions, not distinct people" : "mentions, not distinct people"),
      Figure("women", .count(cases.women)), Figure("minors", .count(cases.minors)),
      Figure("deaths", .count(cases.deaths)),
      Figure("place visited in the period", .count(cases.atVisitedFacility), remark: "whichever came first"),
      Figure("visited after", .count(cases.visitedAfter)),
      Figure("possibly visited after", .count(cases.possiblyVisitedAfter), remark: "dates are known in part"),
      Figure("not visited after", .count(cases.notVisitedAfter)),
      Figure("place unknown", .count(cases.unplaced)),
      Figure(
        "unvisited", .range(cases.total - cases.visitedAfter - cases.possiblyVisitedAfter, cases.unvisited)),
      Figure("addressed", .count(cases.addressed), remark: "a visit looked into the allegation itself"),
      Figure(
        "visits for each allegation", cases.ratioVisitsToAllegations.map { .ratio($0) } ?? .none,
        remark: "granted visits in the period / allegations"),
      Figure(
        "median days to a visit", cases.medianDaysToVisit.map { .days($0) } ?? .none,
        remark: cases.medianDaysToVisit == nil ? "fewer than half were followed by one" : "Kaplan-Meier"),
    ]
    for (position, horizon) in AllegationFigures.horizons.enumerated() {
      let eligible = cases.eligibleWithin[position]
      figures.append(
        Figure(
          "visited within \(horizon) days",
          eligible == 0 ? .none : .share(Double(cases.visitedWithinEligible[position]) / Double(eligible)),
          remark:
            "\(Cell.part(cases.visitedWithinEligible[position], of: eligible).text) that have had the time"
        ))
    }
    return [.heading("Allegations"), .figures(figures)] + daysToVisit
  }

  var dataQuality: [Block] {
    let quality = answer.dataQuality
    return [
      .heading("Data quality"),
      .figures([
        Figure("allegations without a date", .count(quality.undatedAllegations), remark: "in no figure above"),
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
