import Registry
import RegistryStore

/// Which follow-ups an audience may be told of: as exports judge it, from no more records than they refer to.
struct FollowUpDisclosure {
  /// nil: all.
  private let told: Set<String>?

  init(_ session: any RegistryReading, for audience: Audience) throws {
    guard audience != .internalUse else {
      told = nil
      return
    }
    var disclosure = RecordDisclosure(for: audience, coarseCoordinates: false, today: Clock.consentDay)
    var referred = ReferredRecords()
    try session.forEach(.followUp) { referred.add($0.slots) }
    try referred.consider(in: session, by: &disclosure)
    try session.forEach(.followUp) { disclosure.consider(id: $0.id, $0.slots) }
    var told: Set<String> = []
    try session.forEach(.followUp) { record in
      if disclosure.disclosed(id: record.id, record.slots) != nil { told.insert(record.id) }
    }
    self.told = told
  }

  func tells(_ id: String) -> Bool { told?.contains(id) ?? true }
}
