/// The arithmetic of follow-ups (the design's method of coverage, “Follow-ups”): what was asked of whom, and what became
/// of it by the reference day.
package struct Implementation {
  private let followUps: [String: FollowUpFacts]
  private let order: [String]
  private let assessments: [String: [AssessmentFacts]]
  private let parts: [String: [String]]
  private let question: ImplementationQuestion

  private var reference: Day { question.period.to }

  package init(_ followUps: [FollowUpFacts], _ assessments: [AssessmentFacts], _ question: ImplementationQuestion) {
    self.question = question
    self.followUps = Dictionary(followUps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    order = followUps.sorted(by: Implementation.isListedBefore).map(\.id)
    self.assessments = Dictionary(grouping: assessments, by: \.followUp).mapValues { $0.sorted { $0.isBefore($1) } }
    let known = self.followUps
    parts = Dictionary(grouping: order.filter { known[known[$0]?.partOf ?? ""] != nil }) { known[$0]?.partOf ?? "" }
  }

  /// By origin, section and paragraph as people count them, then by day and id.
  private static func isListedBefore(_ left: FollowUpFacts, _ right: FollowUpFacts) -> Bool {
    for (one, other) in [
      (left.originKey, right.originKey), (left.section, right.section), (left.reference, right.reference),
      (left.issued, right.issued), (left.id, right.id),
    ] where one != other { return NaturalOrder.isBefore(one, other) }
    return false
  }

  package func answer() -> ImplementationAnswer {
    var answer = ImplementationAnswer()
    var rows: [ImplementationAnswer.Dimension: [String: ImplementationAnswer.Row]] = [:]
    for followUp in all where isAsked(followUp) {
      guard let issued = followUp.issuedDay else {
        answer.undated.append(followUp.id)
        continue
      }
      guard question.period.contains(issued.earliest) else { continue }
      let entry = entry(followUp, above: [followUp.id])
      answer.entries.append(entry)
      if isCircular(followUp) { answer.circular.append(followUp.id) }
      answer.total.add(entry)
      for dimension in ImplementationAnswer.Dimension.allCases {
        let key = Implementation.key(dimension, followUp)
        rows[dimension, default: [:]][key, default: ImplementationAnswer.Row(key: key)].add(entry)
      }
    }
    answer.tables = rows.mapValues { $0.values.sorted(by: Implementation.isRowBefore) }
    answer.changes = question.since.map { day in answer.entries.compactMap { change($0, since: day) } }
    return answer
  }

  /// Whether it counts for itself: a part counts with what it is part of, unless that came out of something else than is
  /// asked for.
  private func isAsked(_ followUp: FollowUpFacts) -> Bool {
    guard isOfOrigin(followUp) else { return false }
    guard let whole = followUp.partOf.flatMap({ followUps[$0] }), isOfOrigin(whole) else { return true }
    return isCircular(followUp)
  }

  private func isOfOrigin(_ followUp: FollowUpFacts) -> Bool {
    question.origin.map { followUp.came(outOf: $0) } ?? true
  }

  /// Circles come in through files of others; what is in one is part of nothing that could count for it.
  private func isCircular(_ followUp: FollowUpFacts) -> Bool { wholes(of: followUp).contains(followUp.id) }

  private static func key(_ dimension: ImplementationAnswer.Dimension, _ followUp: FollowUpFacts) -> String {
    let key =
      switch dimension {
      case .addressee: followUp.addressee
      case .origin: followUp.originKey
      case .section: followUp.section
      case .theme: followUp.theme
      }
    return key.isEmpty ? Breakdown.unknown : key
  }

  private static func isRowBefore(_ left: ImplementationAnswer.Row, _ right: ImplementationAnswer.Row) -> Bool {
    if (left.key == Breakdown.unknown) != (right.key == Breakdown.unknown) { return right.key == Breakdown.unknown }
    return NaturalOrder.isBefore(left.key, right.key)
  }

  // MARK: One follow-up

  /// As they are listed.
  var all: [FollowUpFacts] { order.compactMap { followUps[$0] } }

  /// One as it stood on the reference day, whenever it was asked.
  func entry(of id: String) -> ImplementationAnswer.Entry? { followUps[id].map { entry($0, above: [id]) } }

  /// What it is part of, and what that is part of, and so on; itself too where it is in a circle.
  func wholes(of followUp: FollowUpFacts) -> Set<String> {
    var wholes: Set<String> = []
    var next = followUp.partOf
    while let id = next, let whole = followUps[id], wholes.insert(id).inserted { next = whole.partOf }
    return wholes
  }

  /// - Parameter above: what it is part of, and itself: a circle of parts ends where it began.
  private func entry(_ followUp: FollowUpFacts, above: Set<String>) -> ImplementationAnswer.Entry {
    let judged = judgement(of: followUp.id, by: reference)
    let parts = (parts[followUp.id] ?? []).compactMap { followUps[$0] }.filter { !above.contains($0.id) }
    return ImplementationAnswer.Entry(
      followUp: followUp, status: judged?.status ?? .noInformation, assessment: judged,
      disagreement: disagreement(on: followUp.id), reply: reply(to: followUp), repeated: repeated(by: followUp),
      parts: parts.map { entry($0, above: above.union([$0.id])) })
  }

  /// The last judgement that was surely made by a day, by the assessor who is asked for.
  private func judgement(of id: String, by day: Day) -> AssessmentFacts? {
    assessments[id]?.last { assessment in
      assessment.isMade(by: day) && (question.assessor.map { $0 == assessment.assessedBy } ?? true)
    }
  }

  private func disagreement(on id: String) -> [AssessmentFacts] {
    var last: [String: AssessmentFacts] = [:]
    for assessment in assessments[id] ?? [] where assessment.isMade(by: reference) {
      last[assessment.assessedBy] = assessment
    }
    guard Set(last.values.map(\.status)).count > 1 else { return [] }
    return last.values.sorted { $0.assessedBy < $1.assessedBy }
  }

  private func reply(to followUp: FollowUpFacts) -> Reply {
    if let responded = followUp.respondedDay, responded.latest <= reference {
      return followUp.dueDay.map { responded.latest <= $0.latest } ?? true ? .inTime : .late
    }
    return followUp.dueDay.map { $0.latest < reference } ?? false ? .silent : .pending
  }

  private func repeated(
    by followUp: FollowUpFacts
  ) -> [(id: String, issued: String, status: ImplementationStatus)] {
    var chain: [(id: String, issued: String, status: ImplementationStatus)] = []
    var seen: Set<String> = [followUp.id]
    var next = followUp.repeats
    while let id = next, seen.insert(id).inserted, let earlier = followUps[id] {
      chain.append((id, earlier.issued, judgement(of: id, by: reference)?.status ?? .noInformation))
      next = earlier.repeats
    }
    return chain
  }

  /// What another status took the place of after a day.
  func change(_ entry: ImplementationAnswer.Entry, since day: Day) -> ImplementationAnswer.Change? {
    let isNew = entry.followUp.issuedDay.map { $0.earliest > day } ?? false
    let before = isNew ? nil : judgement(of: entry.followUp.id, by: day)?.status ?? .noInformation
    guard before != entry.status else { return nil }
    return ImplementationAnswer.Change(id: entry.followUp.id, before: before, after: entry.status)
  }
}
