/// What a report on follow-ups is about.
package struct ImplementationQuestion: Sendable {
  package let period: Period
  /// Only what came out of this document or record; nil: all.
  package let origin: String?
  /// Whose judgement counts; nil: the last of anybody.
  package let assessor: String?
  /// The day since which changes are told; nil: none are.
  package let since: Day?

  package init(period: Period, origin: String?, assessor: String?, since: Day?) {
    self.period = period
    self.origin = origin
    self.assessor = assessor
    self.since = since
  }
}
