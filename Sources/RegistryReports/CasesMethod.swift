package import Registry

/// The method of the list of individual cases, as it is printed with it.
package enum CasesMethod {
  package static func text(_ answer: CasesAnswer, _ question: CasesQuestion, _ audience: Audience) -> String {
    """
    Cases: those recorded as handed over at \(answer.engagement.id), as they stood on \(question.period.to), the \
    reference day. What surely began, was told or was asked later is left out; what has no day is not. Detained are \
    those whose last dated stay lasts and is detention or house arrest, released those for whom it is a release, \
    conditional or not.

    Results: those of the last judgement surely made by the reference day, in the assessor's own words. A part that is \
    about others only is not listed. A release never makes an item implemented by itself: only a judgement does, and \
    one that does not count as compliance says that what happened is not what was asked. A release on health grounds, \
    on parole, by pardon, after the term or by commutation leaves the judgement as it was.

    Changes: \(since(question)). A stay that began or ended, what was asked, an allegation (by the day on which it was \
    first told, or else on which it happened) and a reprisal count if they surely came after that day; a judgement \
    counts if the result is another than the one surely given by that day.\(disclosure(audience))
    """
  }

  private static func since(_ question: CasesQuestion) -> String {
    question.since.map { "what came after \($0)" }
      ?? """
      what came after the end of the last earlier engagement of the same series at which the case was handed over, or \
      else of the last earlier one at all
      """
  }

  private static func disclosure(_ audience: Audience) -> String {
    guard audience != .internalUse else { return "" }
    let reprisals = audience == .npm ? "Reprisals are told to the NPM only." : "Reprisals are not told."
    return """


      A case is told only with consent by name for this audience that is not withdrawn today; allegations and what was \
      asked only where everybody whom they name consented. Figures but those of all cases and of those withheld are \
      about what is told. \(reprisals) A list that a state will read needs consent for the authorities too.
      """
  }
}
