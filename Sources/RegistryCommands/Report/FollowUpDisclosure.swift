import Registry
import RegistryStore

/// Which follow-ups an audience may be told of: as exports judge it, from no more records than they refer to.
struct FollowUpDisclosure {
  /// nil: all.
  private let told: Set<String>?
  /// By what was consented to at the earlier time that is read; nil: it is today, or all may be told.
  private let toldThen: Set<String>?

  init(_ session: any RegistryReading, for audience: Audience) throws {
    guard audience != .internalUse else {
      told = nil
      toldThen = nil
      return
    }
    var told = try FollowUpDisclosure.told(ConsentView(session), for: audience).told
    if session.isEarlier {
      // What it is about may have been said since: as it is today it must be one to be told of as well.
      let today = try FollowUpDisclosure.told(ConsentView(session.today), for: audience)
      told.subtract(today.all.subtracting(today.told))
    }
    self.told = told
    toldThen =
      session.isEarlier ? try FollowUpDisclosure.told(ConsentView(session, then: true), for: audience).told : nil
  }

  private static func told(
    _ view: ConsentView, for audience: Audience
  ) throws -> (told: Set<String>, all: Set<String>) {
    var disclosure = RecordDisclosure(for: audience, coarseCoordinates: false, today: Clock.consentDay)
    var followUps: [StoredRecord] = []
    try view.session.forEach(.followUp) { followUps.append($0) }
    followUps = try followUps.map(view.judged)
    try ReferredRecords.consider(followUps, in: view, by: &disclosure)
    let told = followUps.filter { disclosure.disclosed(id: $0.id, $0.slots) != nil }.map(\.id)
    return (Set(told), Set(followUps.map(\.id)))
  }

  func tells(_ id: String) -> Bool { told?.contains(id) ?? true }

  /// Whether it is withheld only since the earlier time that is read.
  func isWithheldSince(_ id: String) -> Bool { (toldThen?.contains(id) ?? false) && !tells(id) }
}
