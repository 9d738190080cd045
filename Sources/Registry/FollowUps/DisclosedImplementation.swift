/// A report on follow-ups as one audience may read it: the figures are the same for all, the list is not.
package struct DisclosedImplementation: Sendable {
  package let figures: ImplementationAnswer
  package let entries: [ImplementationAnswer.Entry]
  /// Follow-ups that are counted and not listed; parts with what they are part of.
  package let withheld: Int
  /// How many of these would have been listed by what was consented to at the earlier time that is read; nil: it is today.
  package let withheldSince: Int?
  /// How a follow-up that may be told is called in a sentence, by id.
  package let titles: [String: String]
  package let redactions: Redactions
  private let undated: Set<String>

  /// - Parameters:
  ///   - isTold: whether a follow-up may be told to the audience, by id.
  ///   - isWithheldSince: whether it might have been told at the earlier time that is read; nil: it is today.
  package init(
    _ answer: ImplementationAnswer, isTold: (String) -> Bool, isWithheldSince: (String) -> Bool? = { _ in nil }
  ) {
    let since = DisclosedImplementation.ids(answer.entries).map(isWithheldSince)
    withheldSince = since.contains(nil) ? nil : since.count { $0 == true }
    figures = answer
    var withheld = 0
    var titles: [String: String] = [:]
    entries = answer.entries.compactMap { DisclosedImplementation.told($0, isTold, &withheld, &titles) }
    self.withheld = withheld
    self.titles = titles
    var redactions = Redactions()
    redactions.add("follow-ups", "tells-of-withheld", withheld)
    self.redactions = redactions
    undated = Set(answer.undated.filter(isTold))
  }

  /// Also of parts.
  private static func ids(_ entries: [ImplementationAnswer.Entry]) -> [String] {
    entries.flatMap { [$0.followUp.id] + ids($0.parts) }
  }

  package func tells(_ id: String) -> Bool { titles[id] != nil || undated.contains(id) }

  private static func told(
    _ entry: ImplementationAnswer.Entry, _ isTold: (String) -> Bool, _ withheld: inout Int,
    _ titles: inout [String: String]
  ) -> ImplementationAnswer.Entry? {
    guard isTold(entry.followUp.id) else {
      withheld += 1
      return nil
    }
    let followUp = entry.followUp
    let reference = followUp.reference.isEmpty ? followUp.id : followUp.reference
    titles[followUp.id] = followUp.text.isEmpty ? reference : "\(reference): \(followUp.text)"
    let parts = entry.parts.compactMap { told($0, isTold, &withheld, &titles) }
    return ImplementationAnswer.Entry(
      followUp: followUp, status: entry.status, assessment: entry.assessment, disagreement: entry.disagreement,
      reply: entry.reply, repeated: entry.repeated.filter { isTold($0.id) }, parts: parts)
  }
}
