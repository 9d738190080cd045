import Registry

/// What is said of a case, in words.
struct CaseWords {
  private let answer: CasesAnswer
  private let context: ReportContext

  init(_ answer: CasesAnswer, _ context: ReportContext) {
    self.answer = answer
    self.context = context
  }

  func person(_ person: PersonFacts?) -> String {
    guard let person else { return "no record of this person" }
    let age = person.minor == YesNo.yes.rawValue ? "minor" : ""
    return listed([label("sex", person.sex), age, person.nationality])
  }

  func consent(_ person: PersonFacts?) -> String {
    guard let person else { return "" }
    let given = person.consentGivenBy.isEmpty ? "" : "given by \(label("consent-given-by", person.consentGivenBy))"
    let whom = person.consentFor.map { label("consent-for", $0) }.joined(separator: ", ")
    let consent =
      person.consent.isEmpty || person.consent == "none"
      ? "none" : listed(["\(label("consent", person.consent)), \(whom.isEmpty ? "for nobody" : "for \(whom)")", given])
    let words = [consent, person.consentDate].filter { !$0.isEmpty }.joined(separator: " in ")
    guard !person.consentWithdrawn.isEmpty else { return words }
    let today = (try? PartialDay(String(context.generatedAt.prefix(10))))?.earliest ?? .last
    return person.isWithdrawn(on: today)
      ? "withdrawn, \(person.consentWithdrawn) (before: \(words))"
      : "\(words); withdrawn from \(person.consentWithdrawn) on"
  }

  func custody(_ stay: CustodyFacts) -> String {
    let ground = stay.ground.isEmpty ? "" : "ground: \(label("release-ground", stay.ground))"
    return listed([label("custody-status", stay.status), ground, place(stay.facility), CaseWords.span(stay)])
  }

  private static func span(_ stay: CustodyFacts) -> String {
    switch (stay.from.isEmpty, stay.until.isEmpty) {
    case (true, true): "no day known"
    case (true, false): "until \(stay.until)"
    case (false, true): "from \(stay.from)"
    case (false, false): "\(stay.from) to \(stay.until)"
    }
  }

  /// Why a release marks nothing as done.
  func noCompliance(_ stay: CustodyFacts) -> String {
    """
    a release on the ground “\(label("release-ground", stay.ground))” leaves the judgement as it was: by \
    itself it is no compliance, and marks no item as implemented
    """
  }

  func allegation(_ allegation: CaseAllegation, step: String) -> String {
    "\(dated(allegation.date, what(allegation))); step reached: \(FunnelWords.of(step)) (\(allegation.id))"
  }

  private func what(_ allegation: CaseAllegation) -> String {
    let region = allegation.region.isEmpty ? "" : context.region(allegation.region) ?? allegation.region
    return listed(
      [allegation.acts.map { label("act", $0) }.joined(separator: ", "), place(allegation.facility) ?? region])
  }

  func reprisal(_ reprisal: ReprisalFacts) -> String {
    let status = reprisal.status.isEmpty ? "" : "; \(label("reprisal-status", reprisal.status))"
    return "\(dated(reprisal.date, what(reprisal)))\(status) (\(reprisal.id))"
  }

  private func what(_ reprisal: ReprisalFacts) -> String {
    let worked =
      reprisal.cooperatedWith.isEmpty ? "" : "who worked with: \(label("cooperated-with", reprisal.cooperatedWith))"
    return listed(
      [
        label("reprisal-form", reprisal.form), "aimed at: \(label("reprisal-target", reprisal.target))", worked,
        place(reprisal.facility),
      ])
  }

  func change(_ change: CaseChange) -> String { dated(change.date, what(change)) }

  private func what(_ change: CaseChange) -> String {
    switch change {
    case .custody(let stay):
      let ground = stay.ground.isEmpty ? "" : "ground: \(label("release-ground", stay.ground))"
      return "custody: \(listed([label("custody-status", stay.status), ground, place(stay.facility)]))"
    case .custodyEnded(let stay):
      return
        "custody: no longer \(listed([label("custody-status", stay.status), place(stay.facility)])); what followed is not known"
    case .asked(let entry): return "asked: \(FollowUpBlocks.title(entry.followUp))"
    case .judged(let entry, let before):
      return
        "judged \(context.label(entry.status)) (before: \(context.label(before))): \(FollowUpBlocks.title(entry.followUp))"
    case .alleged(let allegation): return "alleged: \(what(allegation))"
    case .reprisal(let reprisal): return "reprisal: \(what(reprisal))"
    }
  }

  // MARK: Parts

  private func label(_ list: String, _ code: String) -> String { code.isEmpty ? "" : context.label(list, code) }

  private func place(_ id: String?) -> String? { id.map { "at \(answer.place($0))" } }

  private func dated(_ date: String, _ text: String) -> String { "\(date.isEmpty ? "no day known" : date): \(text)" }

  private func listed(_ parts: [String?]) -> String {
    parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
