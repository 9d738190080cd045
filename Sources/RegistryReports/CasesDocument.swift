package import Registry

/// A list of individual cases as a document: one block a person.
package struct CasesDocument {
  private let answer: CasesAnswer
  private let question: CasesQuestion
  private let context: ReportContext
  private let words: CaseWords

  package init(_ answer: CasesAnswer, _ question: CasesQuestion, _ context: ReportContext) {
    self.answer = answer
    self.question = question
    self.context = context
    words = CaseWords(answer, context)
  }

  /// All cases are shown, however many: a list that is handed over is whole.
  package func document() -> Document {
    let days = [answer.engagement.start, answer.engagement.end].filter { !$0.isEmpty }.joined(separator: " to ")
    var document = context.document(
      title: "Individual cases",
      subtitle: [
        CasesDocument.title(answer.engagement), days, "as of \(question.period.to)", "for \(context.audience.rawValue)",
      ].joined(separator: " · "))
    document.blocks = [.paragraph(summary), .highlights(highlights)] + changes + cases + leftOut
    document.blocks += [.heading("Method"), .verbatim(CasesMethod.text(answer, question, context.audience))]
    return document
  }

  private static func title(_ engagement: EngagementFacts) -> String {
    engagement.title.isEmpty ? engagement.id : engagement.title
  }

  private func count(_ figure: CasesAnswer.Figure) -> Int { answer.ids(figure).count }

  private var summary: String {
    guard count(.cases) > 0 else { return "No case is handed over at this engagement, as far as the registry knows." }
    let withheld = count(.withheld) > 0 ? ", \(count(.withheld)) withheld from this audience" : ""
    return """
      \(NumberText.counted(count(.cases), "case")) handed over: \(count(.told)) told of here\(withheld). Of those told of, \
      \(count(.detained)) held, \(count(.released)) released, \(count(.changed)) changed since handed over the last time.
      """
  }

  private var highlights: [Figure] {
    guard count(.cases) > 0 else { return [] }
    return [
      figure("handed over", .cases), figure("told of here", .told), figure("held", .detained),
      figure("released", .released), figure("changed", .changed, remark: "since handed over the last time"),
    ]
  }

  private func figure(_ name: String, _ figure: CasesAnswer.Figure, remark: String? = nil) -> Figure {
    Figure(name, .count(count(figure)), remark: remark, path: "total.\(figure.rawValue)")
  }

  // MARK: Since the last time

  private var changes: [Block] {
    guard !answer.entries.isEmpty || answer.previous != nil else { return [] }
    func named(_ words: String, _ ids: [String]) -> Block? {
      ids.isEmpty ? nil : .paragraph("\(words): \(ids.joined(separator: ", ")).")
    }
    let compared = answer.entries.filter { $0.since != nil }
    let paragraphs = [
      named("Something changed for", compared.filter { !$0.changes.isEmpty }.map(\.id)),
      named("Nothing changed for", compared.filter { $0.changes.isEmpty }.map(\.id)),
      named("Handed over for the first time", answer.entries.filter { $0.last == nil }.map(\.id)),
      answer.previous.flatMap(gone),
    ].compactMap(\.self)
    return [.heading(question.since.map { "Since \($0)" } ?? "Since the last time")] + paragraphs
  }

  /// Cases of the last list that are not in this one.
  private func gone(_ previous: EngagementFacts) -> Block? {
    let more = answer.gone.untold.isEmpty ? [] : ["\(answer.gone.untold.count) that this audience is not told of"]
    let all = answer.gone.told + more
    guard !all.isEmpty else { return nil }
    return .paragraph(
      "Handed over at \(CasesDocument.title(previous)) (\(previous.start)) and not here: \(all.joined(separator: ", "))."
    )
  }

  // MARK: Cases

  private var cases: [Block] {
    answer.entries.isEmpty ? [] : [.heading("Each case")] + answer.entries.flatMap(blocks)
  }

  private func blocks(_ entry: CasesAnswer.Entry) -> [Block] {
    var items = [("person", words.person(entry.person)), ("consent", words.consent(entry.person))]
    items += entry.custody.map { ("custody", words.custody($0)) }
    items += entry.custody.filter(\.isNoCompliance).map { ("no compliance", words.noCompliance($0)) }
    items += entry.allegations.map { ("alleged", words.allegation($0.allegation, step: $0.step)) }
    items += entry.reprisals.map { ("reprisal", words.reprisal($0)) }
    items.append(("last handed over", entry.last.map { "\(CasesDocument.title($0)), \($0.start)" } ?? "never before"))
    items += entry.changes.map { ("changed", words.change($0)) }
    if entry.since != nil, entry.changes.isEmpty { items.append(("changed", "nothing")) }
    return [.entry(Entry(title: "Case \(entry.id)", items: items))]
      + entry.decisions.flatMap { FollowUpBlocks(context).blocks($0, depth: 1) }
  }

  private var leftOut: [Block] {
    // By reason they are few, and it may be one: the public is told how many in all.
    guard count(.withheld) > 0, context.audience != .everyone else { return [] }
    let figures = CaseReason.allCases.compactMap { reason -> Figure? in
      guard let ids = answer.withheld[reason] else { return nil }
      return Figure(CasesDocument.words(reason), .count(ids.count), path: "withheld.byReason.\(reason.rawValue)")
    }
    return [.heading("What is not told"), .figures(figures)]
  }

  private static func words(_ reason: CaseReason) -> String {
    switch reason {
    case .withdrawn: "consent withdrawn"
    case .noConsent: "no consent"
    case .notForAudience: "consent, but not for this audience"
    case .anonymousOnly: "consent without a name only"
    }
  }
}
