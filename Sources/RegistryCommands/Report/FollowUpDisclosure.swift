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
    var followUps: [StoredRecord] = []
    try session.forEach(.followUp) { followUps.append($0) }
    followUps = try followUps.map { try FollowUpDisclosure.withPersonsOfToday($0, session) }
    var allegations: Set<String> = []
    var persons: Set<String> = []
    for followUp in followUps {
      persons.formUnion(ListCell.split(followUp.slots.text("person") ?? ""))
      // Of what nobody said the kind it may be an allegation all the same.
      let kind = followUp.slots.text("origin_kind") ?? RecordType.allegation.rawValue
      if kind == RecordType.allegation.rawValue, let origin = followUp.slots.text("origin") {
        allegations.insert(origin)
      }
    }
    // What is not there cannot have consented, and is not told.
    let alleged = try allegations.sorted().compactMap { try FollowUpDisclosure.record(session, .allegation, $0) }
      .map { try FollowUpDisclosure.withPersonsOfToday($0, session) }
    for allegation in alleged { persons.formUnion(ListCell.split(allegation.slots.text("person") ?? "")) }
    let known = try persons.sorted().compactMap { try FollowUpDisclosure.record(session, .person, $0) }
    for record in known + alleged + followUps { disclosure.consider(id: record.id, record.slots) }
    told = Set(followUps.filter { disclosure.disclosed(id: $0.id, $0.slots) != nil }.map(\.id))
  }

  /// At an earlier time a record may have named other persons: those whom it names now have a say too.
  private static func withPersonsOfToday(
    _ record: StoredRecord, _ session: any RegistryReading
  ) throws -> StoredRecord {
    let named = ListCell.split(record.slots.text("person") ?? "")
    let more = try session.personsToday(record.slots.type, id: record.id).filter { !named.contains($0) }
    guard !more.isEmpty else { return record }
    var slots = record.slots
    slots.set("person", to: ListCell.join(named + more))
    return StoredRecord(id: record.id, slots: slots)
  }

  private static func record(_ session: any RegistryReading, _ type: RecordType, _ id: String) throws -> StoredRecord? {
    do {
      return try session.record(type, id: id)
    } catch StoreError.noSuchRecord {
      return nil
    }
  }

  func tells(_ id: String) -> Bool { told?.contains(id) ?? true }
}
