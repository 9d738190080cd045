/// The scores of places, by the arithmetic of coverage.
extension Coverage {
  /// The last days before the reference day in which an allegation is recent.
  private static let recent = 90
  /// More intervals than this without a visit do not count further.
  private static let mostIntervals = 3.0

  package func priorities(_ weights: PriorityWeights) -> Priorities {
    let reference = question.period.to
    let open = facts.facilities.indices.filter { isOpen($0) }
    let largest = open.compactMap { facts.facilities[$0].capacity }.max() ?? 0
    var unvisited: [Int32: [Int]] = [:]
    for (position, allegation) in facts.allegations.enumerated() {
      if let place = unvisitedPlace(of: allegation) { unvisited[place, default: []].append(position) }
    }
    var refused: [Int32: [Int]] = [:]
    for (position, visit) in facts.visits.enumerated() where isRefusedInPeriod(visit) {
      refused[places.standsFor[Int(visit.facility)], default: []].append(position)
    }
    return Priorities(
      open.map { position in
        let facility = facts.facilities[position]
        let cases = unvisited[Int32(position)] ?? []
        let refusals = refused[Int32(position)] ?? []
        let visits = visitsTo[position]
        var terms: [Priorities.Term] = []
        func add(_ term: PriorityTerm, _ amount: Double, as factor: Double? = nil) {
          terms.append(
            Priorities.Term(
              term: term, amount: amount, factor: factor ?? amount.squareRoot(), weight: weights[term]))
        }
        for term in [PriorityTerm.unvisitedAllegations, .recentAllegations, .deaths, .vulnerable] {
          add(term, Double(counted(term, of: cases).reduce(0) { $0 + $1.count }))
        }
        let intervals = intervalsPassed(facility, visits, reference: reference)
        add(.overdue, intervals, as: min(intervals, Coverage.mostIntervals))
        add(.neverVisited, visits.hasGranted ? 0 : 1)
        add(.refusals, Double(refusals.count))
        add(
          .capacity, Double(facility.capacity ?? 0),
          as: largest > 0 ? Double(facility.capacity ?? 0) / Double(largest) : 0)
        return Priorities.Entry(
          place: facility, terms: terms, unvisitedAllegations: cases, refusedVisits: refusals,
          lastVisit: visits.lastVisit)
      })
  }

  /// What each of these allegations adds to a term that is made of allegations, without those that add nothing.
  package func counted(_ term: PriorityTerm, of allegations: [Int]) -> [(position: Int, count: Int)] {
    allegations.compactMap { position in
      let allegation = facts.allegations[position]
      let count =
        switch term {
        case .recentAllegations: isRecent(allegation) ? 1 : 0
        case .deaths: Int(allegation.deaths)
        case .vulnerable: allegation.isVulnerable ? 1 : 0
        default: 1
        }
      return count == 0 ? nil : (position, count)
    }
  }

  private func isRecent(_ allegation: AllegationFacts) -> Bool {
    referenceDate(allegation).map { question.period.to.days(since: $0.latest) <= Coverage.recent } ?? false
  }

  /// Open on the reference day, as far as known, for itself, and wanted.
  private func isOpen(_ position: Int) -> Bool {
    let facility = facts.facilities[position]
    return Int(places.standsFor[position]) == position && isWanted(position)
      && (facility.opened.map { $0.earliest <= question.period.to } ?? true)
      && (facility.closed.map { $0.latest > question.period.to } ?? true)
  }

  private func isRefusedInPeriod(_ visit: VisitFacts) -> Bool {
    guard visit.access == .refused, Coverage.isAsked(visit, facts, question), let start = visit.start else {
      return false
    }
    return (visit.end ?? start).latest >= question.period.from && start.earliest <= question.period.to
  }

  /// - Returns: nil where it is out of scope, has no place, or a granted visit surely followed it.
  private func unvisitedPlace(of allegation: AllegationFacts) -> Int32? {
    guard allegation.facility >= 0, let date = referenceDate(allegation), question.period.contains(date.earliest) else {
      return nil
    }
    let place = places.standsFor[Int(allegation.facility)]
    return visitsTo[Int(place)].daysToVisit(after: date) == nil ? place : nil
  }

  /// Days since the last in-depth visit or the opening, in intervals; where both are unknown, one interval is over.
  private func intervalsPassed(_ facility: FacilityFacts, _ visits: VisitRecord, reference: Day) -> Double {
    guard let months = facility.intervalMonths ?? intervals[facility.type], months > 0 else { return 0 }
    guard let since = visits.lastInDepth ?? facility.opened?.latest else { return 1 }
    let length = since.adding(months: months).days(since: since)
    return length > 0 ? max(0, Double(reference.days(since: since)) / Double(length)) : 0
  }
}
