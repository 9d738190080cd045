import Registry

/// What a write transaction hands out: its own key, ids and the keys of new records.
final class TransactionState {
  let records: Records
  /// The key of the transaction's row.
  let key: Int
  let device: String
  let country: String?
  /// What the ids of this device begin with.
  private let prefix: [UInt8]
  private var counter: Int
  private var nextKeys: [RecordType: Int] = [:]

  init(_ records: Records, key: Int, device: String, country: String?, counter: Int) {
    self.records = records
    self.key = key
    self.device = device
    prefix = Array("\(device)-".utf8)
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

  func noticeID(_ id: Span<UInt8>) {
    let prefix = prefix
    guard id.count > prefix.count, id.extracting(0..<prefix.count).equals(prefix.span) else { return }
    let digits = id.extracting(prefix.count..<id.count)
    guard let number = CountText.value(of: digits) else { return }
    highestSeen = max(highestSeen, number)
  }

  /// Writes back the counter, so that no number is given twice.
  func finish() throws {
    let update = try records.connection.statement("UPDATE registry SET counter = max(counter, ?)")
    update.bind(1, max(counter, highestSeen))
    try update.run()
  }
}
