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
  private let state: TransactionState
  private let profile: Profile
  private let batch: BatchWriter
  private let statements: SourceStatements
  private let several: SeveralRows
  private let direct: DirectRecords
  private var connection: Connection { state.records.connection }
  /// By the position of the make.
  private var sources: [Int] = []
  /// Rows of `source_record` that this file told of without error.
  private var seen = Bitmap()
  /// New rows about records that were there already.
  private var linked = Bitmap()
  /// Rows that this file told of at all, so that they are not gone.
  private var present = Bitmap()
  private var rejectedWithoutKey: [Int: Int] = [:]
  private var files: [Int: String] = [:]
  /// How many corrections lie between the row at hand and the first form of its record.
  private var editDepth = 0
  private var hasContradictions = false
  private let joint: JointParts
  private let covered: CoveredParts
  /// The tables of the profile of which a file was given: of the others nothing can be gone.
  private let tablesRead: Set<Int>

  /// - Parameter tables: the tables of the profile of which there is a file.
  init(_ state: TransactionState, _ profile: Profile, tables: Set<Int>) throws {
    self.state = state
    self.profile = profile
    batch = try BatchWriter(state, profile: profile.name)
    statements = try SourceStatements(state.records.connection, transaction: state.key)
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

  func beginFile(named name: String) throws {
    try batch.beginFile(named: name)
    files[batch.file] = name
  }

  func endFile(_ file: BatchFile) throws { try batch.endFile(file) }

  // MARK: What the source says

  func accept(_ candidate: Candidate, _ note: (Notice) -> Void) throws {
    let source = sources[candidate.make]
    // Most rows of a first import end here.
    if direct.takes(make: candidate.make), try !isRefused(candidate, source),
      let row = try sayNew(candidate, source)
    {
      return try notePart(candidate, row, source)
    }
    let make = profile.makes[candidate.make]
    if make.edits != nil { try followEdits(candidate, source) }
    guard try !isRefused(candidate, source) else {
      return note(
        Notice(
          make.isPart ? .contradictingParts : .repeatedKey, at: candidate.place,
          "rows for the \(make.type) \(quoted(candidate.key)) differ, and this is one more of them"))
    }
    if let row = try say(candidate, make, source, note) { try notePart(candidate, row, source) }
  }

  /// A record whose rows contradict each other is not made after all by a further row.
  private func isRefused(_ candidate: Candidate, _ source: Int) throws -> Bool {
    try hasContradictions && several.contradictsItself(source: source, key: candidate.key)
  }

  private func notePart(_ candidate: Candidate, _ row: Int, _ source: Int) throws {
    guard let part = candidate.part else { return }
    try covered.note(part, source: source)
    try statements.setPart(row, part)
  }

  /// - Returns: the row of `source_record`, or nil where the record was rejected.
  private func say(_ candidate: Candidate, _ make: Make, _ source: Int, _ note: (Notice) -> Void) throws -> Int? {
    let statement = candidate.statement
    guard let row = try statements.find(source, candidate.key) else {
      let existing = try existingRecord(make.type, candidate.key)
      let record = try existing ?? state.nextKey(make.type)
      let key = try statements.insert(
        source: source, partnerKey: candidate.key, record: record, file: batch.file, candidate.place, statement)
      seen.insert(key)
      present.insert(key)
      if existing != nil { linked.insert(key) }
      direct.wait(make: candidate.make)
      if let rank = rank(candidate, make) { try several.setRank(key, rank) }
      return key
    }
    present.insert(row.key)
    guard seen.insert(row.key) else { return try sayAgain(candidate, make, row, statement, note) }
    if row.isGone { try goneMarks.set(row.key, nil) }
    if make.edits != nil {
      // An older form of a record does not undo what corrected it.
      let before = try statements.edits.depthBefore(source: source, candidate.key)
      guard before <= editDepth else {
        try several.setRank(row.key, before)
        return row.key
      }
    }
    let said = make.isPart ? begun(candidate, row) : statement
    if row.statement != said { try statements.replace(row.key, file: batch.file, candidate.place, said) }
    if let rank = rank(candidate, make) { try several.setRank(row.key, rank) }
    return row.key
  }

  /// What decides which of several rows holds, as far as that is not their order.
  private func rank(_ candidate: Candidate, _ make: Make) -> Int? {
    make.edits == nil ? candidate.rank.map { Int($0.number) } : editDepth
  }

  /// Gives a record that corrects an earlier one the key of the first.
  private func followEdits(_ candidate: Candidate, _ source: Int) throws {
    if !candidate.edits.isEmpty {
      try statements.noteEdit(source: source, newer: candidate.key, older: candidate.edits)
      try joinLaterForms(candidate, source)
    }
    let first = try statements.edits.follow(source: source, candidate.key)
    editDepth = first.depth
    candidate.key = first.key
  }

  /// A form that corrects this one may have come before it in this import, under this one's key.
  private func joinLaterForms(_ candidate: Candidate, _ source: Int) throws {
    let first = try statements.edits.follow(source: source, candidate.key)
    guard first.key != candidate.key, let later = try statements.find(source, candidate.key),
      statements.isNew(later.key), seen.contains(later.key)
    else { return }
    let depth = (try several.rank(later.key) ?? 0) + first.depth
    guard let row = try statements.find(source, first.key) else {
      try statements.rename(later.key, first.key)
      return try several.setRank(later.key, depth)
    }
    try direct.takeBack(make: candidate.make, row: later.key, record: later.record)
    try statements.revert(later.key)
    seen.remove(later.key)
    present.remove(later.key)
    present.insert(row.key)
    let known =
      try seen.insert(row.key)
      ? statements.edits.depthBefore(source: source, first.key) : several.rank(row.key) ?? 0
    guard depth > known else { return }
    try statements.replace(row.key, file: batch.file, candidate.place, later.statement)
    try several.setRank(row.key, depth)
  }

  private func slots(_ type: RecordType, _ statement: [UInt8]) -> FieldSlots {
    var slots = FieldSlots(type)
    slots.readStatement(statement.span)
    return slots
  }

  private func statement(_ slots: FieldSlots) -> [UInt8] {
    var statement: [UInt8] = []
    slots.appendStatement(to: &statement)
    return statement
  }

  private func begun(_ candidate: Candidate, _ row: SourceStatements.Row) -> [UInt8] {
    let type = profile.makes[candidate.make].type
    return statement(joint.begun(candidate.slots, earlier: slots(type, row.statement)))
  }

  /// - Returns: nil where the source has a row of this key already.
  private func sayNew(_ candidate: Candidate, _ source: Int) throws -> Int? {
    guard let record = direct.nextKey(make: candidate.make) else { return nil }
    let row = try statements.insertIfNew(
      source: source, partnerKey: candidate.key, record: record, file: batch.file, candidate.place,
      candidate.statement)
    guard let row else { return nil }
    seen.insert(row)
    present.insert(row)
    try direct.take(candidate, row: row, record: record)
    return row
  }

  /// One more row of a record that this import has told of already.
  private func sayAgain(
    _ candidate: Candidate, _ make: Make, _ row: SourceStatements.Row, _ statement: [UInt8], _ note: (Notice) -> Void
  ) throws -> Int? {
    if make.isPart { return try join(candidate, make, row, note) }
    let earlierRank = try several.rank(row.key) ?? .min
    let ownRank = self.rank(candidate, make) ?? .min
    let isFurtherForm = make.edits != nil && ownRank != earlierRank
    let holds =
      switch make.several {
      case _ where isFurtherForm: ownRank > earlierRank
      case .error, .first, .fill: false
      case .last: true
      case .latestBy: ownRank >= earlierRank
      }
    if holds, ownRank > earlierRank { try several.setRank(row.key, ownRank) }
    guard row.statement != statement else { return row.key }
    if case .error = make.several, !isFurtherForm {
      let other = try place(row.key)
      note(
        Notice(
          .repeatedKey, at: candidate.place, other: other,
          "two rows for the \(make.type) \(quoted(candidate.key)) differ; the other is at \(ProfileImport.short(other))"
        ))
      try refuse(candidate, row)
      return nil
    }
    let earlier = slots(make.type, row.statement)
    for mapped in make.fields {
      guard let kept = mapped.othersOf else { continue }
      let other = holds ? earlier.text(kept) : candidate.slots.text(kept)
      if let other { try several.addOther(row.key, field: mapped.field, other) }
    }
    if holds { try statements.replace(row.key, file: batch.file, candidate.place, statement) }
    return row.key
  }

  /// Adds a part to what other rows told of the record.
  private func join(
    _ candidate: Candidate, _ make: Make, _ row: SourceStatements.Row, _ note: (Notice) -> Void
  ) throws -> Int? {
    switch joint.joined(candidate.slots, to: slots(make.type, row.statement)) {
    case .whole(let whole):
      let said = statement(whole)
      if said != row.statement { try statements.complete(row.key, said) }
      return row.key
    case .contradiction(let field, let isSealed, let first, let second):
      let other = try place(row.key)
      let what = isSealed ? "two rows say different things" : "one row says \(quoted(first)), another \(quoted(second))"
      note(
        Notice(
          .contradictingParts, at: candidate.place, other: other, field: field,
          "\(field) of the \(make.type) \(quoted(candidate.key)): \(what); the other is at \(ProfileImport.short(other))"
        ))
      try refuse(candidate, row)
      return nil
    }
  }

  /// Takes back what was said of a record whose rows contradict each other.
  private func refuse(_ candidate: Candidate, _ row: SourceStatements.Row) throws {
    hasContradictions = true
    if statements.isNew(row.key) { try direct.takeBack(make: candidate.make, row: row.key, record: row.record) }
    try statements.revert(row.key)
    seen.remove(row.key)
    try several.reject(source: sources[candidate.make], key: candidate.key, contradictsItself: true)
  }

  /// Where the row stands that a source last told of a record by.
  private func place(_ sourceRecord: Int) throws -> Place {
    let find = try connection.statement("SELECT file, line, \"offset\" FROM source_record WHERE key = ?")
    find.bind(1, sourceRecord)
    defer { find.reset() }
    guard try find.step() else { return Place(path: "") }
    return Place(path: files[find.int(0)] ?? "", line: find.int(1), offset: find.int(2))
  }

  /// Without the folder, which the notice's own place shows.
  private static func short(_ place: Place) -> String {
    "\(place.path.split(separator: "/").last ?? ""):\(place.line)"
  }

  func reject(make: Int, key: String?) throws {
    guard let key else {
      rejectedWithoutKey[make, default: 0] += 1
      return
    }
    try several.reject(source: sources[make], key: key, contradictsItself: false)
    if let row = try statements.find(sources[make], key) { present.insert(row.key) }
  }

  /// A record that came another way but carries this partner's key as an identifier.
  private func existingRecord(_ type: RecordType, _ key: String) throws -> Int? {
    let others = try statements.sources(of: profile, type).dropFirst()
    return try statements.record(in: others, key)
      ?? state.records.record(type, identifier: "\(profile.scheme):\(key)")
  }

  private var goneMarks: GoneMarks { GoneMarks(connection, transaction: state.key) }

  // MARK: What the registry makes of it

  func finish(_ note: (Notice) -> Void) throws -> [(type: RecordType, counts: RecordCounts)] {
    try direct.finish()
    try completeOthers()
    try statements.restoreUnchanged()
    var results: [(type: RecordType, counts: RecordCounts)] = []
    // Places first: the others refer to them.
    for type in [RecordType.facility, .allegation, .visit, .finding] {
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
