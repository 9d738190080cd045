import Registry
import RegistryStore

/// Takes a batch back by the transaction at hand: records and sources say again what they said before it, and what it
/// replaced returns.
///
/// Everything is done first and then looked at: what refers to nothing any more shows which later work stands on the
/// batch. Whoever is told so rolls the transaction back.
struct BatchUndoing {
  let state: TransactionState
  let batch: Batch
  private var connection: Connection { state.records.connection }

  /// - Throws: `LaterWork`, after which the transaction must not be kept.
  func run() throws -> BatchUndo {
    let undone = try transaction()
    try note()
    let batches = try BatchTransactions(connection)
    let later = LaterWorkFinder(state.records)
    // What refers to others goes before them.
    let types = try RecordType.byReference.reversed().map { type in
      try UndoneRecords(
        records: state.records, table: state.records.table(type), undone: undone, by: state.key, batches: batches)
    }
    for records in types { try records.choose(isOfProfile: !batch.profile.isEmpty, later) }
    let statements = UndoneStatements(connection: connection, undone: undone)
    try statements.findLater(later)
    try findTakenAnswers(undone, later)
    let (reviews, answered) = try self.reviews(undone)
    try statements.takeBack()
    var counts: [RecordType: BatchUndo.Counts] = [:]
    for records in types {
      try records.findOtherSources(later)
      counts[records.table.type] = try records.takeBack()
    }
    if counts.values.contains(where: { $0 != BatchUndo.Counts() }) { try findDangling(types, batches, later) }
    for records in types { try records.forget() }
    if let work = try later.work(on: batch.number) { throw work }
    try ReviewEntries(connection).closeSettled(state)
    return BatchUndo(
      batch: batch,
      counts: RecordType.allCases.compactMap { type in
        counts[type].flatMap { $0 == BatchUndo.Counts() ? nil : (type, $0) }
      },
      reviews: reviews, answered: answered)
  }

  /// The batch's transaction.
  private func transaction() throws -> Int {
    let find = try connection.statement(
      """
      SELECT "transaction", keeps_replaced OR profile = ''
        OR NOT EXISTS (SELECT 1 FROM batch AS b WHERE b.profile = batch.profile AND b.key < batch.key)
      FROM batch WHERE key = ?
      """)
    find.bind(1, batch.number)
    defer { find.reset() }
    guard try find.step() else { throw StoreError.noSuchBatch(batch.number) }
    guard find.int(1) == 1 else { throw StoreError.batchOfEarlierVersion(batch.number) }
    return find.int(0)
  }

  private func note() throws {
    let note = try connection.statement("INSERT INTO batch_undo (batch, \"transaction\") VALUES (?, ?)")
    note.bind(1, batch.number)
    note.bind(2, state.key)
    try note.run()
  }

  private func reviews(_ undone: Int) throws -> (all: Int, answered: Int) {
    let count = try connection.statement("SELECT count(*), count(decided) FROM review WHERE \"transaction\" = ?")
    count.bind(1, undone)
    defer { count.reset() }
    return try count.step() ? (count.int(0), count.int(1)) : (0, 0)
  }

  /// Finds records that took over what the batch said because somebody decided so.
  private func findTakenAnswers(_ undone: Int, _ later: LaterWorkFinder) throws {
    try ReviewEntries(connection).forEach(where: "r.\"transaction\" = ?1 AND r.decided > ?1", { $0.bind(1, undone) }) {
      entry in
      guard let decided = entry.decided,
        let record = try state.records.table(entry.type).record(key: entry.record),
        entry.value(in: record.slots) == entry.there
      else { return }
      try later.add(entry.type, entry.record, .changed, decided)
    }
  }

  private func findDangling(_ types: [UndoneRecords], _ batches: BatchTransactions, _ later: LaterWorkFinder) throws {
    try state.records.forEachDangling { dangling in
      let table = try state.records.table(dangling.type)
      guard let transaction = try table.transaction(key: dangling.key) else { return }
      let target = types.first { $0.table.type == dangling.target }
      if transaction == state.key {
        guard let removal = try target?.removal(dangling.targetKey) else { return }
        try later.add(dangling.type, dangling.key, .lacks(field: dangling.field), removal)
      } else if try target?.removed(dangling.targetKey) == true {
        let origin = try batches.origin(table, key: dangling.key, from: transaction)
        try later.add(dangling.type, dangling.key, .refers(field: dangling.field), origin)
      }
    }
  }
}
