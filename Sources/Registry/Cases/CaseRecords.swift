/// What a list of individual cases is made from. Whoever fills it takes out what the audience may not be told of: what
/// is not here is in no figure and in no list.
package struct CaseRecords: Sendable {
  package var engagements: [EngagementFacts] = []
  package var persons: [String: PersonFacts] = [:]
  package var custody: [CustodyFacts] = []
  package var followUps: [FollowUpFacts] = []
  package var assessments: [AssessmentFacts] = []
  package var allegations: [CaseAllegation] = []
  package var reprisals: [ReprisalFacts] = []
  /// Names of places by id.
  package var places: [String: String] = [:]
  /// Cases that may not be told of, and why.
  package var withheld: [String: CaseReason] = [:]
  /// How many of these might have been told of at the earlier time that is read; nil: it is today.
  package var withheldSince: Int?
  /// What was kept back besides.
  package var redactions = Redactions()

  package init() {}
}
