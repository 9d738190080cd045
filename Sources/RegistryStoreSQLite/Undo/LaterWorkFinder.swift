import Registry
import RegistryStore

/// Gathers what was done after a batch and stands on it: a few cases in full, of the others the number.
final class LaterWorkFinder {
  private let records: Records
  private let transactions: TransactionReader
  private var found: [RecordType: Bitmap] = [:]
  private var total = 0
  private var instances: [LaterWork.Instance] = []
  private var causes: Set<Int> = []
  private static let mostShown = 10

  init(_ records: Records) {
    self.records = records
    transactions = TransactionReader(records.connection)
  }

  /// Adds a record, which must still be there; of one record the first reason is kept.
  func add(_ type: RecordType, _ key: Int, _ reason: LaterWork.Reason, _ transaction: Int) throws {
    causes.insert(transaction)
    guard found[type, default: Bitmap()].insert(key) else { return }
    total += 1
    guard instances.count < LaterWorkFinder.mostShown, let id = try records.table(type).id(key: key) else { return }
    instances.append(
      LaterWork.Instance(type: type, id: id, reason: reason, transaction: try transactions.facts(transaction)))
  }

  /// - Returns: nil where nothing was found.
  func work(on batch: Int) throws -> LaterWork? {
    guard total > 0 else { return nil }
    let facts = try causes.map { try transactions.facts($0) }
    let batches = facts.compactMap(\.batch)
    return LaterWork(
      batch: batch, instances: instances, total: total, batches: batches.filter { $0 != batch }.sorted(by: >),
      hasEdits: facts.contains { $0.batch == nil && $0.undoes == nil })
  }
}
