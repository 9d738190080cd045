import Registry

/// The keys of new records of one type.
final class KeyCounter {
  private var next: Int

  init(from first: Int) {
    next = first
  }

  func take() -> Int {
    defer { next += 1 }
    return next
  }
}

/// What a write transaction hands out: its own key, ids and the keys of new records.
final class TransactionState {
  let records: Records
  /// The key of the transaction's row.
  let key: Int
  let device: String
  let country: String?
  let sealed: SealedRows
  let journal: JournalWriter
  /// What the ids of this device begin with.
  private let prefix: [UInt8]
  private var counter: Int
  private var keys: [RecordType: KeyCounter] = [:]

  init(
    _ records: Records, key: Int, device: String, country: String?, counter: Int, sealed: SealedRows,
    journal: JournalWriter
  ) {
    self.records = records
    self.key = key
    self.device = device
    prefix = Array("\(device)-".utf8)
    self.country = country
    self.sealed = sealed
    self.journal = journal
    self.counter = counter
  }

  func nextKey(_ type: RecordType) throws -> Int { try keys(of: type).take() }

  /// For many records of one type.
  func keys(of type: RecordType) throws -> KeyCounter {
    if let known = keys[type] { return known }
    let made = KeyCounter(from: try records.table(type).nextKey())
    keys[type] = made
    return made
  }

  func nextID(_ type: RecordType) throws -> String {
    var id: [UInt8] = []
    try nextID(of: records.table(type), into: &id)
    return String(id.span)
  }

  /// The same without a text of its own for each.
  func nextID(of table: RecordTable, into id: inout [UInt8]) throws {
    while true {
      counter += 1
      id.removeAll(keepingCapacity: true)
      RecordID.appendMade(prefix: prefix, counter: counter, to: &id)
      // An id of this device may have come back with a file made from this registry.
      if counter > highestSeen { return }
      if try table.key(id: id.span) == nil { return }
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
