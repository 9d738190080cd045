import Registry

/// What a write transaction hands out: its own key, ids and the keys of new records.
final class TransactionState {
  let records: Records
  /// The key of the transaction's row.
  let key: Int
  let device: String
  let country: String?
  private var counter: Int
  private var nextKeys: [RecordType: Int] = [:]

  init(_ records: Records, key: Int, device: String, country: String?, counter: Int) {
    self.records = records
    self.key = key
    self.device = device
    self.country = country
    self.counter = counter
  }

  func nextKey(_ type: RecordType) throws -> Int {
    let key = try nextKeys[type] ?? records.table(type).nextKey()
    nextKeys[type] = key + 1
    return key
  }

  func nextID(_ type: RecordType) throws -> String {
    while true {
      counter += 1
      let id = RecordID.made(device: device, counter: counter)
      // An id of this device may have come back with a file made from this registry.
      if counter > highestSeen { return id }
      if try records.table(type).key(id: id) == nil { return id }
    }
  }

  /// The highest number of this device that an import brought, so that it is not made again.
  private var highestSeen = 0

  func noticeID(_ id: String) {
    guard id.hasPrefix("\(device)-"), let number = Int(id.dropFirst(device.utf8.count + 1)) else { return }
    highestSeen = max(highestSeen, number)
  }

  /// Writes back the counter, so that no number is given twice.
  func finish() throws {
    let update = try records.connection.statement("UPDATE registry SET counter = max(counter, ?)")
    update.bind(1, max(counter, highestSeen))
    try update.run()
  }
}
