package import Registry

/// The method as it is printed with every report.
package enum CoverageMethod {
  package static func text(_ question: CoverageQuestion, _ answer: DisclosedCoverage) -> String {
    let audience = disclosure(answer)
    return audience.isEmpty ? text(question) : "\(text(question))\n\n\(audience)"
  }

  private static func text(_ question: CoverageQuestion) -> String {
    let bodies = question.bodies.map { $0.sorted().joined(separator: ", ") } ?? "any body, or none recorded"
    let dating =
      switch question.dating {
      case .incident: "the day of the incident, or where it is not known the day on which it was reported"
      case .reported: "the day on which it was reported"
      }
    return """
      Period: \(question.period.from) to \(question.period.to), both days included; the last is the reference day.
      Visits are those by: \(bodies). A day known in part has an earliest and a latest possible day; unless said \
      otherwise the latest counts, and nothing is rounded.

      Visits. A visit is in the period if it may have touched it. A visit is granted if access was full, partial or \
      not recorded. A refused visit never makes a place visited. A visit to a place that had closed counts, and is \
      shown under data quality.

      Places. A place is in scope if it may have been open in the period and is not merged into another record. A \
      merged record counts as the one it was merged into; visits to a place that another replaces count for that one \
      too; between a part and a whole nothing carries over. Visited: a granted visit in the period. Refused only: not \
      visited, and a refused visit in the period. Never visited: no granted visit on record that may have begun by \
      the reference day. Overdue: the last granted in-depth visit (initial, periodic, inspection or of unknown kind), \
      or without one the opening, lies more than the interval before the reference day; the interval is the place's \
      own, or that of the standard \(question.standard.isEmpty ? "(none)" : question.standard). Mandate: the place's \
      own entry where it holds, else the dated rules of its country; without a rule it is unknown.

      Allegations. An allegation is dated by \(dating); it is in scope if its earliest day lies in the period. \
      Visited after: a granted visit to its place that cannot have ended before the allegation's latest day and had \
      surely begun by the reference day. Possibly visited after: not so for sure, but possible. Unvisited is all that \
      is not surely visited after. Addressed: a granted visit names the allegation. Days to a visit run from the \
      allegation's latest day; 0 if a visit was under way. Shares within a number of days use only allegations that \
      have had that long. The median is the Kaplan-Meier estimate, with allegations still waiting cut off at the \
      reference day or when the place closed. Dated by the incident, a visit before anybody knew of it counts as \
      after; dating by the report answers the other question. Persons are mentions, not distinct people.

      Breakdowns. The parts add up to the whole, with what is not known under the key unknown; only by act may they \
      exceed it, because an allegation with several acts stands under each. A date that is coarser than the year, \
      quarter or month asked for is unknown there.

      Over time. A visit stands in the month, quarter or longer stretch in which it began, an allegation in that of its \
      date. What began before the first stretch, or is dated more coarsely than one, stands under unknown.

      The funnel. A step is reached if it or a later one is recorded as taken, not after the reference day.

      A claim such as “150 inspections, a tenth of the allegations” may mean granted visits for each allegation, or \
      allegations that a visit looked into. Both are printed, each under its name.
      """
  }

  /// What is kept from the audience, and by which rule; empty inside the organisation.
  private static func disclosure(_ answer: DisclosedCoverage) -> String {
    guard answer.audience != .internalUse else { return "" }
    var sentences = [
      """
      Audience. This report is for \(answer.audience.rawValue). Totals, places and visits are the same for everybody. \
      Who an allegation came from is not told. An unvisited one is listed only where consent was given for this audience and is not withdrawn today, and \
      never where reprisals are feared.
      """
    ]
    if answer.audience != .npm {
      sentences.append(
        """
        With anonymous consent it is told without place, day and id: region, type of place, quarter and acts, and only \
        in a report of whole quarters that is not narrowed to an authority, a mandate or one place. How many \
        allegations concern one place is not told.
        """)
    }
    if answer.rule != nil || !answer.suppressed.paths.isEmpty {
      sentences.append("Left out: \(smallCounts(answer)).")
    }
    if answer.rule != nil {
      sentences.append(
        "Two reports whose periods or places overlap can be subtracted from each other: publish one, or none that overlap."
      )
    }
    return sentences.joined(separator: " ")
  }

  /// Half a sentence: the rule by which counts are left out.
  static func smallCounts(_ answer: DisclosedCoverage) -> String {
    guard let rule = answer.rule else { return "counts of one place, which this audience is not told" }
    return
      """
      counts of allegations and persons from 1 to \(rule.threshold - 1) in breakdowns, over time and among the reasons \
      for withholding, with a filter of places also among the totals; the other numbers of their row; and as many \
      further numbers as it takes that none of these can be reckoned back. A zero is told unless its whole table is \
      left out. Places and visits are always told (threshold \(rule.threshold): \(rule.source))
      """
  }

  /// A reason for withholding, in words.
  static func words(_ reason: String) -> String {
    switch Listing.Reason(rawValue: reason) {
    case .withdrawn: "consent withdrawn"
    case .reprisalRisk: "risk of reprisals"
    case .noConsent: "no consent"
    case .notForAudience: "no consent for this audience"
    case .tooNarrow: "anonymous, in too narrow a report"
    case nil: reason
    }
  }
}
