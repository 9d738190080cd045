import Registry
import RegistryReports

/// A coverage report as JSON.
enum CoverageJSON {
  static func value(
    _ answer: DisclosedCoverage, _ published: PublishedFigures, _ context: CoverageContext
  ) -> JSONValue {
    let question = context.question
    let members: [JSONValue.Member] =
      ReportJSON.head("coverage", question.period, context.report) + [
        .init("bodies", question.bodies.map { .array($0.sorted().map { .string($0) }) } ?? .string("all")),
        .init("datedBy", .string(question.dating.rawValue)),
        .init("filters", ReportJSON.filters(question.filters)), .init("standard", .string(question.standard)),
        .init(
          "facilities",
          .object([
            .init("all", facilities(answer.all)), .init("inMandate", facilities(answer.byMandate[.inside])),
            .init("outsideMandate", facilities(answer.byMandate[.outside])),
            .init("mandateUnknown", facilities(answer.byMandate[.unknown])),
          ])),
        .init("visits", visits(answer.visits)), .init("allegations", allegations(answer.allegations)),
        .init(
          "funnel",
          .object(
            funnel(answer.funnel) + [
              .init("published", PublishedJSON.value(published, own: PublishedJSON.own(counted(answer))))
            ])),
        .init("breakdowns", .object(answer.breakdowns.map { .init($0.dimension.rawValue, breakdown($0)) })),
        .init("timeline", timeline(answer.timeline)),
        .init(
          "suppressed", .array((answer.suppressed.whole.union(answer.suppressed.paths)).sorted().map { .string($0) })),
        .init("unvisitedFacilities", answer.hasLists ? .array(answer.unvisitedFacilities.map(unvisited)) : .null),
        .init(
          "unvisitedAllegations",
          answer.hasLists ? .array(answer.unvisitedAllegations.map { unvisited($0, answer.audience) }) : .null),
        .init("withheld", withheld(answer.withheld)),
        .init("dataQuality", dataQuality(answer)),
        .init("method", .string(ReportJSON.method(CoverageMethod.text(question, answer), context.report))),
      ]
    return .object(members)
  }

  /// What a published figure may be compared with.
  static func counted(_ answer: DisclosedCoverage) -> [JSONValue.Member] {
    [
      .init("visits", visits(answer.visits)), .init("allegations", allegations(answer.allegations)),
      .init("funnel", .object(funnel(answer.funnel))),
    ]
  }

  private static func facilities(_ figures: FacilityFigures?) -> JSONValue {
    let figures = figures ?? FacilityFigures()
    return .object(
      FacilityFigures.members.map { .init($0.name, .optional($0.value(figures))) }
        + [.init("share", .optional(figures.share))])
  }

  private static func visits(_ figures: VisitFigures) -> JSONValue {
    .object(
      VisitFigures.members.map { .init($0.name, .optional($0.value(figures))) } + [
        .init("byKind", .counts(figures.byKind)), .init("byBody", .counts(figures.byBody)),
      ])
  }

  private static func allegations(_ figures: DisclosedAllegations) -> JSONValue {
    func byHorizon(_ counts: [Int?]) -> JSONValue {
      .object(zip(AllegationFigures.horizons, counts).map { .init(String($0), .optional($1)) })
    }
    return .object([
      .init("total", .optional(figures.total)), .init("persons", .optional(figures.persons)),
      .init("personsAtLeast", .optional(figures.personsAtLeast)), .init("women", .optional(figures.women)),
      .init("minors", .optional(figures.minors)), .init("deaths", .optional(figures.deaths)),
      .init("distinct", .optional(figures.distinct)), .init("atVisitedFacility", .optional(figures.atVisitedFacility)),
      .init("visitedAfter", .optional(figures.visitedAfter)),
      .init("possiblyVisitedAfter", .optional(figures.possiblyVisitedAfter)),
      .init("notVisitedAfter", .optional(figures.notVisitedAfter)), .init("unplaced", .optional(figures.unplaced)),
      .init("unvisited", .optional(figures.unvisited)), .init("addressed", .optional(figures.addressed)),
      .init("visitedAfterWithin", byHorizon(figures.visitedAfterWithin)),
      .init("eligibleWithin", byHorizon(figures.eligibleWithin)),
      .init("visitedWithinEligible", byHorizon(figures.visitedWithinEligible)),
      .init("medianDaysToVisit", .optional(figures.medianDaysToVisit)),
      .init("ratioVisitsToAllegations", .optional(figures.ratioVisitsToAllegations)),
    ])
  }

  private static func funnel(_ figures: DisclosedFunnel) -> [JSONValue.Member] {
    func counts(_ counts: [(name: String, count: Int?)]) -> JSONValue {
      .object(counts.map { .init($0.name, .optional($0.count)) })
    }
    return figures.steps.map { .init($0.name, .optional($0.count)) } + [
      .init("convictedPersons", .optional(figures.convictedPersons)), .init("closed", counts(figures.closed)),
      .init("withdrawn", counts(figures.withdrawn)),
    ]
  }

  private static func breakdown(_ breakdown: DisclosedBreakdown) -> JSONValue {
    let hasFacilities = breakdown.dimension.countsFacilities
    return .array(
      breakdown.rows.map { row in
        .object([
          .init("key", .string(row.key)), .init("facilities", hasFacilities ? .int(row.facilities) : .null),
          .init("visitedFacilities", hasFacilities ? .int(row.visitedFacilities) : .null),
          .init("allegations", .optional(row.allegations)), .init("persons", .optional(row.persons)),
          .init("visitedAfter", .optional(row.visitedAfter)), .init("unvisited", .optional(row.unvisited)),
        ])
      })
  }

  private static func timeline(_ timeline: DisclosedTimeline) -> JSONValue {
    .array(
      timeline.all.map { bucket in
        .object([
          .init("key", .string(bucket.key)), .init("granted", .int(bucket.granted)),
          .init("refused", .int(bucket.refused)), .init("allegations", .optional(bucket.allegations)),
        ])
      })
  }

  private static func unvisited(_ place: UnvisitedFacility) -> JSONValue {
    .object([
      .init("id", .string(place.id)), .init("name", .string(place.name)), .init("type", .string(place.type)),
      .init("region", known(place.region)), .init("closed", .optional(place.closed)),
      .init("lastVisit", .optional(place.lastVisit?.description)),
      .init("daysSinceLastVisit", .optional(place.daysSinceLastVisit)), .init("overdue", .optional(place.overdue)),
      .init("allegations", .optional(place.allegations)),
      .init("unvisitedAllegations", .optional(place.unvisitedAllegations)),
    ])
  }

  /// Inside the organisation an entry has its place; what else an audience is told is region, type and quarter.
  private static func unvisited(_ allegation: ListedAllegation, _ audience: Audience) -> JSONValue {
    let members: [JSONValue.Member] = [
      .init("id", .optional(allegation.id)), .init("facility", .optional(allegation.facility)),
      .init("incidentDate", known(allegation.incidentDate ?? "")),
      .init("reportedDate", known(allegation.reportedDate ?? "")),
      .init("acts", .array(allegation.acts.map { .string($0) })),
      .init("daysWaiting", .optional(allegation.daysWaiting)), .init("addressed", .optional(allegation.addressed)),
      .init("possiblyVisitedAfter", .optional(allegation.possiblyVisitedAfter)),
    ]
    guard audience != .internalUse else { return .object(members) }
    return .object(
      members + [
        .init("region", known(allegation.region)), .init("facilityType", known(allegation.facilityType)),
        .init("quarter", known(allegation.quarter)),
      ])
  }

  private static func withheld(_ withheld: DisclosedCoverage.Withheld) -> JSONValue {
    .object(
      [
        .init("count", .optional(withheld.count)),
        .init(
          "byReason",
          withheld.byReason.map { .object($0.map { .init($0.reason, .optional($0.count)) }) } ?? .null),
      ] + (withheld.since.map { [.init("since", .int($0))] } ?? []))
  }

  private static func known(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }

  private static func dataQuality(_ answer: DisclosedCoverage) -> JSONValue {
    let quality = answer.dataQuality
    return .object([
      .init("undatedAllegations", .optional(answer.undatedAllegations)),
      .init("undatedVisits", .int(quality.undatedVisits)),
      .init("uncertainOperation", .int(quality.uncertainOperation)),
      .init("accessUnknown", .int(quality.accessUnknown)),
      .init("visitsOutsideOperation", .int(quality.visitsOutsideOperation)),
      .init("earliestVisit", .optional(quality.earliestVisit?.description)),
    ])
  }
}
