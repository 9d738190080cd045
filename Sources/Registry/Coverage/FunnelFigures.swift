/// How far the allegations in scope went.
package struct FunnelFigures: Sendable, Equatable {
  package var alleged = 0
  package var complaintFiled = 0
  package var complaintRegistered = 0
  package var investigationOpened = 0
  package var sentToCourt = 0
  package var convicted = 0
  package var convictedPersons = 0
  /// Closed investigations by their reason.
  package var closed: [String: Int] = [:]
  /// Withdrawn complaints by how they were withdrawn.
  package var withdrawn: [String: Int] = [:]

  /// A step is reached where it or a later one is yes and not dated after `reference` (the method).
  mutating func add(_ allegation: AllegationFacts, reference: Day) {
    let isConvicted = allegation.convicted > 0 && allegation.verdict.isDated(by: reference)
    let isInCourt =
      isConvicted || allegation.sentToCourt.isTaken(by: reference) || allegation.verdict.isTaken(by: reference)
    let isInvestigated = isInCourt || allegation.investigationOpened.isTaken(by: reference)
    let isRegistered = isInvestigated || allegation.complaintRegistered.isTaken(by: reference)
    let isFiled = isRegistered || allegation.complaintFiled.isTaken(by: reference)

    alleged += 1
    if isFiled { complaintFiled += 1 }
    if isRegistered { complaintRegistered += 1 }
    if isInvestigated { investigationOpened += 1 }
    if isInCourt { sentToCourt += 1 }
    if isConvicted {
      convicted += 1
      convictedPersons += Int(allegation.convicted)
    }
    if allegation.investigationClosed.isTaken(by: reference) {
      let reason = allegation.closingReason
      closed[reason.isEmpty ? Breakdown.unknown : reason, default: 0] += 1
    }
    if !allegation.withdrawn.isEmpty, allegation.withdrawn != "no" {
      withdrawn[allegation.withdrawn, default: 0] += 1
    }
  }

  /// The steps in their order, with the names of the report.
  package var steps: [(name: String, count: Int)] {
    [
      ("alleged", alleged), ("complaintFiled", complaintFiled), ("complaintRegistered", complaintRegistered),
      ("investigationOpened", investigationOpened), ("sentToCourt", sentToCourt), ("convicted", convicted),
    ]
  }
}
