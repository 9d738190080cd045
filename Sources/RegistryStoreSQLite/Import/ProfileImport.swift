import Registry
import RegistryImport
import RegistryStore

/// A partner's file on its way into the registry, in two movements over one transaction.
///
/// While rows stream, only `source_record` is written: what this source says now, what it said before moving
/// to history. At the end the records follow: new statements make records, and of changed ones only the
/// fields that the source changed are applied. So rows of one record may come in any order and several may
/// disagree, and memory does not grow with the file.
final class ProfileImport: ProfileImporting {
  let state: TransactionState
  let profile: Profile
  let batch: BatchWriter
  let statements: SourceStatements
  let several: SeveralRows
  let direct: DirectRecords
  var connection: Connection { state.records.connection }
  /// By the position of the make.
  var sources: [Int] = []
  /// Rows of `source_record` that this file told of without error.
  var seen = Bitmap()
  /// New rows about records that were there already.
  var linked = Bitmap()
  /// Rows that this file told of at all, so that they are not gone.
  var present = Bitmap()
  var rejectedWithoutKey: [Int: Int] = [:]
  var files: [Int: String] = [:]
  /// How many corrections lie between the row at hand and the first form of its record.
  var editDepth = 0
  var hasContradictions = false
  /// Whether anything was sealed that may not have held.
  var hasUnusedSealed = false
  /// Of the file at hand; nil: nobody asked.
  var fileSHA256: String?
  let profileSHA256: String
  /// By the position of the make.
  let makesFillSealed: [Bool]
  let joint: JointParts
  let covered: CoveredParts
  /// The tables of the profile of which a file was given: of the others nothing can be gone.
  private let tablesRead: Set<Int>

  /// - Parameter tables: the tables of the profile of which there is a file.
  init(_ state: TransactionState, _ profile: Profile, sha256: String, tables: Set<Int>) throws {
    self.state = state
    self.profile = profile
    batch = try BatchWriter(state, profile: profile.name, sha256: sha256)
    profileSHA256 = sha256
    makesFillSealed = profile.makes.map(\.fillsSealed)
    statements = try SourceStatements(
      state.records.connection, transaction: state.key, written: state.journal.rows(.statements))
    several = try SeveralRows(state.records.connection)
    joint = JointParts(profile, tables: tables)
    covered = try CoveredParts(state.records.connection)
    tablesRead = tables
    let connection = state.records.connection
    direct = try DirectRecords(state, profile, statements) { make in
      try ProfileImport.isFirst(make.type, scheme: profile.scheme, connection)
    }
    sources = try profile.makes.map { try sourceKey($0.type) }
  }

  /// Whether no source of the scheme and no identifier tells of records of the type yet.
  private static func isFirst(_ type: RecordType, scheme: String, _ connection: Connection) throws -> Bool {
    let find = try connection.statement(
      """
      SELECT EXISTS (
        SELECT 1 FROM source JOIN source_record ON source_record.source = source.key
        WHERE source.scheme = ?1 AND source.type = ?2)
      OR EXISTS (SELECT 1 FROM identifier WHERE type = ?2 AND value > ?1 || ':' AND value < ?1 || ';')
      """)
    find.bind(1, scheme)
    find.bind(2, type.rawValue)
    defer { find.reset() }
    return try find.step() && find.int(0) == 0
  }

  private func sourceKey(_ type: RecordType) throws -> Int {
    let find = try connection.statement("SELECT key FROM source WHERE profile = ? AND type = ?")
    find.bind(1, profile.name)
    find.bind(2, type.rawValue)
    if try find.step() {
      defer { find.reset() }
      return find.int(0)
    }
    let insert = try connection.statement(
      "INSERT INTO source (profile, type, scheme, \"transaction\") VALUES (?, ?, ?, ?) RETURNING key")
    insert.bind(1, profile.name)
    insert.bind(2, type.rawValue)
    insert.bind(3, profile.scheme)
    insert.bind(4, state.key)
    _ = try insert.step()
    defer { insert.reset() }
    return insert.int(0)
  }

  func beginFile(named name: String, sha256: String?) throws {
    try batch.beginFile(named: name)
    fileSHA256 = sha256
    files[batch.file] = name
  }

  func endFile(_ file: BatchFile) throws { try batch.endFile(file) }

  var goneMarks: GoneMarks { GoneMarks(connection, transaction: state.key) }

  // MARK: What the registry makes of it

  func finish(_ note: (Notice) -> Void) throws -> [(type: RecordType, counts: RecordCounts)] {
    try direct.finish()
    try completeOthers()
    try statements.restoreUnchanged()
    var results: [(type: RecordType, counts: RecordCounts)] = []
    for type in RecordType.byReference {
      let makes = profile.makes.indices.filter { profile.makes[$0].type == type }
      guard let make = makes.first else { continue }
      var counts = RecordCounts()
      counts.new = direct.made[make]
      let apply = try StatementApplication(
        state: state, profile: profile, type: type, source: sources[make], statements: statements, linked: linked,
        files: files)
      let isWaiting = makes.contains { direct.waiting[$0] > 0 }
      var newRejected = try isWaiting ? apply.applyNew(&counts, but: direct.rows, note) : 0
      var changedRejected = try apply.applyChanged(&counts, note)
      if newRejected + changedRejected > 0 || direct.hasTakenBack {
        let taken = try apply.takeBackDangling(&counts, note)
        newRejected += taken.new
        changedRejected += taken.changed
      }
      // A new statement that was taken back is not in the table any more.
      counts.same = try countSeen(sources[make]) - counts.new - counts.changed - changedRejected
      counts.rejected = newRejected + changedRejected
      counts.rejected += makes.reduce(0) { $0 + (rejectedWithoutKey[$1] ?? 0) }
      if isWhole(makes) {
        counts.gone = try markGone(sources[make], onlyCovered: makes.contains { profile.makes[$0].fullBy != nil })
      }
      results.append((type, counts))
    }
    try countRejected(&results)
    if hasUnusedSealed || hasContradictions || results.contains(where: { $0.counts.rejected > 0 }) {
      try state.sealed.removeUnused()
    }
    try several.dropTables()
    try covered.dropTable()
    try ReviewEntries(connection).closeSettled(state)
    try state.finish()
    return results.sorted {
      RecordType.allCases.firstIndex(of: $0.type) ?? 0 < RecordType.allCases.firstIndex(of: $1.type) ?? 0
    }
  }

  /// Whether what no row told of is gone: of a record that several tables tell of, only where all of them were given.
  private func isWhole(_ makes: [Int]) -> Bool {
    let isRead = makes.map { tablesRead.contains(profile.makes[$0].rows) }
    if makes.contains(where: { profile.makes[$0].isPart }), isRead.contains(false) { return false }
    // A row whose key could not be read may have told of any record.
    if makes.contains(where: { rejectedWithoutKey[$0] != nil }) { return false }
    return zip(makes, isRead).contains { profile.makes[$0].isFull && $1 }
  }

  /// Gives each record of several rows the values that did not hold.
  private func completeOthers() throws {
    try several.forEachRecordWithOthers { sourceRecord in
      let find = try connection.statement("SELECT source, statement FROM source_record WHERE key = ?")
      find.bind(1, sourceRecord)
      guard try find.step() else { return }
      let source = find.int(0)
      let statement = unsafe find.withBytes(1) { unsafe Array($0) } ?? []
      find.reset()
      guard let position = sources.firstIndex(of: source) else { return }
      let make = profile.makes[position]
      var slots = FieldSlots(make.type)
      slots.readStatement(statement.span)
      for mapped in make.fields {
        guard let kept = mapped.othersOf else { continue }
        let keptText = slots.text(kept)
        let others = try several.others(sourceRecord, field: mapped.field).filter { $0 != keptText }
        slots.set(mapped.field, to: ListCell.join(others))
      }
      var completed: [UInt8] = []
      slots.appendStatement(to: &completed)
      try statements.complete(sourceRecord, completed)
    }
  }

  private func countSeen(_ source: Int) throws -> Int {
    // A new row that is still there was seen.
    let new = try connection.statement("SELECT count(*) FROM source_record WHERE source = ? AND key >= ?")
    new.bind(1, source)
    new.bind(2, statements.firstNew)
    defer { new.reset() }
    var count = try new.step() ? new.int(0) : 0
    let scan = try connection.ownStatement("SELECT key FROM source_record WHERE source = ? AND key < ?")
    scan.bind(1, source)
    scan.bind(2, statements.firstNew)
    while try scan.step() {
      if seen.contains(scan.int(0)) { count += 1 }
    }
    return count
  }

  private func markGone(_ source: Int, onlyCovered: Bool) throws -> Int {
    let condition = onlyCovered ? "AND \(CoveredParts.condition)" : ""
    // What this import made is present.
    let scan = try connection.ownStatement(
      "SELECT key, gone_since IS NULL FROM source_record WHERE source = ? AND key < ? \(condition)")
    scan.bind(1, source)
    scan.bind(2, statements.firstNew)
    var gone = 0
    var newlyGone: [Int] = []
    while try scan.step() {
      guard !present.contains(scan.int(0)) else { continue }
      gone += 1
      if scan.int(1) == 1 { newlyGone.append(scan.int(0)) }
    }
    for key in newlyGone { try goneMarks.set(key, state.key) }
    return gone
  }

  /// A record with a good row besides the bad one is not rejected.
  private func countRejected(_ results: inout [(type: RecordType, counts: RecordCounts)]) throws {
    try several.forEachRejected { source, key in
      if let row = try statements.find(source, key), seen.contains(row.key) { return }
      guard let make = sources.firstIndex(of: source) else { return }
      if let index = results.firstIndex(where: { $0.type == profile.makes[make].type }) {
        results[index].counts.rejected += 1
      }
    }
  }

  func record(_ notices: NoticeLog, counts: [(type: RecordType, counts: RecordCounts)]) throws -> Int {
    try batch.finish(notices, counts: counts)
    return batch.batch
  }
}
