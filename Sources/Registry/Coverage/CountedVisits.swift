/// Visits, in the arithmetic of coverage.
extension Coverage {
  static func isAsked(_ visit: VisitFacts, _ facts: CoverageFacts, _ question: CoverageQuestion) -> Bool {
    guard let bodies = question.bodies else { return true }
    return facts.codeSets[Int(visit.bodies)].contains { bodies.contains($0) }
  }

  /// Visits by the bodies, sorted to the places they count for.
  static func visitRecords(
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

  func countVisits(into answer: inout CoverageAnswer) {
    for visit in facts.visits { count(visit, into: &answer) }
    answer.dataQuality.accessUnknown = answer.visits.accessUnknown
  }

  func count(_ visit: VisitFacts, into answer: inout CoverageAnswer) {
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
}
