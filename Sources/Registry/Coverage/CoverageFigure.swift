/// A figure of the coverage report that counts records: what it counts, and by which rule.
package struct CoverageFigure {
  package enum Counted: Sendable {
    case facilities, visits, allegations
  }

  package let counted: Counted
  /// The figure of an answer, 0 where it has none.
  let value: (CoverageAnswer) -> Int
  /// One sentence, for people.
  package let rule: String
  /// Whose table the figure stands in.
  let dimension: Breakdown.Dimension?
  /// The id of the place whose allegations it counts.
  let place: String?

  init(
    _ counted: Counted, _ rule: String, dimension: Breakdown.Dimension? = nil, place: String? = nil,
    _ value: @escaping (CoverageAnswer) -> Int
  ) {
    self.counted = counted
    self.rule = rule
    self.dimension = dimension
    self.place = place
    self.value = value
  }

  // MARK: By name

  /// - Returns: nil where no figure of this name counts records.
  package static func named(_ path: [FigurePath.Step]) -> CoverageFigure? {
    switch path.first?.name {
    case "facilities" where path.count == 3: facilities(path[1].name, path[2].name)
    case "visits": visits(path)
    case "allegations": allegations(path)
    case "funnel": funnel(path)
    case "breakdowns" where path.count == 3: breakdown(path[1], path[2].name)
    case "timeline" where path.count == 2: timeline(path[0].key ?? "", path[1].name)
    case "unvisitedFacilities" where path.count == 2: place(path[0].key ?? "", path[1].name)
    case "dataQuality" where path.count == 2: quality(path[1].name)
    default: nil
    }
  }

  private static func facilities(_ stratum: String, _ member: String) -> CoverageFigure? {
    let strata: [String: Mandate] = ["inMandate": .inside, "outsideMandate": .outside, "mandateUnknown": .unknown]
    guard stratum == "all" || strata[stratum] != nil,
      let found = FacilityFigures.members.first(where: { $0.name == member })
    else { return nil }
    let mandate = strata[stratum]
    let among = mandate.map { ", of those whose mandate is \($0.rawValue) on the reference day" } ?? ""
    return CoverageFigure(.facilities, "\(found.rule)\(among)") { answer in
      let figures = mandate.map { answer.byMandate[$0] ?? FacilityFigures() } ?? answer.all
      return found.value(figures) ?? 0
    }
  }

  private static func visits(_ path: [FigurePath.Step]) -> CoverageFigure? {
    if path.count == 2, let found = VisitFigures.members.first(where: { $0.name == path[1].name }) {
      return CoverageFigure(.visits, found.rule) { found.value($0.visits) ?? 0 }
    }
    guard path.count == 3 else { return nil }
    let key = path[2].name
    switch path[1].name {
    case "byKind":
      return CoverageFigure(.visits, "visits in the period of the kind \(key)") { $0.visits.byKind[key] ?? 0 }
    case "byBody":
      return CoverageFigure(.visits, "visits in the period by \(key), joint visits for each of their bodies") {
        $0.visits.byBody[key] ?? 0
      }
    default: return nil
    }
  }

  private static func allegations(_ path: [FigurePath.Step]) -> CoverageFigure? {
    if path.count == 2, let found = AllegationFigures.members.first(where: { $0.name == path[1].name }) {
      return CoverageFigure(.allegations, found.rule) { found.value($0.allegations) ?? 0 }
    }
    guard path.count == 3, let days = Int(path[2].name), let position = AllegationFigures.horizons.firstIndex(of: days)
    else { return nil }
    switch path[1].name {
    case "visitedAfterWithin":
      return CoverageFigure(.allegations, "placed allegations followed by a granted visit within \(days) days") {
        $0.allegations.visitedAfterWithin[position]
      }
    case "eligibleWithin":
      return CoverageFigure(
        .allegations, "placed allegations whose latest day lies at least \(days) days before the reference day"
      ) { $0.allegations.eligibleWithin[position] }
    case "visitedWithinEligible":
      return CoverageFigure(
        .allegations,
        "placed allegations that have had \(days) days and were followed by a granted visit within them"
      ) { $0.allegations.visitedWithinEligible[position] }
    default: return nil
    }
  }

  private static func funnel(_ path: [FigurePath.Step]) -> CoverageFigure? {
    let name = path.count > 1 ? path[1].name : ""
    switch (name, path.count) {
    case ("convictedPersons", 2):
      return CoverageFigure(.allegations, "persons convicted by a verdict not dated after the reference day") {
        $0.funnel.convictedPersons
      }
    case ("closed", 3):
      let reason = path[2].name
      return CoverageFigure(
        .allegations, "allegations whose investigation was closed by the reference day, for the reason \(reason)"
      ) { $0.funnel.closed[reason] ?? 0 }
    case ("withdrawn", 3):
      let kind = path[2].name
      return CoverageFigure(
        .allegations, "allegations whose complaint was withdrawn (\(kind)); they stay in every other figure"
      ) { $0.funnel.withdrawn[kind] ?? 0 }
    default:
      guard path.count == 2, let position = FunnelFigures().steps.firstIndex(where: { $0.name == name }) else {
        return nil
      }
      return CoverageFigure(
        .allegations,
        position == 0
          ? "all allegations in scope"
          : "allegations of which this step or a later one is recorded as taken by the reference day"
      ) { $0.funnel.steps[position].count }
    }
  }

  private static func breakdown(_ table: FigurePath.Step, _ column: String) -> CoverageFigure? {
    guard let dimension = Breakdown.Dimension(rawValue: table.name), let key = table.key else { return nil }
    func row(_ answer: CoverageAnswer) -> Breakdown.Row {
      answer.breakdowns.first?.row(key) ?? Breakdown.Row(key: key)
    }
    let part = "of those under \(key) by \(dimension.rawValue)"
    switch column {
    case "facilities" where dimension.countsFacilities:
      return CoverageFigure(.facilities, "places in scope, \(part)", dimension: dimension) { row($0).facilities }
    case "visitedFacilities" where dimension.countsFacilities:
      return CoverageFigure(.facilities, "places with a granted visit in the period, \(part)", dimension: dimension) {
        row($0).visitedFacilities
      }
    case "allegations":
      return CoverageFigure(.allegations, "allegations in scope, \(part)", dimension: dimension) { row($0).allegations }
    case "persons":
      return CoverageFigure(
        .allegations, "persons mentioned by allegations in scope, \(part)", dimension: dimension
      ) { row($0).persons }
    case "visitedAfter":
      return CoverageFigure(
        .allegations, "allegations surely followed by a granted visit to their place, \(part)", dimension: dimension
      ) { row($0).visitedAfter }
    case "unvisited":
      return CoverageFigure(
        .allegations, "allegations not surely followed by a granted visit to their place, \(part)",
        dimension: dimension
      ) { row($0).unvisited }
    default: return nil
    }
  }

  private static func timeline(_ key: String, _ column: String) -> CoverageFigure? {
    func bucket(_ answer: CoverageAnswer) -> Timeline.Bucket? { answer.timeline.all.first { $0.key == key } }
    switch column {
    case "granted": return CoverageFigure(.visits, "granted visits that began in \(key)") { bucket($0)?.granted ?? 0 }
    case "refused": return CoverageFigure(.visits, "refused visits that began in \(key)") { bucket($0)?.refused ?? 0 }
    case "allegations":
      return CoverageFigure(.allegations, "allegations dated in \(key)") { bucket($0)?.allegations ?? 0 }
    default: return nil
    }
  }

  private static func place(_ id: String, _ column: String) -> CoverageFigure? {
    switch column {
    case "allegations":
      return CoverageFigure(.allegations, "allegations in scope at \(id)", place: id) { $0.atPlace.all }
    case "unvisitedAllegations":
      return CoverageFigure(
        .allegations, "allegations in scope at \(id), not surely followed by a granted visit", place: id
      ) { $0.atPlace.unvisited }
    default: return nil
    }
  }

  private static func quality(_ member: String) -> CoverageFigure? {
    switch member {
    case "undatedAllegations":
      return CoverageFigure(.allegations, "allegations without the date that is asked for") {
        $0.dataQuality.undatedAllegations
      }
    case "undatedVisits": return CoverageFigure(.visits, "visits without a start") { $0.dataQuality.undatedVisits }
    case "uncertainOperation":
      return CoverageFigure(.facilities, "places in scope that may not yet, or not any more, have been open") {
        $0.dataQuality.uncertainOperation
      }
    case "accessUnknown":
      return CoverageFigure(.visits, "visits in the period of which no access is recorded") { $0.visits.accessUnknown }
    case "visitsOutsideOperation":
      return CoverageFigure(.visits, "granted visits wholly before their place opened or after it closed") {
        $0.dataQuality.visitsOutsideOperation
      }
    default: return nil
    }
  }
}

/// A member of a group of figures that counts records.
package struct FigureMember<Figures: Sendable>: Sendable {
  package let name: String
  let rule: String
  package let value: @Sendable (Figures) -> Int?

  init(_ name: String, _ rule: String, _ value: @escaping @Sendable (Figures) -> Int?) {
    self.name = name
    self.rule = rule
    self.value = value
  }
}
