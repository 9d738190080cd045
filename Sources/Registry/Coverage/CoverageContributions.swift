/// What each record alone adds to a figure.
extension Coverage {
  /// Each record with what it alone adds to a figure, without those that add nothing; in the order of the facts.
  package func contributions(to figure: CoverageFigure) -> [(position: Int, count: Int)] {
    var found: [(position: Int, count: Int)] = []
    func note(_ position: Int, _ count: (inout CoverageAnswer) -> Void) {
      var alone = CoverageAnswer(period)
      count(&alone)
      let value = figure.value(alone)
      if value != 0 { found.append((position, value)) }
    }
    let tables = figure.dimension.map { [Breakdown($0)] } ?? []
    switch figure.counted {
    case .visits:
      for (position, visit) in facts.visits.enumerated() { note(position) { self.count(visit, into: &$0) } }
    case .facilities:
      for position in facts.facilities.indices {
        note(position) { alone in
          var breakdowns = tables
          for mandate in Mandate.allCases { alone.byMandate[mandate] = FacilityFigures() }
          _ = self.count(placeAt: position, into: &alone, &breakdowns)
          alone.breakdowns = breakdowns
        }
      }
    case .allegations:
      let addressed = addressedAllegations()
      for (position, allegation) in facts.allegations.enumerated() {
        note(position) { alone in
          var breakdowns = tables
          var atPlace: [Int32: (all: Int, unvisited: Int)] = [:]
          self.count(
            allegation, at: position, isAddressed: addressed[position], into: &alone, &breakdowns, &atPlace,
            withLists: figure.place != nil)
          alone.breakdowns = breakdowns
          if let place = figure.place {
            for (position, counts) in atPlace where facts.facilities[Int(position)].id == place {
              alone.atPlace = counts
            }
          }
        }
      }
    }
    return found
  }

  /// Positions of the visits on which the records begin.
  package var earliestVisits: [Int] {
    var answer = CoverageAnswer(period)
    countVisits(into: &answer)
    guard let earliest = answer.dataQuality.earliestVisit else { return [] }
    return facts.visits.indices.filter { position in
      var alone = CoverageAnswer(period)
      count(facts.visits[position], into: &alone)
      return alone.dataQuality.earliestVisit == earliest
    }
  }
}
