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

  var period: Period { question.period }

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
}
