import Registry
import RegistryStore

/// The records of a registry as an audience gets them, type by type.
final class ExportRecords {
  private let session: any RegistryReading
  private var disclosure: RecordDisclosure

  init(_ session: any RegistryReading, _ disclosure: RecordDisclosure) throws {
    self.session = session
    self.disclosure = disclosure
    guard disclosure.audience != .internalUse else { return }
    for type in RecordDisclosure.considered {
      try session.forEach(type) { self.disclosure.consider(id: $0.id, $0.slots) }
    }
  }

  var leftOutFields: Set<String> { disclosure.leftOutFields }
  var redactions: Redactions { disclosure.redactions }

  func forEach(_ type: RecordType, _ body: (StoredRecord) throws -> Void) throws {
    if disclosure.isUnchanged { return try session.forEach(type, body) }
    try session.forEach(type) { record in
      guard let slots = disclosure.disclosed(id: record.id, record.slots) else { return }
      try body(StoredRecord(id: record.id, slots: slots))
    }
    guard type == .allegation else { return }
    for (id, slots) in disclosure.anonymousAllegations() { try body(StoredRecord(id: id, slots: slots)) }
  }
}
