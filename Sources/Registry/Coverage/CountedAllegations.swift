/// Allegations, in the arithmetic of coverage.
extension Coverage {
  func countAllegations(
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

  func count(
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

  func isWanted(_ allegation: AllegationFacts, at place: Int32?) -> Bool {
    if let place { return isWanted(Int(place)) }
    let filters = question.filters
    return !filters.needsPlace && (filters.regions.isEmpty || filters.regions.contains(allegation.region))
  }

  /// Allegations that a granted visit by the bodies, begun by the reference day, looked into. A place filter
  /// narrows which allegations are counted, not which visits may have looked into them.
  func addressedAllegations() -> [Bool] {
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

  func outcome(
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
  func observation(_ outcome: AllegationOutcome, at place: Int) -> KaplanMeier.Observation {
    if case .visited(let days) = outcome.following {
      return KaplanMeier.Observation(days: days, isVisited: true)
    }
    let end = facts.facilities[place].closed.map { min($0.latest, period.to) } ?? period.to
    return KaplanMeier.Observation(days: max(0, end.days(since: outcome.date.latest)), isVisited: false)
  }

  func keys(
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
