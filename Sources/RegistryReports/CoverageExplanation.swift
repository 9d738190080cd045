package import Registry

/// What stands behind the figures of a coverage report.
package struct CoverageExplanation {
  private let coverage: Coverage
  private let facts: CoverageFacts
  private let audience: Audience
  private let today: Day

  /// - Parameters:
  ///   - facts: with lists, ids of visits and consent.
  ///   - today: the day by which consent is judged.
  package init(_ facts: CoverageFacts, _ coverage: Coverage, for audience: Audience, today: Day) {
    self.coverage = coverage
    self.facts = facts
    self.audience = audience
    self.today = today
  }

  /// - Returns: nil where no figure of the report has this name.
  package func explanation(of path: [FigurePath.Step]) -> Explanation? {
    if let figure = CoverageFigure.named(path) { return counting(figure) }
    switch (path.first?.name, path.last?.name) {
    case ("facilities", "share") where path.count == 3:
      let stratum = "facilities.\(path[1].name)"
      return Explanation("visited places / places in scope", from: ["\(stratum).visited", "\(stratum).total"])
    case ("allegations", "ratioVisitsToAllegations"):
      return Explanation(
        "granted visits in the period / allegations in scope", from: ["visits.granted", "allegations.total"])
    case ("allegations", "medianDaysToVisit"):
      return Explanation(
        "the Kaplan-Meier median of the days to a visit, over placed allegations; those not surely followed by one wait until the reference day or the closing of the place",
        from: ["allegations.total", "allegations.unplaced", "allegations.visitedAfter"])
    case ("dataQuality", "earliestVisit"):
      return Explanation(
        "the first day on which a visit by the bodies may have begun",
        parts: coverage.earliestVisits.map { Explanation.Part(.visit, facts.visitIDs[$0]) })
    case ("unvisitedFacilities", _):
      return path.first?.key.map {
        Explanation("a place in scope without a granted visit", parts: [.init(.facility, $0)])
      }
    case ("unvisitedAllegations", _):
      return path.first?.key.map { key in
        // An entry that is told without its id has its place in the list for a name.
        let isNamed = !key.hasPrefix("#")
        return Explanation(
          "an allegation in scope, not surely followed by a granted visit",
          parts: isNamed ? [.init(.allegation, key)] : [], untold: isNamed ? (0, 0) : (1, 1))
      }
    case ("published", _),
      ("funnel", "value") where path.contains { $0.name == "published" },
      ("funnel", "shareOfWhole") where path.contains { $0.name == "published" }:
      return path.first { $0.name == "published" }?.key.map {
        Explanation("as it was published; nothing of ours is in it", parts: [.init(.figure, $0)])
      }
    case ("withheld", _):
      return Explanation(
        "unvisited allegations that are counted and stand in no list for this audience, by the first reason that holds")
    default: return nil
    }
  }

  /// A score, or a term of one.
  ///
  /// - Parameter isScoreTold: whether the audience is told how many allegations concern one place.
  package func explanation(
    of path: [FigurePath.Step], _ priorities: Priorities, isScoreTold: Bool
  ) -> Explanation? {
    if path.first?.name == "plan", path.last?.name == "allegations", let key = path.first?.key {
      let amount = ["terms", PriorityTerm.unvisitedAllegations.rawValue, "amount"]
      let steps = [FigurePath.Step(name: "places", key: key)] + amount.map { FigurePath.Step(name: $0, key: nil) }
      return explanation(of: steps, priorities, isScoreTold: isScoreTold)
    }
    guard path.first?.name == "places", let key = path.first?.key,
      let entry = priorities.entries.first(where: { $0.place.id == key })
    else { return nil }
    if path.count == 2, path[1].name == "score" {
      return Explanation(
        "the sum of the points of all terms",
        from: PriorityTerm.allCases.map { "\(FigurePath.entry("places", key)).terms.\($0.rawValue).points" })
    }
    guard path.count == 4, path[1].name == "terms", let term = PriorityTerm(rawValue: path[2].name) else {
      return Explanation("an open place", parts: [.init(.facility, key)])
    }
    let rule = path[3].name == "points" ? "\(term.words), as the method says, times its weight" : term.words
    switch term {
    case .unvisitedAllegations, .recentAllegations, .deaths, .vulnerable:
      let counted = coverage.counted(term, of: entry.unvisitedAllegations)
      let told = Set(counted.map(\.position).filter(isTold).map { facts.allegations[$0].id })
      return Explanation(
        rule, counting: counted.map { .init(.allegation, facts.allegations[$0.position].id, count: $0.count) },
        isTold: { told.contains($0.id) })
    case .refusals:
      return Explanation(rule, parts: entry.refusedVisits.map { .init(.visit, facts.visitIDs[$0]) })
    case .overdue, .neverVisited, .capacity: return Explanation(rule, parts: [.init(.facility, key)])
    }
  }

  private func counting(_ figure: CoverageFigure) -> Explanation {
    let found = coverage.contributions(to: figure)
    switch figure.counted {
    case .facilities:
      return Explanation(
        figure.rule, parts: found.map { .init(.facility, facts.facilities[$0.position].id, count: $0.count) })
    case .visits:
      return Explanation(figure.rule, parts: found.map { .init(.visit, facts.visitIDs[$0.position], count: $0.count) })
    case .allegations:
      let told = Set(found.map(\.position).filter(isTold).map { facts.allegations[$0].id })
      return Explanation(
        figure.rule,
        counting: found.map { .init(.allegation, facts.allegations[$0.position].id, count: $0.count) },
        isTold: { told.contains($0.id) })
    }
  }

  private func isTold(_ position: Int) -> Bool {
    switch Listing.decide(coverage.consents(facts.allegations[position]), for: [audience], today: today) {
    case .internally, .inFull: true
    case .anonymously, .withheld: false
    }
  }
}
