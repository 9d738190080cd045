/// The arithmetic of individual cases: who was handed over at an engagement, how they stood on the reference day, and
/// what changed since each was last handed over (the design's interface, `report cases`).
package struct Cases {
  private let records: CaseRecords
  private let question: CasesQuestion
  private let custody: [String: [CustodyFacts]]

  private var reference: Day { question.period.to }

  package init(_ records: CaseRecords, _ question: CasesQuestion) {
    self.records = records
    self.question = question
    let reference = question.period.to
    custody = Dictionary(grouping: records.custody.compactMap { $0.asOf(reference) }, by: \.person)
      .mapValues { $0.sorted { $0.isBefore($1) } }
  }

  package func answer() -> CasesAnswer {
    let engagement = question.engagement
    let previous = CasesQuestion.last(before: engagement, among: records.engagements)
    var answer = CasesAnswer(engagement: engagement, previous: previous, places: records.places)
    answer.withheldSince = records.withheldSince
    // The order in which they were written down says something; that of their codes does not.
    for id in engagement.cases.sorted(by: NaturalOrder.isBefore) {
      answer.add(.cases, id)
      if let reason = records.withheld[id] {
        answer.add(.withheld, id)
        answer.withheld[reason, default: []].append(id)
        continue
      }
      let entry = entry(id)
      answer.entries.append(entry)
      answer.add(.told, id)
      if KnownCodes.heldStatuses.contains(entry.status) { answer.add(.detained, id) }
      if KnownCodes.freeStatuses.contains(entry.status) { answer.add(.released, id) }
      if !entry.changes.isEmpty { answer.add(.changed, id) }
    }
    let gone = (previous?.cases ?? []).filter { !engagement.cases.contains($0) }.sorted(by: NaturalOrder.isBefore)
    answer.gone = (gone.filter { records.withheld[$0] == nil }, gone.filter { records.withheld[$0] != nil })
    answer.redactions = redactions(answer)
    return answer
  }

  private func redactions(_ answer: CasesAnswer) -> Redactions {
    var redactions = Redactions()
    for reason in CaseReason.allCases {
      redactions.add("cases", reason.rawValue, answer.withheld[reason]?.count ?? 0)
    }
    redactions.add("cases.previous", "tells-of-withheld", answer.gone.untold.count)
    for entry in records.redactions.entries { redactions.add(entry.what, entry.reason, entry.count) }
    return redactions
  }

  // MARK: One case

  private func entry(_ id: String) -> CasesAnswer.Entry {
    let stays = custody[id] ?? []
    let allegations = records.allegations.filter { $0.persons.contains(id) && hasHappened($0.known) }
      .sorted { ($0.date, $0.id) < ($1.date, $1.id) }
    let reprisals = records.reprisals.filter { $0.person == id && hasHappened($0.day) }
      .sorted { ($0.date, $0.id) < ($1.date, $1.id) }
    let implementation = implementation(of: id)
    let decisions = decisions(implementation, id)
    let last = CasesQuestion.last(before: question.engagement, among: records.engagements, case: id)
    let since = question.since ?? last?.lastDay
    var changes: [CaseChange] = []
    if let since {
      changes = custodyChanges(stays, since)
      changes += decisions.flatMap { judgements($0, implementation, since) }
      changes += allegations.filter { $0.known.map { $0.earliest > since } ?? false }.map { .alleged($0) }
      changes += reprisals.filter { $0.day.map { $0.earliest > since } ?? false }.map { .reprisal($0) }
    }
    return CasesAnswer.Entry(
      id: id, person: records.persons[id], custody: stays, status: status(stays), decisions: decisions,
      allegations: allegations.map { ($0, FunnelFigures.lastStep(of: $0.facts, by: reference)) }, reprisals: reprisals,
      last: last, since: since, changes: changes.sorted { $0.isBefore($1) })
  }

  /// What has no day may have happened.
  private func hasHappened(_ day: PartialDay?) -> Bool { day.map { $0.earliest <= reference } ?? true }

  /// A stay without a day says how things stand only where it is the only one.
  private func status(_ stays: [CustodyFacts]) -> String {
    guard let last = stays.last(where: { $0.fromDay != nil }) ?? (stays.count == 1 ? stays.first : nil),
      last.untilDay.map({ $0.latest >= reference }) ?? true
    else { return Breakdown.unknown }
    return last.status
  }

  // MARK: Decisions

  /// Of what was asked for the person, and the parts of it that are about nobody else.
  private func implementation(of id: String) -> Implementation {
    let asked = records.followUps.filter { followUp in
      (followUp.persons.isEmpty || followUp.persons.contains(id)) && hasHappened(followUp.issuedDay)
    }
    return Implementation(
      asked, records.assessments,
      ImplementationQuestion(period: question.period, origin: nil, assessor: nil, since: nil))
  }

  /// Follow-ups that name the person. One that is part of another such stands under that only.
  private func decisions(_ implementation: Implementation, _ id: String) -> [ImplementationAnswer.Entry] {
    let naming = implementation.all.filter { $0.persons.contains(id) }
    let names = Set(naming.map(\.id))
    var entries: [ImplementationAnswer.Entry] = []
    var listed: Set<String> = []
    // Those of a circle are all part of another: the second time they are taken as they come.
    for isCircle in [false, true] {
      for followUp in naming where !listed.contains(followUp.id) {
        let wholes = implementation.wholes(of: followUp)
        guard isCircle ? wholes.contains(followUp.id) : names.isDisjoint(with: wholes),
          let entry = implementation.entry(of: followUp.id)
        else { continue }
        entries.append(entry)
        listed.formUnion(entry.withParts.map(\.followUp.id))
      }
    }
    return entries
  }

  private func judgements(
    _ entry: ImplementationAnswer.Entry, _ implementation: Implementation, _ since: Day
  ) -> [CaseChange] {
    entry.withParts.compactMap { entry in
      implementation.change(entry, since: since).map { change in
        change.before.map { .judged(entry, before: $0) } ?? .asked(entry)
      }
    }
  }

  // MARK: Custody

  private func custodyChanges(_ stays: [CustodyFacts], _ since: Day) -> [CaseChange] {
    stays.compactMap { stay in
      if let from = stay.fromDay, from.earliest > since { return .custody(stay) }
      guard let until = stay.untilDay, until.earliest > since else { return nil }
      // What followed says it already.
      let isFollowed = stays.contains { other in
        other.id != stay.id && (other.fromDay.map { $0.latest >= until.earliest } ?? false)
      }
      return isFollowed ? nil : .custodyEnded(stay)
    }
  }
}

extension FunnelFigures {
  /// The last step that one allegation reached.
  static func lastStep(of allegation: AllegationFacts, by reference: Day) -> String {
    var figures = FunnelFigures()
    figures.add(allegation, reference: reference)
    return figures.steps.last { $0.count > 0 }?.name ?? ""
  }
}
