import Registry
import RegistryStore

/// What records refer to, as far as it decides whether they may be told: no more is read than that.
struct ReferredRecords {
  private var ids: [RecordType: Set<String>] = [:]

  private mutating func add(_ type: RecordType, _ id: String) { ids[type, default: []].insert(id) }

  /// What a record refers to.
  private mutating func add(_ slots: FieldSlots) {
    for reference in slots.references { ids[reference.target, default: []].formUnion(reference.items) }
    guard slots.type == .followUp, let allegation = FollowUpOrigin(slots)?.allegation else { return }
    add(.allegation, allegation)
  }

  /// Looks through what decides over these records, and those of them that decide over others.
  static func consider(
    _ records: [StoredRecord], in view: ConsentView, by disclosure: inout RecordDisclosure
  ) throws {
    var referred = ReferredRecords()
    for record in records {
      referred.add(record.slots)
      referred.add(record.slots.type, record.id)
    }
    try referred.consider(in: view, by: &disclosure)
    for record in records where record.slots.type == .followUp { disclosure.consider(id: record.id, record.slots) }
  }

  /// Looks all of it through but follow-ups, which are to be considered after it.
  private func consider(in view: ConsentView, by disclosure: inout RecordDisclosure) throws {
    var all = self
    for id in ids[.allegation] ?? [] {
      guard let record = try view.record(.allegation, id) else { continue }
      for reference in record.slots.references where reference.target != .allegation {
        all.ids[reference.target, default: []].formUnion(reference.items)
      }
    }
    // What is not there cannot have consented, and is not told.
    for type in RecordDisclosure.considered where type != .followUp {
      for id in (all.ids[type] ?? []).sorted() {
        if let record = try view.record(type, id) { disclosure.consider(id: id, record.slots) }
      }
    }
  }
}
