import Registry
import RegistryImport
import RegistryStore

/// One write transaction: everything that `ReadSession` can, and changes.
final class WriteSession: ReadSession, RegistryWriting {
  private let state: TransactionState

  init(_ connection: Connection, _ authorship: Authorship, _ sealing: (any Sealing)?) throws {
    let find = try connection.statement("SELECT device, country, counter FROM registry")
    guard try find.step() else { throw StoreError.failed("the registry does not know itself") }
    let device = find.text(0)
    let country = find.optionalText(1)
    let counter = find.int(2)
    find.reset()
    let insert = try connection.statement(
      """
      INSERT INTO transactions (device, number, author, recorded_at, command)
      SELECT ?1, (SELECT coalesce(max(number), 0) + 1 FROM transactions WHERE device = ?1), ?2, ?3, ?4 RETURNING key, number
      """)
    insert.bind(1, device)
    insert.bind(2, authorship.author)
    insert.bind(3, authorship.time)
    insert.bind(4, authorship.command)
    _ = try insert.step()
    let (key, number) = (insert.int(0), insert.int(1))
    _ = try insert.step()
    let records = try Records(connection)
    let journal = JournalWriter(connection, transaction: key)
    for type in RecordType.allCases { try records.table(type).digest(into: journal.rows(.records(type))) }
    let sealed = try SealedRows(
      connection, sealing, device: device, number: number, transaction: key, written: journal.rows(.sealed))
    state = TransactionState(
      records, key: key, device: device, country: country, counter: counter, sealed: sealed, journal: journal)
    super.init(records)
  }

  /// Writes the transaction's entry into the journal; nothing is written after it.
  func finishJournal() throws { try state.journal.finish() }

  /// - Throws: `StoreError.failed` where something that this transaction wrote refers to a record that is not there.
  func checkReferences() throws {
    try state.records.forEachDangling(.checkedBySQLite) { dangling in
      // What dangled before is for `vigil check`.
      guard try state.records.table(dangling.type).transaction(key: dangling.key) == state.key else { return }
      let id = try state.records.table(dangling.type).id(key: dangling.key) ?? ""
      throw StoreError.failed(
        "\(dangling.type)/\(id): \(dangling.field) would refer to a \(dangling.target) that is not there")
    }
  }

  func replaceDataFiles(_ files: [String: String]) throws {
    let schemas = try SchemaFiles(files)
    let held = try dataFiles()
    for (path, content) in files.sorted(by: { $0.key < $1.key }) where held[path] != content {
      try end(path)
      let insert = try connection.statement("INSERT INTO data_file (path, content, since) VALUES (?, ?, ?)")
      insert.bind(1, path)
      insert.bind(2, content)
      insert.bind(3, state.key)
      try insert.run()
    }
    for path in held.keys.sorted() where files[path] == nil { try end(path) }
    for name in schemas.codes.names {
      for value in schemas.codes.list(name)?.values ?? [] {
        let insert = try connection.statement("INSERT OR IGNORE INTO code (list, value) VALUES (?, ?)")
        insert.bind(1, name)
        insert.bind(2, value)
        try insert.run()
      }
    }
    forgetSchemas()
  }

  private func end(_ path: String) throws {
    let end = try connection.statement("UPDATE data_file SET until = ? WHERE path = ? AND until IS NULL")
    end.bind(1, state.key)
    end.bind(2, path)
    try end.run()
  }

  func add(_ slots: FieldSlots, sealed: FieldSlots?) throws -> String {
    let table = try state.records.table(slots.type)
    let key = try state.nextKey(slots.type)
    let id = try state.nextID(slots.type)
    let row = try sealed.flatMap { try seal($0, id: id, earlier: nil) }
    try table.insert(
      key: key, id: id, slots, references: try references(of: slots), transaction: state.key, sealed: row)
    try state.records.indexIdentifiers(slots, key: key, isNew: true)
    try state.finish()
    return id
  }

  func dropDraft(_ key: Int) throws {
    guard try DraftTable(connection: connection).drop(key) else { throw StoreError.noSuchDraft }
  }

  func replace(id: String, _ slots: FieldSlots) throws {
    let table = try state.records.table(slots.type)
    guard let key = try table.key(id: id) else { throw StoreError.noSuchRecord("\(slots.type.rawValue) \(id)") }
    try table.update(key: key, slots, references: try references(of: slots), transaction: state.key)
    try state.records.indexIdentifiers(slots, key: key, isNew: false)
    try ReviewEntries(connection).decide(slots, key: key, transaction: state.key)
  }

  /// The keys of the fields that refer to other records.
  private func references(of slots: FieldSlots) throws -> ReferenceKeys {
    var references = ReferenceKeys()
    for reference in slots.references {
      let target = reference.target
      for id in reference.items {
        guard let key = try state.records.table(target).key(id: id) else {
          throw StoreError.noSuchRecord("\(target.rawValue) \(id)")
        }
        references.append(key, to: reference.position)
      }
    }
    return references
  }

  // MARK: Sealing

  override var keepsSealed: Bool { state.sealed.isActive }

  func seal(_ fields: FieldSlots, id: String) throws {
    let table = try state.records.table(fields.type)
    guard let key = try table.key(id: id) else { throw StoreError.noSuchRecord("\(fields.type.rawValue) \(id)") }
    guard !(try state.sealed.isErased(fields.type, id: id)) else {
      throw StoreError.refused(
        "the sealed fields of \(fields.type.rawValue)/\(id) were erased: nothing is kept of them")
    }
    guard let row = try seal(fields, id: id, earlier: try table.sealed(key: key)) else { return }
    try table.setSealed(key: key, to: row, transaction: state.key)
  }

  /// - Returns: nil where nothing is said.
  private func seal(_ fields: FieldSlots, id: String, earlier: Int?) throws -> Int? {
    guard earlier != nil || fields.filledCount > 0 else { return nil }
    var statement: [UInt8] = []
    fields.appendStatement(sealed: true, withCleared: true, to: &statement)
    return try state.sealed.seal(statement, fields.type, id: id, earlier: earlier)
  }

  func erase(_ type: RecordType, id: String) throws -> Int {
    guard try state.records.table(type).key(id: id) != nil else {
      throw StoreError.noSuchRecord("\(type.rawValue) \(id)")
    }
    return try Erasure(connection: connection, transaction: state.key).erase(type, id: id)
  }

  func keepRejectedRows(of batch: Int, file: String, position: Int, _ piece: [UInt8]) throws {
    let insert = try connection.statement(
      "INSERT INTO rejected_rows (batch, file, position, content) VALUES (?, ?, ?, ?)")
    insert.bind(1, batch)
    insert.bind(2, file)
    insert.bind(3, position)
    insert.bindBlob(4, piece)
    try insert.run()
  }

  func eraseRejectedRows(of batch: Int) throws -> Int {
    let count = try connection.statement("SELECT count(DISTINCT file) FROM rejected_rows WHERE batch = ?")
    count.bind(1, batch)
    let files = try count.step() ? count.int(0) : 0
    count.reset()
    let delete = try connection.statement("DELETE FROM rejected_rows WHERE batch = ?")
    delete.bind(1, batch)
    try delete.run()
    return files
  }

  func addRecipient(name: String, publicKey: String, signingKey: String?) throws {
    try Recipients(connection: connection).add(
      name: name, publicKey: publicKey, signingKey: signingKey, transaction: state.key)
  }

  func removeRecipient(publicKey: String) throws {
    try Recipients(connection: connection).remove(publicKey: publicKey, transaction: state.key)
  }

  func rewrapKeys(_ body: ([UInt8]) throws -> [UInt8]) throws -> Int {
    try Recipients(connection: connection).rewrap(body)
  }

  // MARK: Imports and the review queue

  func closeReview(_ number: Int) throws {
    try ReviewEntries(connection).decide(number, transaction: state.key)
  }

  func undoBatch(_ number: Int) throws -> BatchUndo {
    let batch = try batch(number)
    if let undo = batch.undo { throw StoreError.batchTakenBack(number, undo) }
    return try BatchUndoing(state: state, batch: batch).run()
  }

  func profileImport(_ profile: Profile, sha256: String, tables: Set<Int>) throws -> any ProfileImporting {
    try ProfileImport(state, profile, sha256: sha256, tables: tables)
  }
  func exchangeImport(_ rules: RecordRules) throws -> any ExchangeImporting { try ExchangeImport(state, rules: rules) }
}
