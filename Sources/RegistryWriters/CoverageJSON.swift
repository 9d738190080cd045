package import Registry
package import RegistryReports

/// A coverage report as JSON.
package enum CoverageJSON {
  package static func value(_ answer: CoverageAnswer, _ context: CoverageContext) -> JSONValue {
    let question = context.question
    var members: [JSONValue.Member] = [
      .init("report", .string("coverage")), .init("version", .int(1)),
      .init("generatedAt", .string(context.generatedAt)),
      .init(
        "period",
        .object([
          .init("from", .string(question.period.from.description)),
          .init("to", .string(question.period.to.description)),
        ])),
      .init("asKnownAt", .null),
      .init("bodies", question.bodies.map { .array($0.sorted().map { .string($0) }) } ?? .string("all")),
      .init("datedBy", .string(question.dating.rawValue)), .init("audience", .string(context.audience.rawValue)),
      .init("filters", filters(question.filters)), .init("standard", .string(question.standard)),
    ]
    if context.isDemonstration { members.append(.init("demonstration", .bool(true))) }
    members += [
      .init(
        "facilities",
        .object([
          .init("all", facilities(answer.all)), .init("inMandate", facilities(answer.byMandate[.inside])),
          .init("outsideMandate", facilities(answer.byMandate[.outside])),
          .init("mandateUnknown", facilities(answer.byMandate[.unknown])),
        ])),
      .init("visits", visits(answer.visits)), .init("allegations", allegations(answer.allegations)),
      .init("funnel", funnel(answer.funnel)),
      .init("breakdowns", .object(answer.breakdowns.map { .init($0.dimension.rawValue, breakdown($0)) })),
      .init("timeline", timeline(answer.timeline)), .init("suppressed", .array([])),
      .init("unvisitedFacilities", answer.hasLists ? .array(answer.unvisitedFacilities.map(unvisited)) : .null),
      .init("unvisitedAllegations", answer.hasLists ? .array(answer.unvisitedAllegations.map(unvisited)) : .null),
      .init("withheld", .object([.init("count", .int(0)), .init("byReason", .object([]))])),
      .init("dataQuality", dataQuality(answer.dataQuality)),
      .init("method", .string(method(context))),
    ]
    return .object(members)
  }

  private static func method(_ context: CoverageContext) -> String {
    let text = CoverageMethod.text(context.question)
    return context.isDemonstration ? "\(CoverageContext.demonstrationBanner)\n\n\(text)" : text
  }

  private static func filters(_ filters: PlaceFilters) -> JSONValue {
    .object(
      [
        ("country", filters.countries), ("region", filters.regions), ("type", filters.types),
        ("authority", filters.authorities), ("mandate", Set(filters.mandates.map(\.rawValue))),
      ]
      .filter { !$0.1.isEmpty }
      .map { .init($0.0, .array($0.1.sorted().map { .string($0) })) })
  }

  private static func facilities(_ figures: FacilityFigures?) -> JSONValue {
    let figures = figures ?? FacilityFigures()
    return .object([
      .init("total", .int(figures.total)), .init("visited", .int(figures.visited)),
      .init("unvisited", .int(figures.unvisited)), .init("neverVisited", .int(figures.neverVisited)),
      .init("refusedOnly", .int(figures.refusedOnly)), .init("overdue", .optional(figures.overdue)),
      .init("share", .optional(figures.share)), .init("capacity", .int(figures.capacity)),
      .init("capacityVisited", .int(figures.capacityVisited)), .init("capacityKnown", .int(figures.capacityKnown)),
      .init("population", .int(figures.population)), .init("populationVisited", .int(figures.populationVisited)),
      .init("populationKnown", .int(figures.populationKnown)),
    ])
  }

  private static func visits(_ figures: VisitFigures) -> JSONValue {
    .object([
      .init("total", .int(figures.total)), .init("granted", .int(figures.granted)), .init("full", .int(figures.full)),
      .init("partial", .int(figures.partial)), .init("accessUnknown", .int(figures.accessUnknown)),
      .init("refused", .int(figures.refused)), .init("unannounced", .int(figures.unannounced)),
      .init("byKind", .counts(figures.byKind)), .init("byBody", .counts(figures.byBody)),
    ])
  }

  private static func allegations(_ figures: AllegationFigures) -> JSONValue {
    func byHorizon(_ counts: [Int]) -> JSONValue {
      .object(zip(AllegationFigures.horizons, counts).map { .init(String($0), .int($1)) })
    }
    return .object([
      .init("total", .int(figures.total)), .init("persons", .int(figures.persons)),
      .init("personsAtLeast", .bool(figures.personsAtLeast)), .init("women", .int(figures.women)),
      .init("minors", .int(figures.minors)), .init("deaths", .int(figures.deaths)),
      .init("distinct", .int(figures.distinct)), .init("atVisitedFacility", .int(figures.atVisitedFacility)),
      .init("visitedAfter", .int(figures.visitedAfter)),
      .init("possiblyVisitedAfter", .int(figures.possiblyVisitedAfter)),
      .init("notVisitedAfter", .int(figures.notVisitedAfter)), .init("unplaced", .int(figures.unplaced)),
      .init("unvisited", .int(figures.unvisited)), .init("addressed", .int(figures.addressed)),
      .init("visitedAfterWithin", byHorizon(figures.visitedAfterWithin)),
      .init("eligibleWithin", byHorizon(figures.eligibleWithin)),
      .init("visitedWithinEligible", byHorizon(figures.visitedWithinEligible)),
      .init("medianDaysToVisit", .optional(figures.medianDaysToVisit)),
      .init("ratioVisitsToAllegations", .optional(figures.ratioVisitsToAllegations)),
    ])
  }

  private static func funnel(_ figures: FunnelFigures) -> JSONValue {
    .object(
      figures.steps.map { .init($0.name, .int($0.count)) } + [
        .init("convictedPersons", .int(figures.convictedPersons)), .init("closed", .counts(figures.closed)),
        .init("withdrawn", .counts(figures.withdrawn)), .init("published", .array([])),
      ])
  }

  private static func breakdown(_ breakdown: Breakdown) -> JSONValue {
    let hasFacilities = breakdown.dimension.countsFacilities
    return .array(
      breakdown.rows.map { row in
        .object([
          .init("key", .string(row.key)), .init("facilities", hasFacilities ? .int(row.facilities) : .null),
          .init("visitedFacilities", hasFacilities ? .int(row.visitedFacilities) : .null),
          .init("allegations", .int(row.allegations)), .init("persons", .int(row.persons)),
          .init("visitedAfter", .int(row.visitedAfter)), .init("unvisited", .int(row.unvisited)),
        ])
      })
  }

  private static func timeline(_ timeline: Timeline) -> JSONValue {
    .array(
      timeline.all.map { bucket in
        .object([
          .init("key", .string(bucket.key)), .init("granted", .int(bucket.granted)),
          .init("refused", .int(bucket.refused)), .init("allegations", .int(bucket.allegations)),
        ])
      })
  }

  private static func unvisited(_ place: UnvisitedFacility) -> JSONValue {
    .object([
      .init("id", .string(place.id)), .init("name", .string(place.name)), .init("type", .string(place.type)),
      .init("region", known(place.region)), .init("closed", .optional(place.closed)),
      .init("lastVisit", .optional(place.lastVisit?.description)),
      .init("daysSinceLastVisit", .optional(place.daysSinceLastVisit)), .init("overdue", .optional(place.overdue)),
      .init("allegations", .int(place.allegations)), .init("unvisitedAllegations", .int(place.unvisitedAllegations)),
    ])
  }

  private static func unvisited(_ allegation: UnvisitedAllegation) -> JSONValue {
    .object([
      .init("id", .string(allegation.id)), .init("facility", .optional(allegation.facility)),
      .init("incidentDate", known(allegation.incidentDate)), .init("reportedDate", known(allegation.reportedDate)),
      .init("acts", .array(allegation.acts.map { .string($0) })), .init("daysWaiting", .int(allegation.daysWaiting)),
      .init("addressed", .bool(allegation.addressed)),
      .init("possiblyVisitedAfter", .bool(allegation.possiblyVisitedAfter)),
    ])
  }

  private static func known(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }

  private static func dataQuality(_ quality: DataQuality) -> JSONValue {
    .object([
      .init("undatedAllegations", .int(quality.undatedAllegations)),
      .init("undatedVisits", .int(quality.undatedVisits)),
      .init("uncertainOperation", .int(quality.uncertainOperation)),
      .init("accessUnknown", .int(quality.accessUnknown)),
      .init("visitsOutsideOperation", .int(quality.visitsOutsideOperation)),
      .init("earliestVisit", .optional(quality.earliestVisit?.description)),
    ])
  }
}
