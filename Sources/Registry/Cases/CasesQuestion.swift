/// What a list of individual cases is about.
package struct CasesQuestion: Sendable {
  package let engagement: EngagementFacts
  /// Its last day is the reference day.
  package let period: Period
  /// What happened after this day is a change; nil: what happened since each case was last handed over.
  package let since: Day?

  package init(engagement: EngagementFacts, period: Period, since: Day?) {
    self.engagement = engagement
    self.period = period
    self.since = since
  }

  /// The last engagement, by its start, at which cases are handed over, and which begins by a day.
  package static func latest(_ engagements: [EngagementFacts], by day: Day) -> EngagementFacts? {
    engagements.filter { !$0.cases.isEmpty && $0.firstDay <= day }.max { $0.isBefore($1) }
  }

  /// The engagement before another at which cases were handed over: the last of its series, or else the last of all.
  ///
  /// - Parameter id: the case that must have been among them; nil: any.
  package static func last(
    before engagement: EngagementFacts, among engagements: [EngagementFacts], case id: String? = nil
  ) -> EngagementFacts? {
    let earlier = engagements.filter { other in
      other.firstDay < engagement.firstDay && (id.map(other.cases.contains) ?? !other.cases.isEmpty)
    }
    let series = earlier.filter { !$0.series.isEmpty && $0.series == engagement.series }
    return (series.isEmpty ? earlier : series).max { $0.isBefore($1) }
  }
}
