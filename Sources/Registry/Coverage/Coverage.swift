/// The arithmetic of the method (CoverageMethod): facts and a question in, figures out.
package struct Coverage {
  let facts: CoverageFacts
  let question: CoverageQuestion
  let places: Places
  let mandates: MandateStatus
  let intervals: [String: Int]
  /// By the position of the facility: its mandate and its visits.
  let mandateOf: [Mandate]
  let visitsTo: [VisitRecord]

  private var period: Period { question.period }

  package init(_ facts: CoverageFacts, rules: RuleBook, question: CoverageQuestion) {
    self.facts = facts
    self.question = question
    places = Places(facts.facilities)
    let mandates = MandateStatus(rules: rules.mandates)
    self.mandates = mandates
    intervals = Dictionary(
      rules.intervals.filter { $0.standard == question.standard }.map { ($0.facilityType, $0.months) },
      uniquingKeysWith: { first, _ in first })
    mandateOf = facts.facilities.map { mandates.status(of: $0, reference: question.period.to) }
    visitsTo = Coverage.visitRecords(facts, places: places, question: question)
  }

  /// - Parameter withLists: also the unvisited places and allegations.
  package func answer(withLists: Bool = true) -> CoverageAnswer {
    var answer = CoverageAnswer(period)
    answer.hasLists = withLists
    var breakdowns = Breakdown.Dimension.allCases.map { Breakdown($0) }
    countVisits(into: &answer)
    let scope = countFacilities(into: &answer, &breakdowns)
    var atPlace: [Int32: (all: Int, unvisited: Int)] = [:]
    countAllegations(into: &answer, &breakdowns, &atPlace, withLists: withLists)
    if withLists {
      answer.unvisitedFacilities = unvisited(scope, atPlace)
      answer.unvisitedAllegations.sort { left, right in
        left.daysWaiting == right.daysWaiting ? left.id < right.id : left.daysWaiting > right.daysWaiting
      }
    }
    answer.allegations.medianDaysToVisit = KaplanMeier.median(answer.waiting)
    if answer.allegations.total > 0 {
      answer.allegations.ratioVisitsToAllegations =
        Double(answer.visits.granted) / Double(answer.allegations.total)
    }
    answer.breakdowns = breakdowns
    return answer
  }

  // MARK: What a figure counts

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

  // MARK: Visits

  static func isAsked(_ visit: VisitFacts, _ facts: CoverageFacts, _ question: CoverageQuestion) -> Bool {
    guard let bodies = question.bodies else { return true }
    return facts.codeSets[Int(visit.bodies)].contains { bodies.contains($0) }
  }

  /// Visits by the bodies, sorted to the places they count for.
  private static func visitRecords(
    _ facts: CoverageFacts, places: Places, question: CoverageQuestion
  ) -> [VisitRecord] {
    var counts = [Int32](repeating: 0, count: facts.facilities.count + 1)
    let asked = facts.visits.map { isAsked($0, facts, question) }
    for (index, visit) in facts.visits.enumerated() where asked[index] {
      counts[Int(places.standsFor[Int(visit.facility)]) + 1] += 1
    }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    let starts = counts
    var next = counts
    var sorted = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    for (index, visit) in facts.visits.enumerated() where asked[index] {
      let place = Int(places.standsFor[Int(visit.facility)])
      sorted[Int(next[place])] = Int32(index)
      next[place] += 1
    }
    return facts.facilities.indices.map { place in
      var indexes = Array(sorted[Int(starts[place])..<Int(starts[place + 1])])
      for predecessor in places.predecessors[Int32(place)] ?? [] {
        indexes += sorted[Int(starts[Int(predecessor)])..<Int(starts[Int(predecessor) + 1])]
      }
      return VisitRecord(visits: facts.visits, indexes: indexes, period: question.period)
    }
  }

  private func countVisits(into answer: inout CoverageAnswer) {
    for visit in facts.visits { count(visit, into: &answer) }
    answer.dataQuality.accessUnknown = answer.visits.accessUnknown
  }

  private func count(_ visit: VisitFacts, into answer: inout CoverageAnswer) {
    guard Coverage.isAsked(visit, facts, question) else { return }
    let place = Int(places.standsFor[Int(visit.facility)])
    guard isWanted(place) else { return }
    guard let start = visit.start else {
      answer.dataQuality.undatedVisits += 1
      return
    }
    if let earliest = answer.dataQuality.earliestVisit {
      answer.dataQuality.earliestVisit = min(earliest, start.earliest)
    } else {
      answer.dataQuality.earliestVisit = start.earliest
    }
    let end = visit.end ?? start
    guard end.latest >= period.from, start.earliest <= period.to else { return }
    answer.visits.add(visit, bodies: facts.codeSets[Int(visit.bodies)])
    answer.timeline.addVisit(start, isRefused: visit.access == .refused)
    guard visit.access != .refused else { return }
    let facility = facts.facilities[place]
    if let opened = facility.opened, end.latest < opened.earliest {
      answer.dataQuality.visitsOutsideOperation += 1
    } else if let closed = facility.closed, start.earliest > closed.latest {
      answer.dataQuality.visitsOutsideOperation += 1
    }
  }

  // MARK: Facilities

  /// - Returns: the places in scope, by position.
  private func countFacilities(
    into answer: inout CoverageAnswer, _ breakdowns: inout [Breakdown]
  ) -> [(position: Int, figures: PlaceFigures)] {
    var scope: [(position: Int, figures: PlaceFigures)] = []
    for mandate in Mandate.allCases { answer.byMandate[mandate] = FacilityFigures() }
    for position in facts.facilities.indices {
      if let figures = count(placeAt: position, into: &answer, &breakdowns) { scope.append((position, figures)) }
    }
    return scope
  }

  /// - Returns: nil where the place is not in scope.
  private func count(
    placeAt position: Int, into answer: inout CoverageAnswer, _ breakdowns: inout [Breakdown]
  ) -> PlaceFigures? {
    let facility = facts.facilities[position]
    guard Int(places.standsFor[position]) == position, isWanted(position), isInScope(facility) else { return nil }
    let figures = PlaceFigures(
      facility, visits: visitsTo[position], mandate: mandateOf[position],
      intervalMonths: facility.intervalMonths ?? intervals[facility.type], reference: period.to)
    answer.all.add(figures, facility)
    answer.byMandate[figures.mandate]?.add(figures, facility)
    let isUncertain =
      (facility.opened.map { $0.latest > period.to } ?? false)
      || (facility.closed.map { $0.earliest < period.from } ?? false)
    if isUncertain { answer.dataQuality.uncertainOperation += 1 }
    for index in breakdowns.indices where breakdowns[index].dimension.countsFacilities {
      breakdowns[index].update(placeKey(breakdowns[index].dimension, position)) { row in
        row.facilities += 1
        if figures.isVisited { row.visitedFacilities += 1 }
      }
    }
    return figures
  }

  private func isInScope(_ facility: FacilityFacts) -> Bool {
    (facility.opened.map { $0.earliest <= period.to } ?? true)
      && (facility.closed.map { $0.latest >= period.from } ?? true)
  }

  func isWanted(_ place: Int) -> Bool {
    let filters = question.filters
    if filters.isEmpty { return true }
    let facility = facts.facilities[place]
    return (filters.countries.isEmpty || filters.countries.contains(facility.country))
      && (filters.regions.isEmpty || filters.regions.contains(facility.region))
      && (filters.types.isEmpty || filters.types.contains(facility.type))
      && (filters.authorities.isEmpty || filters.authorities.contains(facility.authority))
      && (filters.mandates.isEmpty || filters.mandates.contains(mandateOf[place]))
  }

  private func placeKey(_ dimension: Breakdown.Dimension, _ place: Int) -> String {
    let facility = facts.facilities[place]
    switch dimension {
    case .region: return facility.region
    case .facilityType: return facility.type
    case .authority: return facility.authority
    default: return mandateOf[place].rawValue
    }
  }

  private func unvisited(
    _ scope: [(position: Int, figures: PlaceFigures)], _ atPlace: [Int32: (all: Int, unvisited: Int)]
  ) -> [UnvisitedFacility] {
    let list = scope.filter { !$0.figures.isVisited }.map { position, figures in
      let facility = facts.facilities[position]
      let counts = atPlace[Int32(position)] ?? (0, 0)
      return UnvisitedFacility(
        id: facility.id, name: facility.name, type: facility.type, region: facility.region,
        closed: facility.closedText, lastVisit: figures.lastVisit,
        daysSinceLastVisit: figures.lastVisit.map { period.to.days(since: $0) },
        overdue: figures.isOverdue, allegations: counts.all, unvisitedAllegations: counts.unvisited)
    }
    return list.sorted { left, right in
      let leftCount = left.unvisitedAllegations ?? 0
      let rightCount = right.unvisitedAllegations ?? 0
      return leftCount == rightCount ? UnvisitedFacility.isLonger(left, right) : leftCount > rightCount
    }
  }

  // MARK: Allegations

  private func countAllegations(
    into answer: inout CoverageAnswer, _ breakdowns: inout [Breakdown],
    _ atPlace: inout [Int32: (all: Int, unvisited: Int)], withLists: Bool
  ) {
    let addressed = addressedAllegations()
    for (index, allegation) in facts.allegations.enumerated() {
      count(
        allegation, at: index, isAddressed: addressed[index], into: &answer, &breakdowns, &atPlace, withLists: withLists
      )
    }
  }

  private func count(
    _ allegation: AllegationFacts, at position: Int, isAddressed: Bool, into answer: inout CoverageAnswer,
    _ breakdowns: inout [Breakdown], _ atPlace: inout [Int32: (all: Int, unvisited: Int)], withLists: Bool
  ) {
    let place = allegation.facility < 0 ? nil : places.standsFor[Int(allegation.facility)]
    guard isWanted(allegation, at: place) else { return }
    guard let date = referenceDate(allegation) else {
      answer.dataQuality.undatedAllegations += 1
      return
    }
    guard period.contains(date.earliest) else { return }
    let outcome = outcome(allegation, date, at: place, isAddressed: isAddressed)
    answer.allegations.add(outcome, allegation, reference: period.to)
    answer.funnel.add(allegation, reference: period.to)
    answer.timeline.addAllegation(date)
    if let place { answer.waiting.append(observation(outcome, at: Int(place))) }
    for position in breakdowns.indices {
      for key in keys(breakdowns[position].dimension, allegation, date, place) {
        breakdowns[position].update(key) { row in
          row.allegations += 1
          row.persons += outcome.persons
          if outcome.isVisited { row.visitedAfter += 1 }
        }
      }
    }
    guard withLists else { return }
    if let place {
      atPlace[place, default: (0, 0)].all += 1
      if !outcome.isVisited { atPlace[place, default: (0, 0)].unvisited += 1 }
    }
    guard !outcome.isVisited else { return }
    let facility = place.map { facts.facilities[Int($0)] }
    answer.unvisitedAllegations.append(
      UnvisitedAllegation(
        id: allegation.id, facility: facility?.id,
        incidentDate: allegation.incidentText, reportedDate: allegation.reportedText,
        acts: facts.codeSets[Int(allegation.acts)], daysWaiting: period.to.days(since: date.latest),
        addressed: outcome.isAddressed, possiblyVisitedAfter: outcome.isPossiblyVisited, date: date,
        region: facility?.region ?? allegation.region, facilityType: facility?.type ?? "",
        authority: facility?.authority ?? "", mandate: place.map { mandateOf[Int($0)] },
        consents: consents(allegation),
        consentsThen: facts.consentsThen.indices.contains(position) ? facts.consentsThen[position] : nil))
  }

  package func consents(_ allegation: AllegationFacts) -> [ConsentFacts] {
    var consent = ConsentFacts()
    consent.consent = allegation.consent
    consent.consentFor = facts.codeSets[Int(allegation.consentFor)]
    consent.given = allegation.consentGiven
    consent.withdrawal = allegation.consentWithdrawal
    consent.reprisalRisk = allegation.reprisalRisk
    return [consent] + facts.personConsents[Int(allegation.personConsents)]
  }

  func referenceDate(_ allegation: AllegationFacts) -> PartialDay? {
    switch question.dating {
    case .incident: allegation.incident ?? allegation.reported
    case .reported: allegation.reported
    }
  }

  private func isWanted(_ allegation: AllegationFacts, at place: Int32?) -> Bool {
    if let place { return isWanted(Int(place)) }
    let filters = question.filters
    return !filters.needsPlace && (filters.regions.isEmpty || filters.regions.contains(allegation.region))
  }

  /// Allegations that a granted visit by the bodies, begun by the reference day, looked into. A place filter
  /// narrows which allegations are counted, not which visits may have looked into them.
  private func addressedAllegations() -> [Bool] {
    var addressed = [Bool](repeating: false, count: facts.allegations.count)
    for (visitIndex, allegation) in facts.looked {
      let visit = facts.visits[Int(visitIndex)]
      guard visit.access != .refused, let start = visit.start, start.earliest <= period.to,
        Coverage.isAsked(visit, facts, question)
      else { continue }
      addressed[Int(allegation)] = true
    }
    return addressed
  }

  private func outcome(
    _ allegation: AllegationFacts, _ date: PartialDay, at place: Int32?, isAddressed: Bool
  ) -> AllegationOutcome {
    let visits = place.map { visitsTo[Int($0)] }
    let following: AllegationOutcome.Following
    if let visits {
      if let days = visits.daysToVisit(after: date) {
        following = .visited(days: days)
      } else {
        following = visits.mayHaveVisit(after: date) ? .possiblyVisited : .notVisited
      }
    } else {
      following = .unplaced
    }
    return AllegationOutcome(
      date: date, following: following, isAtVisitedFacility: visits?.hasGrantedInPeriod ?? false,
      isAddressed: isAddressed, persons: Int(allegation.persons ?? 1))
  }

  /// Without a visit the wait is cut off at the reference day or when the place closed, if that was earlier.
  private func observation(_ outcome: AllegationOutcome, at place: Int) -> KaplanMeier.Observation {
    if case .visited(let days) = outcome.following {
      return KaplanMeier.Observation(days: days, isVisited: true)
    }
    let end = facts.facilities[place].closed.map { min($0.latest, period.to) } ?? period.to
    return KaplanMeier.Observation(days: max(0, end.days(since: outcome.date.latest)), isVisited: false)
  }

  private func keys(
    _ dimension: Breakdown.Dimension, _ allegation: AllegationFacts, _ date: PartialDay, _ place: Int32?
  ) -> [String] {
    switch dimension {
    case .region, .facilityType, .authority, .mandate:
      if let place { return [placeKey(dimension, Int(place))] }
      return [dimension == .region ? allegation.region : ""]
    case .year, .quarter, .month: return [Breakdown.bucket(date, dimension)]
    case .act:
      let acts = facts.codeSets[Int(allegation.acts)]
      return acts.isEmpty ? [""] : Array(Set(acts))
    case .phase: return [allegation.phase]
    case .accusedService: return [allegation.accusedService]
    case .source: return [allegation.source]
    }
  }
}
