package import Registry
package import RegistryImport

/// What the commands ask of a registry, whatever keeps it.
package protocol RegistryReading: AnyObject {
  func settings() throws -> RegistrySettings
  /// The files of Schemas/ as the registry holds them, by path.
  func dataFiles() throws -> [String: String]
  func codeLists() throws -> CodeLists
  func ruleBook() throws -> RuleBook

  /// The id that a text stands for: the id itself, `type/id`, or an unambiguous beginning of it.
  func resolve(_ text: String, _ type: RecordType) throws -> String
  /// The record that a text stands for where its type is not known: `type/id`, or an id or the beginning of one.
  func find(_ text: String) throws -> (type: RecordType, id: String)
  /// The same for records of which there is a history, also where they were taken back.
  func findWithHistory(_ text: String) throws -> (type: RecordType, id: String)
  /// Ids of a type that begin so, sorted, at most so many.
  func ids(_ type: RecordType, beginningWith text: String, most: Int) throws -> [String]
  func record(_ type: RecordType, id: String) throws -> StoredRecord
  /// Ids of the records of a type whose field refers to this record, sorted.
  ///
  /// - Throws: `StoreError.failed` where the field is no reference.
  func referring(_ type: RecordType, by field: String, to id: String) throws -> [String]
  /// The same registry as it is today, where this reads an earlier time; else itself.
  var today: any RegistryReading { get }
  /// Whether records are as they were at an earlier time.
  var isEarlier: Bool { get }
  /// The same as `record`, with who consented to being told of it as it was recorded at the time that is read.
  func recordWithConsentThen(_ type: RecordType, id: String) throws -> StoredRecord
  func history(_ type: RecordType, id: String) throws -> RecordHistory
  /// All records of a type, by id.
  func forEach(_ type: RecordType, _ body: (StoredRecord) throws -> Void) throws
  /// Records that refer to a place, the latest first: by the day of the visit, or of what is alleged.
  func records(_ type: RecordType, at place: String, limit: Int) throws -> [StoredRecord]
  /// What was begun and not written, the latest first.
  func drafts(_ type: RecordType) throws -> [Draft]
  /// The languages that variants of a type's fields have, by field.
  func languages(_ type: RecordType) throws -> [String: [String]]
  func count(_ type: RecordType) throws -> Int

  /// What is sealed of a record; nil: nothing.
  func sealed(_ type: RecordType, id: String) throws -> SealedRecord?
  /// The rows that a batch rejected, sealed, by the name of the file that they stood in; in pieces.
  func rejectedRows(of batch: Int, _ body: (_ file: String, _ piece: [UInt8]) throws -> Void) throws
  /// For whom the registry seals, in the order in which they were added.
  func recipients() throws -> [RegistryRecipient]
  /// How many transactions sealed something: each has a key, wrapped for those who were recipients then.
  func sealingTransactions() throws -> Int
  /// Whether what is sealed would be kept: there is somebody to seal to.
  var keepsSealed: Bool { get }

  func coverageFacts(_ wanted: CoverageFactsWanted) throws -> CoverageFacts
  func batches() throws -> [Batch]
  func batch(_ number: Int) throws -> Batch
  /// Entries of the review queue that wait for an answer, by number. One whose two sides agree by now waits for none.
  func forEachReview(_ filter: ReviewFilter, _ body: (ReviewEntry) throws -> Void) throws
  /// - Throws: `StoreError` where there is no such entry, or it was decided.
  func review(_ number: Int) throws -> ReviewEntry
  func check() throws -> [CheckFinding]
  /// Entries of the journal, in the order in which they were written here.
  func forEachJournalLine(_ body: (JournalLine) throws -> Void) throws
  /// The last entry by which something was written.
  func lastJournalLine() throws -> JournalLine?
  /// What does not agree with the journal.
  func verifyJournal() throws -> [CheckFinding]
}

/// One transaction. Nothing of it is kept unless the body that was handed it says so.
package protocol RegistryWriting: RegistryReading {
  func replaceDataFiles(_ files: [String: String]) throws
  /// - Parameters:
  ///   - slots: canonical, references as ids.
  ///   - sealed: what it says of its sealed fields.
  /// - Returns: the id of the new record.
  func add(_ slots: FieldSlots, sealed: FieldSlots?) throws -> String
  /// - Throws: `StoreError.noSuchDraft` where it was written or discarded meanwhile.
  func dropDraft(_ key: Int) throws
  /// Makes the record say this and nothing else. What a source put up for review and is now so is decided.
  ///
  /// - Parameter slots: the whole record, canonical, references as ids.
  func replace(id: String, _ slots: FieldSlots) throws
  /// Seals what a record says of these fields from now on; its other sealed fields stay.
  ///
  /// - Throws: `StoreError.noRecipients`.
  func seal(_ fields: FieldSlots, id: String) throws
  /// Destroys the keys of what was ever sealed of a record. Nobody can open it any more.
  ///
  /// - Returns: how many sealed texts that concerned.
  func erase(_ type: RecordType, id: String) throws -> Int
  /// Keeps a piece of the sealed rows that a batch rejected; pieces come in their order.
  func keepRejectedRows(of batch: Int, file: String, position: Int, _ piece: [UInt8]) throws
  /// - Returns: how many files of rejected rows that concerned.
  func eraseRejectedRows(of batch: Int) throws -> Int
  /// - Throws: `StoreError.recipientAlreadyThere`.
  func addRecipient(name: String, publicKey: String, signingKey: String?) throws
  func removeRecipient(publicKey: String) throws
  /// Replaces the wrapped key of every transaction that sealed something.
  ///
  /// - Returns: how many there are.
  func rewrapKeys(_ body: ([UInt8]) throws -> [UInt8]) throws -> Int
  /// Notes that somebody decided; what becomes of the record is for `replace`.
  func closeReview(_ number: Int) throws
  /// - Parameters:
  ///   - sha256: of the profile as it is written, in hexadecimal digits.
  ///   - tables: the tables of the profile of which there is a file.
  func profileImport(_ profile: Profile, sha256: String, tables: Set<Int>) throws -> any ProfileImporting
  /// Takes a batch back exactly.
  ///
  /// - Throws: `LaterWork` where something stands on it; the transaction must not be kept then.
  func undoBatch(_ number: Int) throws -> BatchUndo
  func exchangeImport(_ rules: RecordRules) throws -> any ExchangeImporting
}

/// A partner's file on its way into the registry.
package protocol ProfileImporting: AnyObject {
  /// - Throws: where the registry fails; problems of the data are noted.
  func accept(_ candidate: Candidate, _ note: (Notice) -> Void) throws
  func reject(make: Int, key: String?) throws
  /// Begins a file; what is accepted from now on came from it.
  ///
  /// - Parameter sha256: where it was asked for beforehand.
  func beginFile(named name: String, sha256: String?) throws
  func endFile(_ file: BatchFile) throws
  /// Brings the registry in line with what the sources now say.
  ///
  /// - Returns: counts by the type that the profile makes.
  func finish(_ note: (Notice) -> Void) throws -> [(type: RecordType, counts: RecordCounts)]
  /// - Returns: the number of the batch.
  func record(_ notices: NoticeLog, counts: [(type: RecordType, counts: RecordCounts)]) throws -> Int
}

/// An exchange folder on its way into the registry.
package protocol ExchangeImporting: AnyObject {
  func begin(_ type: RecordType, path: String) throws
  func accept(_ record: ExchangeBatch.Record, _ note: (Notice) -> Void) throws
  func reject(_ type: RecordType, id: String?) throws
  func beginFile(named name: String) throws
  func endFile(_ file: BatchFile) throws
  func finish(_ note: (Notice) -> Void) throws -> [(type: RecordType, counts: RecordCounts)]
  func record(_ notices: NoticeLog, counts: [(type: RecordType, counts: RecordCounts)]) throws -> Int
}

/// A registry that can be opened for reading and for one write at a time.
package protocol RegistryStore {
  /// - Parameter time: ISO 8601, UTC, to the second: the records, codes and rules are as they were then, and who consents
  ///   to being told of is as it is today; nil: now.
  /// - Throws: `StoreError.notYetMade`.
  func read<Result>(asKnownAt time: String?, _ body: (any RegistryReading) throws -> Result) throws -> Result
  /// - Parameter body: returns its result and whether the transaction is to be kept.
  func write<Result>(
    _ authorship: Authorship, references: ReferenceCheck,
    _ body: (any RegistryWriting) throws -> (result: Result, keep: Bool)
  ) throws -> Result
  /// Keeps a draft at once, in place of the one with its key. One that is gone meanwhile does not come back.
  ///
  /// - Returns: its key.
  func keepDraft(_ draft: Draft) throws -> Int
  func dropDraft(_ key: Int) throws
}

/// When a transaction looks up whether what its rows refer to is there.
package enum ReferenceCheck: Sendable {
  case eachRow
  /// Of all rows together: for an import, which resolves each reference itself, this is a sixth of its time less.
  case atTheEnd
}

extension RegistryStore {
  package func read<Result>(_ body: (any RegistryReading) throws -> Result) throws -> Result {
    try read(asKnownAt: nil, body)
  }

  package func write<Result>(
    _ authorship: Authorship, _ body: (any RegistryWriting) throws -> (result: Result, keep: Bool)
  ) throws -> Result {
    try write(authorship, references: .eachRow, body)
  }
}

extension RegistryWriting {
  /// Adds a record that says nothing of sealed fields.
  package func add(_ slots: FieldSlots) throws -> String { try add(slots, sealed: nil) }
}
