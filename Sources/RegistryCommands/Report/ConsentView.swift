import Registry
import RegistryStore

/// Records as it is judged who may be told of them. Consent is today's, whatever time is read, and whom a record names
/// today has a say in it too.
struct ConsentView {
  let session: any RegistryReading
  /// Instead as all of this was recorded at the time that is read.
  private let then: Bool

  init(_ session: any RegistryReading, then: Bool = false) {
    self.session = session
    self.then = then
  }

  /// - Returns: nil where there is none: what is not there cannot have consented.
  func record(_ type: RecordType, _ id: String) throws -> StoredRecord? {
    do {
      return try then ? session.recordWithConsentThen(type, id: id) : judged(try session.record(type, id: id))
    } catch StoreError.noSuchRecord {
      return nil
    }
  }

  /// A record with all persons who have a say in it.
  func judged(_ record: StoredRecord) throws -> StoredRecord {
    guard session.isEarlier, !then else { return record }
    let named = ListCell.split(record.slots.text("person") ?? "")
    let today = try ConsentView(session.today).record(record.slots.type, record.id)
    let more = ListCell.split(today?.slots.text("person") ?? "").filter { !named.contains($0) }
    guard !more.isEmpty else { return record }
    var slots = record.slots
    slots.set("person", to: ListCell.join(named + more))
    return StoredRecord(id: record.id, slots: slots)
  }
}
