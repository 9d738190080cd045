/// The totals of allegations, the steps of the funnel and what is withheld.
extension CoverageCells {
  mutating func addTotals() {
    guard hasFilter else { return }
    let cases = answer.allegations
    func name(_ figure: String) -> String { "allegations.\(figure)" }
    var system = FigureSystem()
    func single(_ figure: String, _ value: Int) -> Int { system.add(name(figure), value, .single) }
    // The total is at or above the threshold here, or nothing is told at all.
    let total = system.add(name("total"), cases.total, .single, isFixed: true)
    system.alias(total, name("distinct"))
    system.alias(total, "funnel.alleged")
    let visited = single("visitedAfter", cases.visitedAfter)
    let possibly = single("possiblyVisitedAfter", cases.possiblyVisitedAfter)
    let not = single("notVisitedAfter", cases.notVisitedAfter)
    let unplaced = single("unplaced", cases.unplaced)
    let unvisited = single("unvisited", cases.unvisited)
    let persons = single("persons", cases.persons)
    for (figure, value) in [
      ("women", cases.women), ("minors", cases.minors), ("deaths", cases.deaths),
      ("atVisitedFacility", cases.atVisitedFacility), ("addressed", cases.addressed),
    ] { _ = single(figure, value) }
    system.equate([total], [visited, unvisited])
    system.equate([unvisited], [possibly, not, unplaced])
    if hasNoEmptyAllegation { system.order(total, below: persons) }
    addHorizons(visited: visited, placed: [visited, possibly, not], to: &system)
    addFunnel(total, to: &system)
    _ = system.add("dataQuality.undatedAllegations", answer.dataQuality.undatedAllegations, .single)
    totals = [.allegations: total, .persons: persons, .visitedAfter: visited, .unvisited: unvisited]
    self.unplaced = unplaced
    self.system = system
  }

  func addHorizons(visited: Int, placed: [Int], to system: inout FigureSystem) {
    let cases = answer.allegations
    var within: [Int] = []
    var eligible: [Int] = []
    for (position, horizon) in AllegationFigures.horizons.enumerated() {
      let early = system.add("allegations.visitedAfterWithin.\(horizon)", cases.visitedAfterWithin[position], .single)
      let old = system.add("allegations.eligibleWithin.\(horizon)", cases.eligibleWithin[position], .single)
      let both = system.add(
        "allegations.visitedWithinEligible.\(horizon)", cases.visitedWithinEligible[position], .single)
      system.order(both, below: early)
      system.order(both, below: old)
      within.append(early)
      eligible.append(old)
    }
    for (early, late) in zip(within, within.dropFirst() + [visited]) { system.order(early, below: late) }
    for (early, late) in zip(eligible, eligible.dropFirst()) { system.order(late, below: early) }
    if let first = eligible.first {
      let rest = placed.reduce(0) { $0 + system.cells[$1].value } - system.cells[first].value
      system.equate(placed, [first, system.addUnprinted(rest)])
    }
  }

  func addFunnel(_ total: Int, to system: inout FigureSystem) {
    let funnel = answer.funnel
    var before = total
    for step in funnel.steps.dropFirst() {
      let cell = system.add("funnel.\(step.name)", step.count, .single)
      system.order(cell, below: before)
      before = cell
    }
    let persons = system.add("funnel.convictedPersons", funnel.convictedPersons, .single)
    system.order(before, below: persons)
    for (reason, count) in funnel.closed.sorted(by: { $0.key < $1.key }) {
      _ = system.add("funnel.closed.\(reason)", count, .single)
    }
    for (kind, count) in funnel.withdrawn.sorted(by: { $0.key < $1.key }) {
      _ = system.add("funnel.withdrawn.\(kind)", count, .single)
    }
  }

  /// The list tells some of the unvisited allegations and withholds the others, so the two add up to a total.
  mutating func addWithheld(_ byReason: [String: Int]) {
    let count = byReason.values.reduce(0, +)
    let cell = system.add("withheld.count", count, .single, isFixed: !hasFilter)
    if let unvisited = totals[.unvisited] { system.equate([unvisited], [cell]) }
    let table = system.addTable("withheld.byReason", family: -1)
    var parts: [Int] = []
    for (reason, count) in byReason.sorted(by: { $0.key < $1.key }) {
      parts.append(system.add("withheld.byReason.\(reason)", count, .single, row: system.addRow(to: table)))
    }
    // A reason that nobody reads of.
    parts.append(system.add("", 0, .single, row: system.addRow(to: table)))
    system.equate([cell], parts)
  }
}
