package import Registry

/// A coverage report as a document.
package struct CoverageDocument {
  private let answer: CoverageAnswer
  private let context: CoverageContext
  /// How many rows of a list a page shows; data formats show all.
  private static let mostListed = 20

  package init(_ answer: CoverageAnswer, _ context: CoverageContext) {
    self.answer = answer
    self.context = context
  }

  package func document() -> Document {
    let question = context.question
    var document = Document(
      title: "Coverage of places of detention by monitoring visits",
      subtitle:
        "\(question.period.from) to \(question.period.to) · \(bodies) · dated by \(question.dating.rawValue) · for \(context.audience.rawValue)",
      banner: context.isDemonstration ? CoverageContext.demonstrationBanner : nil)
    if !question.filters.isEmpty { document.blocks.append(.paragraph("Only: \(filters)")) }
    document.blocks += [.paragraph(summary)] + facilities + visits + allegations + funnel
    document.blocks += [Breakdown.Dimension.region, .facilityType].compactMap(breakdown)
    document.blocks += unvisitedFacilities + unvisitedAllegations + dataQuality
    document.blocks += [.heading("Method"), .verbatim(CoverageMethod.text(question))]
    return document
  }

  // MARK: Parts

  private var bodies: String {
    context.question.bodies.map { "visits by \($0.sorted().joined(separator: ", "))" } ?? "visits by any body"
  }

  private var filters: String {
    let filters = context.question.filters
    return [
      ("country", filters.countries), ("region", filters.regions), ("type", filters.types),
      ("authority", filters.authorities), ("mandate", Set(filters.mandates.map(\.rawValue))),
    ]
    .filter { !$0.1.isEmpty }
    .map { "\($0.0) \($0.1.sorted().joined(separator: " or "))" }
    .joined(separator: ", ")
  }

  private var summary: String {
    let places = answer.all
    let cases = answer.allegations
    var sentences: [String] = []
    if places.total == 0 {
      sentences.append("No place was in operation in this period, as far as the registry knows.")
    } else {
      sentences.append(
        "\(places.unvisited) of \(places.total) places had no \(bodies.replacing("visits", with: "granted visit")) in this period; "
          + "\(places.neverVisited) have none on record\(sinceEarliest).")
    }
    if cases.total > 0 {
      let surely = cases.total - cases.visitedAfter - cases.possiblyVisitedAfter
      sentences.append(
        "Of \(cases.total) allegations, \(bounds(surely, cases.unvisited)) were not followed by a visit to the place.")
    }
    return sentences.joined(separator: " ")
  }

  private var sinceEarliest: String {
    answer.dataQuality.earliestVisit.map { " (the earliest on record began on \($0))" } ?? ""
  }

  private func bounds(_ low: Int, _ high: Int) -> String { low == high ? "\(low)" : "\(low) to \(high)" }

  private var facilities: [Block] {
    let strata: [(String, FacilityFigures)] = [
      ("All places", answer.all), ("In the mandate", answer.byMandate[.inside] ?? FacilityFigures()),
      ("Outside the mandate", answer.byMandate[.outside] ?? FacilityFigures()),
      ("Mandate unknown", answer.byMandate[.unknown] ?? FacilityFigures()),
    ]
    let table = Table(
      caption: "Places by mandate",
      columns: [
        .init(title: "", isNumber: false), .init(title: "places", isNumber: true),
        .init(title: "visited", isNumber: true),
        .init(title: "unvisited", isNumber: true), .init(title: "never", isNumber: true),
        .init(title: "refused only", isNumber: true), .init(title: "overdue", isNumber: true),
        .init(title: "share visited", isNumber: true),
      ],
      rows: strata.map { name, figures in
        [
          .text(name), .count(figures.total), .count(figures.visited), .count(figures.unvisited),
          .count(figures.neverVisited), .count(figures.refusedOnly), figures.overdue.map { .count($0) } ?? .none,
          figures.share.map { .share($0) } ?? .none,
        ]
      },
      remark: context.question.standard.isEmpty
        ? "No standard of visit intervals is in use." : "Overdue by the standard \(context.question.standard).")
    var figures: [Figure] = []
    if answer.all.capacityKnown > 0 {
      figures.append(
        Figure(
          "capacity of visited places", .part(answer.all.capacityVisited, of: answer.all.capacity),
          remark: "known for \(answer.all.capacityKnown) of \(answer.all.total) places"))
    }
    if answer.all.populationKnown > 0 {
      figures.append(
        Figure(
          "population of visited places", .part(answer.all.populationVisited, of: answer.all.population),
          remark: "known for \(answer.all.populationKnown) of \(answer.all.total) places"))
    }
    return [.heading("Places of detention"), .table(table)] + (figures.isEmpty ? [] : [.figures(figures)])
  }

  private var visits: [Block] {
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

  private var allegations: [Block] {
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
          remark: "\(cases.visitedWithinEligible[position]) of \(eligible) that have had the time"))
    }
    return [.heading("Allegations"), .figures(figures)]
  }

  private var funnel: [Block] {
    let funnel = answer.funnel
    guard funnel.alleged > 0 else { return [] }
    let names = [
      "alleged", "complaint filed", "complaint registered", "investigation opened", "sent to court", "convicted",
    ]
    var before = funnel.alleged
    let rows = zip(names, funnel.steps).map { name, step -> [Cell] in
      defer { before = step.count }
      return [
        .text(name), .count(step.count), .share(Double(step.count) / Double(funnel.alleged)),
        before == 0 ? .none : .share(Double(step.count) / Double(before)),
      ]
    }
    let table = Table(
      caption: "What became of the allegations",
      columns: [
        .init(title: "step", isNumber: false), .init(title: "allegations", isNumber: true),
        .init(title: "of all", isNumber: true), .init(title: "of the step before", isNumber: true),
      ],
      rows: rows, remark: funnel.convictedPersons > 0 ? "Persons convicted: \(funnel.convictedPersons)." : nil)
    var figures: [Figure] = []
    for (reason, count) in funnel.closed.sorted(by: { $0.key < $1.key }) {
      figures.append(Figure("closed: \(label("closing-reason", reason))", .count(count)))
    }
    for (kind, count) in funnel.withdrawn.sorted(by: { $0.key < $1.key }) {
      figures.append(Figure("withdrawn: \(label("withdrawn", kind))", .count(count)))
    }
    return [.heading("The investigation funnel"), .table(table)] + (figures.isEmpty ? [] : [.figures(figures)])
  }

  private func breakdown(_ dimension: Breakdown.Dimension) -> Block? {
    guard let breakdown = answer.breakdowns.first(where: { $0.dimension == dimension }), !breakdown.rows.isEmpty else {
      return nil
    }
    let title = dimension == .region ? "region" : "type of place"
    return .table(
      Table(
        caption: dimension == .region ? "By region" : "By type of place",
        columns: [
          .init(title: title, isNumber: false), .init(title: "places", isNumber: true),
          .init(title: "visited", isNumber: true), .init(title: "share", isNumber: true),
          .init(title: "allegations", isNumber: true), .init(title: "unvisited", isNumber: true),
        ],
        rows: breakdown.rows.map { row in
          [
            .text(name(dimension, row.key)), .count(row.facilities), .count(row.visitedFacilities),
            row.facilities == 0 ? .none : .share(Double(row.visitedFacilities) / Double(row.facilities)),
            .count(row.allegations), .count(row.unvisited),
          ]
        }, remark: nil))
  }

  private func name(_ dimension: Breakdown.Dimension, _ key: String) -> String {
    if dimension == .region {
      let region = context.codes.region(key)
      return (region?.labels[context.language] ?? region?.labels["en"]).map { "\(key) \($0)" } ?? key
    }
    return label("facility-type", key)
  }

  private var unvisitedFacilities: [Block] {
    let list = answer.unvisitedFacilities
    guard !list.isEmpty else { return [] }
    let rows = list.prefix(CoverageDocument.mostListed).map { place -> [Cell] in
      [
        .text(place.id), .text(place.name), .text(label("facility-type", place.type)), .text(place.region),
        place.daysSinceLastVisit.map { .days($0) } ?? .text("never"),
        place.overdue.map { .text($0 ? "yes" : "no") } ?? .none, .count(place.unvisitedAllegations),
      ]
    }
    return [
      .heading("Where nobody has looked"),
      .table(
        Table(
          caption: "Unvisited places, most unvisited allegations first",
          columns: [
            .init(title: "id", isNumber: false), .init(title: "place", isNumber: false),
            .init(title: "type", isNumber: false), .init(title: "region", isNumber: false),
            .init(title: "days since visit", isNumber: true), .init(title: "overdue", isNumber: false),
            .init(title: "allegations", isNumber: true),
          ], rows: Array(rows), remark: more(list.count))),
    ]
  }

  private var unvisitedAllegations: [Block] {
    let list = answer.unvisitedAllegations
    guard !list.isEmpty else { return [] }
    let rows = list.prefix(CoverageDocument.mostListed).map { allegation -> [Cell] in
      [
        .text(allegation.id), .text(allegation.facility ?? "unknown"),
        .text(allegation.incidentDate.isEmpty ? allegation.reportedDate : allegation.incidentDate),
        .text(allegation.acts.map { label("act", $0) }.joined(separator: ", ")), .days(allegation.daysWaiting),
        .text(allegation.addressed ? "yes" : "no"),
      ]
    }
    return [
      .table(
        Table(
          caption: "Unvisited allegations, longest waiting first",
          columns: [
            .init(title: "id", isNumber: false), .init(title: "place", isNumber: false),
            .init(title: "date", isNumber: false), .init(title: "acts", isNumber: false),
            .init(title: "days waiting", isNumber: true), .init(title: "addressed", isNumber: false),
          ], rows: Array(rows), remark: more(list.count)))
    ]
  }

  private func more(_ count: Int) -> String? {
    let left = count - CoverageDocument.mostListed
    return left > 0 ? "… and \(left) more; `--format json` lists all." : nil
  }

  private var dataQuality: [Block] {
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

  private func label(_ list: String, _ value: String) -> String {
    value == Breakdown.unknown ? value : context.codes.label(list, value, language: context.language)
  }
}
