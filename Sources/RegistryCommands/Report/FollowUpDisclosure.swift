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
    var referred: [RecordType: Set<String>] = [:]
    try session.forEach(.followUp) { record in
      for reference in record.slots.references {
        referred[reference.target, default: []].formUnion(reference.items.map { String($0) })
      }
      // Of what nobody said the kind it may be an allegation all the same.
      let kind = record.slots.text("origin_kind") ?? RecordType.allegation.rawValue
      if kind == RecordType.allegation.rawValue, let origin = record.slots.text("origin") {
        referred[.allegation, default: []].insert(origin)
      }
    }
    for id in referred[.allegation] ?? [] {
      let persons = try FollowUpDisclosure.record(session, .allegation, id)?.slots.text("person") ?? ""
      referred[.person, default: []].formUnion(ListCell.split(persons))
    }
    // What is not there cannot have consented, and is not told.
    for type in RecordDisclosure.considered where type != .followUp {
      for id in (referred[type] ?? []).sorted() {
        if let record = try FollowUpDisclosure.record(session, type, id) { disclosure.consider(id: id, record.slots) }
      }
    }
    try session.forEach(.followUp) { disclosure.consider(id: $0.id, $0.slots) }
    var told: Set<String> = []
    try session.forEach(.followUp) { record in
      if disclosure.disclosed(id: record.id, record.slots) != nil { told.insert(record.id) }
    }
    self.told = told
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
