import Registry
import RegistryImport
import RegistryStore

/// An exchange folder on its way into the registry: ids are kept, a column that is missing leaves its field
/// as it is, and references resolve at the end of the folder.
final class ExchangeImport: ExchangeImporting {
  private let state: TransactionState
  private let rules: RecordRules
  private let batch: BatchWriter
  private var connection: Connection { state.records.connection }
  private var types: [RecordType: TypeProgress] = [:]
  private let indexes: DeferredIndexes
  /// Those of the record at hand.
  private var references = ReferenceKeys()
  /// Places that records referred to: few in number, and referred to by all the others.
  private var facilityKeys = ByteTable()
  private static let mostRemembered = 190_000
  /// Keys set aside for ids that were referred to before they came.
  private var reserved = 0
  /// Whether any id was rejected, so that a further row of it must not make the record after all.
  private var hasRejected = false

  init(_ state: TransactionState, rules: RecordRules) throws {
    self.state = state
    self.rules = rules
    batch = try BatchWriter(state, profile: "")
    indexes = DeferredIndexes(state.records.connection)
    try connection.execute(
      """
      DROP TABLE IF EXISTS temp.forward;
      DROP TABLE IF EXISTS temp.forward_use;
      DROP TABLE IF EXISTS temp.rejected_id;
      CREATE TABLE temp.forward (
        type TEXT NOT NULL, id TEXT NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (type, id)
      ) WITHOUT ROWID;
      CREATE TABLE temp.forward_use (
        type TEXT NOT NULL, record INTEGER NOT NULL, field TEXT NOT NULL, target_type TEXT NOT NULL,
        target_id TEXT NOT NULL, path TEXT NOT NULL, line INTEGER NOT NULL, "offset" INTEGER NOT NULL
      );
      CREATE TABLE temp.rejected_id (type TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (type, id)) WITHOUT ROWID;
      """)
  }

  func begin(_ type: RecordType, path: String) throws {
    try indexes.restore()
    types[type] = try TypeProgress(state.records.table(type), path: path, country: state.country)
  }

  func beginFile(named name: String) throws { try batch.beginFile(named: name) }
  func endFile(_ file: BatchFile) throws { try batch.endFile(file) }

  func reject(_ type: RecordType, id: String?) throws {
    guard let id else {
      types[type]?.counts.rejected += 1
      return
    }
    // A record with a bad row is not a good one, whatever its other rows say.
    if let key = try state.records.table(type).key(id: id), types[type]?.touched.contains(key) == true {
      types[type]?.touched.remove(key)
      // A key that was taken back is no place to refer to.
      facilityKeys.removeAll()
      try takeBack(RecordKey(type: type, key: key))
    } else {
      try markRejected(type, id)
    }
  }

  private func markRejected(_ type: RecordType, _ id: String) throws {
    hasRejected = true
    let add = try connection.statement("INSERT OR IGNORE INTO temp.rejected_id (type, id) VALUES (?, ?)")
    add.bind(1, type.rawValue)
    add.bind(2, id)
    try add.run()
  }

  private func isRejected(_ type: RecordType, _ id: String) throws -> Bool {
    let find = try connection.statement("SELECT 1 FROM temp.rejected_id WHERE type = ? AND id = ?")
    find.bind(1, type.rawValue)
    find.bind(2, id)
    defer { find.reset() }
    return try find.step()
  }

  func accept(_ record: ExchangeBatch.Record, _ note: (Notice) -> Void) throws {
    let type = record.slots.type
    guard let progress = types[type] else { return }
    let table = progress.table
    let existing = progress.isSurelyNew(record.id.span) ? nil : try table.key(id: record.id.span)
    if existing != nil || hasRejected {
      let id = String(record.id.span)
      if let existing, progress.touched.contains(existing) {
        note(Notice(.repeatedID, at: record.place, field: "id", "the id \(quoted(id)) stands twice"))
        return try reject(type, id: id)
      }
      if hasRejected, try isRejected(type, id) { return }
    }
    let current = try existing.flatMap { try table.record(key: $0) }
    if current == nil, !progress.mustFillCountry(record.slots) {
      return try insert(record.slots, record, progress, note)
    }
    var slots = record.slots
    if let current {
      slots = current.slots
      slots.merge(record.slots)
    }
    progress.fillCountry(&slots)
    guard let existing, let current else { return try insert(slots, record, progress, note) }
    guard try obeysRules(slots, record, note) else { return }
    progress.touched.insert(existing)
    let isSealedNew = try seal(record, progress, key: existing, note)
    if slots.saysTheSame(as: current.slots) {
      if isSealedNew { progress.counts.changed += 1 } else { progress.counts.same += 1 }
      return
    }
    try findReferences(of: slots, record, key: existing)
    try table.update(key: existing, slots, references: references, transaction: state.key)
    try state.records.indexIdentifiers(slots, key: existing, isNew: false)
    progress.counts.changed += 1
  }

  /// Seals what a file says of the sealed fields of a record that is there.
  ///
  /// - Returns: whether the record changed.
  private func seal(
    _ record: ExchangeBatch.Record, _ progress: TypeProgress, key: Int, _ note: (Notice) -> Void
  ) throws -> Bool {
    guard let statement = try sealedStatement(record, note) else { return false }
    let before = try progress.table.sealed(key: key)
    if let before {
      if let opened = try state.sealed.opened(before, record.slots.type) {
        var merged = opened
        merged.merge(record.sealed)
        if merged.saysTheSame(as: opened) { return false }
      } else {
        note(.sealedNotCompared(record.slots.type, quoted(String(record.id.span)), at: record.place))
      }
    }
    let id = String(record.id.span)
    let sealed = try state.sealed.seal(statement, record.slots.type, id: id, earlier: before)
    try progress.table.setSealed(key: key, to: sealed, transaction: state.key)
    return true
  }

  /// - Returns: nil where the file says nothing of sealed fields, or they were erased.
  private func sealedStatement(_ record: ExchangeBatch.Record, _ note: (Notice) -> Void) throws -> [UInt8]? {
    guard state.sealed.isActive, !record.sealed.isEmpty else { return nil }
    let id = String(record.id.span)
    if try state.sealed.isErased(record.slots.type, id: id) {
      note(.erased(record.slots.type, id, at: record.place))
      return nil
    }
    var statement: [UInt8] = []
    record.sealed.appendStatement(sealed: true, withCleared: true, to: &statement)
    return statement
  }

  private func insert(
    _ slots: FieldSlots, _ record: ExchangeBatch.Record, _ progress: TypeProgress, _ note: (Notice) -> Void
  ) throws {
    guard try obeysRules(slots, record, note) else { return }
    let type = slots.type
    let key = try reserved > 0 ? takeReserved(type, String(record.id.span)) ?? state.nextKey(type) : state.nextKey(type)
    state.noticeID(record.id.span)
    try findReferences(of: slots, record, key: key)
    let sealed =
      try record.sealed.filledCount == 0
      ? nil
      : sealedStatement(record, note).map {
        try state.sealed.seal($0, type, id: String(record.id.span))
      }
    try progress.table.insert(
      key: key, id: record.id.span, slots, references: references, transaction: state.key, sealed: sealed)
    try state.records.indexIdentifiers(slots, key: key, isNew: true)
    progress.noticeNew(key, record.id)
    try indexes.noticeNew(type, count: progress.counts.new, existing: progress.existing)
  }

  /// - Returns: false where the record breaks a rule; it is then rejected.
  private func obeysRules(
    _ slots: FieldSlots, _ record: ExchangeBatch.Record, _ note: (Notice) -> Void
  ) throws -> Bool {
    var isGood = true
    for remark in rules.check(slots, isNew: true) {
      note(Notice(remark.code, at: record.place, field: remark.field, remark.message))
      if remark.code.severity == .error { isGood = false }
    }
    if !isGood { try reject(slots.type, id: String(record.id.span)) }
    return isGood
  }

  // MARK: References

  /// Fills `references`; what is not there yet gets a key of its own.
  private func findReferences(of slots: FieldSlots, _ record: ExchangeBatch.Record, key own: Int) throws {
    _ = try references.find(slots) { id, target, field in try key(id, target, field, slots.type, record, own) }
  }

  private func key(
    _ id: Span<UInt8>, _ target: RecordType, _ field: Int, _ type: RecordType, _ record: ExchangeBatch.Record,
    _ own: Int
  ) throws -> Int {
    if target == type, id.equals(record.id.span) { return own }
    if target == .facility, let key = facilityKeys[id] { return key }
    if let key = try state.records.table(target).key(id: id) {
      if target == .facility {
        if facilityKeys.count >= ExchangeImport.mostRemembered { facilityKeys.removeAll() }
        facilityKeys.add(id, key)
      }
      return key
    }
    let text = String(id)
    try useForward(type, own, Catalogue.of(type).fields[field].name, target, text, record.place)
    return try reserve(target, text)
  }

  private func reserve(_ type: RecordType, _ id: String) throws -> Int {
    let find = try connection.statement("SELECT key FROM temp.forward WHERE type = ? AND id = ?")
    find.bind(1, type.rawValue)
    find.bind(2, id)
    if try find.step() {
      defer { find.reset() }
      return find.int(0)
    }
    let key = try state.nextKey(type)
    let insert = try connection.statement("INSERT INTO temp.forward (type, id, key) VALUES (?, ?, ?)")
    insert.bind(1, type.rawValue)
    insert.bind(2, id)
    insert.bind(3, key)
    try insert.run()
    reserved += 1
    return key
  }

  private func takeReserved(_ type: RecordType, _ id: String) throws -> Int? {
    guard reserved > 0 else { return nil }
    let take = try connection.statement("DELETE FROM temp.forward WHERE type = ? AND id = ? RETURNING key")
    take.bind(1, type.rawValue)
    take.bind(2, id)
    guard try take.step() else { return nil }
    let key = take.int(0)
    _ = try take.step()
    reserved -= 1
    return key
  }

  private func useForward(
    _ type: RecordType, _ record: Int, _ field: String, _ target: RecordType, _ id: String, _ place: Place
  ) throws {
    let insert = try connection.statement(
      """
      INSERT INTO temp.forward_use (type, record, field, target_type, target_id, path, line, "offset")
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insert.bind(1, type.rawValue)
    insert.bind(2, record)
    insert.bind(3, field)
    insert.bind(4, target.rawValue)
    insert.bind(5, id)
    insert.bind(6, place.path)
    insert.bind(7, place.line)
    insert.bind(8, place.offset)
    try insert.run()
  }

  // MARK: The end of the folder

  func finish(_ note: (Notice) -> Void) throws -> [(type: RecordType, counts: RecordCounts)] {
    try indexes.restore()
    if reserved > 0 || hasRejected { try rejectUnresolved(note) }
    for (type, progress) in types {
      let scan = try connection.statement("SELECT id FROM temp.rejected_id WHERE type = ?")
      scan.bind(1, type.rawValue)
      var rejected = 0
      while try scan.step() { rejected += 1 }
      progress.counts.rejected += rejected
    }
    try connection.execute("DROP TABLE temp.forward; DROP TABLE temp.forward_use; DROP TABLE temp.rejected_id")
    try ReviewEntries(connection).closeSettled(state)
    try state.finish()
    return RecordType.allCases.compactMap { type in types[type].map { (type, $0.counts) } }
  }

  /// Notes every reference to what never came, takes back the records that made them, and then those that
  /// referred to these.
  private func rejectUnresolved(_ note: (Notice) -> Void) throws {
    let scan = try connection.ownStatement(
      """
      SELECT u.type, u.record, u.field, u.target_type, u.target_id, u.path, u.line, u."offset"
      FROM temp.forward_use AS u JOIN temp.forward AS f ON f.type = u.target_type AND f.id = u.target_id
      """)
    var bad: Set<RecordKey> = []
    while try scan.step() {
      guard let type = RecordType(rawValue: scan.text(0)) else { continue }
      note(
        Notice(
          .unresolvedReference, at: Place(path: scan.text(5), line: scan.int(6), offset: scan.int(7)),
          field: scan.text(2), "\(scan.text(2)): there is no \(scan.text(3)) \(quoted(scan.text(4)))"))
      bad.insert(RecordKey(type: type, key: scan.int(1)))
    }
    var handled: Set<RecordKey> = []
    while true {
      for record in bad where handled.insert(record).inserted { try takeBack(record) }
      bad.removeAll()
      for dangling in try state.records.dangling() {
        let record = RecordKey(type: dangling.type, key: dangling.key)
        guard !handled.contains(record), let id = try state.records.table(dangling.type).id(key: dangling.key) else {
          continue
        }
        note(
          Notice(
            .unresolvedReference, at: Place(path: types[dangling.type]?.path ?? "\(dangling.type.plural).csv"),
            field: dangling.field,
            "\(dangling.field): \(dangling.type) \(quoted(id)) refers to a record that was rejected"))
        bad.insert(record)
      }
      // What dangled before this import is for `vigil check`: it cannot be taken back here.
      if bad.isEmpty { return }
    }
  }

  private struct RecordKey: Hashable {
    let type: RecordType
    let key: Int
  }

  /// Undoes what this import did with a record, and counts it as rejected.
  private func takeBack(_ record: RecordKey) throws {
    try indexes.restore()
    let table = try state.records.table(record.type)
    guard let id = try table.id(key: record.key) else { return }
    let isWritten = try table.transaction(key: record.key) == state.key
    if isWritten { try table.revert(key: record.key, transaction: state.key) }
    if try table.id(key: record.key) != nil {
      if isWritten {
        try BatchTransactions(connection).restoreIdentifiers(state.records, table, key: record.key)
        types[record.type]?.counts.changed -= 1
      } else {
        types[record.type]?.counts.same -= 1
      }
    } else {
      try state.records.indexIdentifiers(FieldSlots(record.type), key: record.key, isNew: false)
      types[record.type]?.counts.new -= 1
    }
    try markRejected(record.type, id)
  }

  func record(_ notices: NoticeLog, counts: [(type: RecordType, counts: RecordCounts)]) throws -> Int {
    try batch.finish(notices, counts: counts)
    return batch.batch
  }
}
