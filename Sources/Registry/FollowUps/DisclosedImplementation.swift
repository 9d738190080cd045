/// A report on follow-ups as one audience may read it: the figures are the same for all, the list is not.
package struct DisclosedImplementation: Sendable {
  package let audience: Audience
  /// Rows of keys that only untold follow-ups have stand under `withheldKey`: an origin or a section may name somebody.
  package let figures: ImplementationAnswer
  package let entries: [ImplementationAnswer.Entry]
  /// Follow-ups that are counted and not listed; parts with what they are part of.
  package let withheld: Int
  /// How many of these would have been listed by what was consented to at the earlier time that is read; nil: it is today,
  /// nothing is withheld inside, and the public is not told, for it may be one.
  package let withheldSince: Int?
  /// How a follow-up that may be told is called in a sentence, by id.
  package let titles: [String: String]
  package let redactions: Redactions
  private let told: Set<String>

  package static let withheldKey = "withheld"

  /// - Parameters:
  ///   - isTold: whether a follow-up may be told to the audience, by id.
  ///   - isWithheldSince: whether it might have been told at the earlier time that is read; nil: it is today.
  package init(
    _ answer: ImplementationAnswer, for audience: Audience, isTold: (String) -> Bool,
    isWithheldSince: ((String) -> Bool)? = nil
  ) {
    self.audience = audience
    var withheld = 0
    var titles: [String: String] = [:]
    entries = answer.entries.compactMap { DisclosedImplementation.told($0, isTold, &withheld, &titles) }
    self.withheld = withheld
    self.titles = titles
    told = Set(titles.keys).union((answer.undated + answer.circular).filter(isTold))
    figures = audience == .internalUse ? answer : DisclosedImplementation.masked(answer, isTold)
    let all = answer.entries.flatMap(\.withParts).map(\.followUp.id)
    let isCounted = audience != .everyone && audience != .internalUse
    withheldSince = !isCounted ? nil : isWithheldSince.map { isSince in all.count { isSince($0) } }
    var redactions = Redactions()
    redactions.add("follow-ups", "tells-of-withheld", withheld)
    self.redactions = redactions
  }

  package func tells(_ id: String) -> Bool { told.contains(id) }

  private static func masked(_ answer: ImplementationAnswer, _ isTold: (String) -> Bool) -> ImplementationAnswer {
    var masked = answer
    masked.tables = answer.tables.mapValues { rows in
      let shown = rows.filter { $0.all.contains(where: isTold) }
      let hidden = rows.filter { !$0.all.contains(where: isTold) }
      guard !hidden.isEmpty else { return rows }
      var row = ImplementationAnswer.Row(key: withheldKey)
      for other in hidden { row.add(other) }
      return shown + [row]
    }
    return masked
  }

  private static func told(
    _ entry: ImplementationAnswer.Entry, _ isTold: (String) -> Bool, _ withheld: inout Int,
    _ titles: inout [String: String]
  ) -> ImplementationAnswer.Entry? {
    guard isTold(entry.followUp.id) else {
      withheld += entry.withParts.count
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
