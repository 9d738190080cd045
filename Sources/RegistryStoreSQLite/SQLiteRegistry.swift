package import GRDB
import Foundation
import Registry
package import RegistryStore

/// A registry in one SQLite file.
package final class SQLiteRegistry: RegistryStore {
  /// Marks the file as ours: “Vigl” in ASCII.
  private static let applicationID = 0x5669_676c

  private let queue: DatabaseQueue
  private let path: String
  /// nil: nothing is sealed or opened.
  private let sealing: (any Sealing)?

  private init(_ queue: DatabaseQueue, path: String, _ sealing: (any Sealing)?) {
    self.queue = queue
    self.path = path
    self.sealing = sealing
  }

  // MARK: Opening

  /// - Throws: `StoreError`; nothing is left where it could not be made whole.
  package static func create(
    at path: String, _ settings: RegistrySettings, dataFiles: [String: String], _ authorship: Authorship,
    sealing: (any Sealing)? = nil
  ) throws -> SQLiteRegistry {
    guard !FileManager.default.fileExists(atPath: path) else { throw StoreError.alreadyThere(path: path) }
    do {
      return try converting(path) {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { database in
          // Imports append most of what they write: with larger pages they spend an eighth less time on it.
          try database.execute(sql: "PRAGMA page_size = 16384; PRAGMA application_id = \(applicationID)")
        }
        try migrator.migrate(queue)
        try queue.write { database in
          try database.execute(
            sql: "INSERT INTO registry (key, device, counter, country, is_demonstration) VALUES (1, ?, 0, ?, ?)",
            arguments: [settings.device, settings.country, settings.isDemonstration])
        }
        let registry = SQLiteRegistry(queue, path: path, sealing)
        try registry.write(authorship) { session in
          try session.replaceDataFiles(dataFiles)
          return ((), true)
        }
        return registry
      }
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }

  package static func open(at path: String, sealing: (any Sealing)? = nil) throws -> SQLiteRegistry {
    var isDirectory: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw StoreError.notFound(path: path)
    }
    guard !isDirectory.boolValue else { throw StoreError.isDirectory(path: path) }
    guard FileManager.default.isReadableFile(atPath: path) else { throw StoreError.noPermission(path: path) }
    return try converting(path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let (isOurs, isNewer, isCurrent) = try queue.read { database in
        (
          try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID,
          try migrator.hasBeenSuperseded(database),
          try migrator.hasCompletedMigrations(database)
        )
      }
      guard isOurs else { throw StoreError.notARegistry(path: path) }
      guard !isNewer else { throw StoreError.newerVersion(path: path) }
      if !isCurrent { try migrator.migrate(queue) }
      return SQLiteRegistry(queue, path: path, sealing)
    }
  }

  /// In the order of their names; a registry that has one more was made by a newer version.
  package static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (name, sql) in [
      (FoundingMigration.name, FoundingMigration.sql), (ReviewMigration.name, ReviewMigration.sql),
      (PlainChecksMigration.name, PlainChecksMigration.sql),
      (DraftMigration.name, DraftMigration.sql),
      (PartnerKeysMigration.name, PartnerKeysMigration.sql),
      (UndoMigration.name, UndoMigration.sql),
      (SealingMigration.name, SealingMigration.sql),
      (JournalMigration.name, JournalMigration.sql),
      (RecordsMigration.name, RecordsMigration.sql),
      (CasesMigration.name, CasesMigration.sql),
    ] {
      migrator.registerMigration(name) { database in try database.execute(sql: sql) }
    }
    return migrator
  }

  private static var configuration: Configuration {
    _ = SQLiteSetting.isWithoutMemoryStatistics
    var configuration = Configuration()
    configuration.busyMode = .timeout(2)
    configuration.prepareDatabase { database in
      // Memory stays small whatever the file: 12 MiB of pages, everything temporary on disk. What is deleted is
      // overwritten, so that what was erased is not found in free pages.
      try database.execute(sql: "PRAGMA cache_size = -12288; PRAGMA temp_store = FILE; PRAGMA secure_delete = ON")
    }
    return configuration
  }

  // MARK: Sessions

  package func read<Result>(asKnownAt time: String?, _ body: (any RegistryReading) throws -> Result) throws -> Result {
    try SQLiteRegistry.converting(path) {
      guard let time else {
        return try queue.read { database in
          try body(ReadSession(try Records(try SQLiteRegistry.connection(database))))
        }
      }
      let present = try DatabaseQueue(path: path, configuration: SQLiteRegistry.configuration)
      return try present.read { database in
        let today = ReadSession(try Records(try SQLiteRegistry.connection(database)))
        return try readEarlier(at: time, today, body)
      }
    }
  }

  private func readEarlier<Result>(
    at time: String, _ today: ReadSession, _ body: (any RegistryReading) throws -> Result
  ) throws -> Result {
    var outcome: Result?
    try queue.writeWithoutTransaction { database in
      // Nothing is written but the views, which go with the transaction.
      try database.inTransaction(.deferred) {
        let connection = try SQLiteRegistry.connection(database)
        try EarlierState(at: time, connection).show()
        outcome = try body(ReadSession(try Records(connection, isEarlier: true), present: today))
        return .rollback
      }
    }
    guard let outcome else { throw StoreError.failed("reading ended without a result") }
    return outcome
  }

  package func write<Result>(
    _ authorship: Authorship, references: ReferenceCheck,
    _ body: (any RegistryWriting) throws -> (result: Result, keep: Bool)
  ) throws -> Result {
    try SQLiteRegistry.converting(path) {
      var outcome: Result?
      try queue.writeWithoutTransaction { database in
        // SQLite takes this setting outside of transactions only.
        try database.execute(sql: "PRAGMA foreign_keys = \(references == .eachRow ? "ON" : "OFF")")
        try database.inTransaction(.immediate) {
          let session = try WriteSession(try SQLiteRegistry.connection(database), authorship, sealing)
          let (result, keep) = try body(session)
          if keep, references == .atTheEnd { try session.checkReferences() }
          if keep { try session.finishJournal() }
          outcome = result
          return keep ? .commit : .rollback
        }
      }
      guard let outcome else { throw StoreError.failed("a transaction ended without a result") }
      return outcome
    }
  }

  package func keepDraft(_ draft: Draft) throws -> Int {
    try changingDrafts { try $0.keep(draft) }
  }

  package func dropDraft(_ key: Int) throws {
    _ = try changingDrafts { try $0.drop(key) }
  }

  /// A transaction of the file, and none of the registry's history.
  private func changingDrafts<Result>(_ body: (DraftTable) throws -> Result) throws -> Result {
    try SQLiteRegistry.converting(path) {
      try queue.write { try body(DraftTable(connection: try SQLiteRegistry.connection($0))) }
    }
  }

  private static func connection(_ database: Database) throws -> Connection {
    guard let handle = unsafe database.sqliteConnection else { throw StoreError.failed("the registry was closed") }
    return unsafe Connection(handle)
  }

  /// Turns failures of SQLite into what they mean for the registry.
  private static func converting<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let failure as SQLiteFailure {
      throw failure.storeError(path)
    } catch let error as DatabaseError {
      throw SQLiteFailure(code: error.extendedResultCode.rawValue, message: error.message ?? "unknown")
        .storeError(path)
    }
  }
}
