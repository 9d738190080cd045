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
    var followUps: [StoredRecord] = []
    try session.forEach(.followUp) { followUps.append($0) }
    told = try FollowUpDisclosure.told(
      try followUps.map { try FollowUpDisclosure.withPersonsOfToday($0, session) }, for: audience
    ) { type, id in
      try session.record(type, id: id)
    } naming: {
      try FollowUpDisclosure.withPersonsOfToday($0, session)
    }
    toldThen =
      session.isEarlier
      ? try FollowUpDisclosure.told(followUps, for: audience) { type, id in
        try session.recordWithConsentThen(type, id: id)
      } naming: {
        $0
      } : nil
  }

  /// - Parameters:
  ///   - record: finds what a follow-up is about; throws `noSuchRecord` where it is not there.
  ///   - naming: an allegation with all persons who have a say in it.
  private static func told(
    _ followUps: [StoredRecord], for audience: Audience, _ record: (RecordType, String) throws -> StoredRecord,
    naming: (StoredRecord) throws -> StoredRecord
  ) throws -> Set<String> {
    var disclosure = RecordDisclosure(for: audience, coarseCoordinates: false, today: Clock.consentDay)
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
    func found(_ type: RecordType, _ ids: Set<String>) throws -> [StoredRecord] {
      try ids.sorted().compactMap { id in
        do {
          return try record(type, id)
        } catch StoreError.noSuchRecord {
          return nil
        }
      }
    }
    let alleged = try found(.allegation, allegations).map(naming)
    for allegation in alleged { persons.formUnion(ListCell.split(allegation.slots.text("person") ?? "")) }
    for record in try found(.person, persons) + alleged + followUps {
      disclosure.consider(id: record.id, record.slots)
    }
    return Set(followUps.filter { disclosure.disclosed(id: $0.id, $0.slots) != nil }.map(\.id))
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

  /// Whether it is withheld only since the earlier time that is read; nil: it is today.
  func isWithheldSince(_ id: String) -> Bool? { toldThen.map { $0.contains(id) && !tells(id) } }

  func tells(_ id: String) -> Bool { told?.contains(id) ?? true }
}
