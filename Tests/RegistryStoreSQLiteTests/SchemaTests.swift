import Foundation
import GRDB
import Registry
import RegistryStore
import RegistryStoreSQLite
import Testing

@Suite struct SchemaTests {
  private func columns(_ table: String, _ queue: DatabaseQueue) throws -> Set<String> {
    try queue.read { database in Set(try database.columns(in: table).map(\.name)) }
  }

  @Test(arguments: RecordType.allCases)
  func `every field that may be stored has its column, now and in history, and no sealed one has`(type: RecordType)
    throws
  {
    let queue = try DatabaseQueue()
    try SQLiteRegistry.migrator.migrate(queue)
    let fields = Catalogue.of(type).fields
    let expected = Set(
      fields.filter { !$0.isSealed }.flatMap { field -> [String] in
        // In history `until` is the transaction that ended a version.
        let name = field.name == "until" ? "until_day" : field.name
        return field.hasLanguages ? [name, "\(name)_by_language"] : [name]
      })
    // What is sealed stands elsewhere; here is only which row of it.
    let sealed: Set<String> = fields.contains(where: \.isSealed) ? ["sealed"] : []
    let now = try columns(type.table, queue)
    #expect(now.subtracting(["key", "id", "transaction"]) == expected.union(sealed))
    let before = try columns("\(type.table)_history", queue)
    #expect(before.subtracting(["key", "record", "id", "since", "until"]) == expected.union(sealed))
  }

  @Test func `tables are strict`() throws {
    let queue = try DatabaseQueue()
    try SQLiteRegistry.migrator.migrate(queue)
    let loose = try queue.read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0
          AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
          """)
    }
    #expect(loose.isEmpty)
  }

  @Test(arguments: [
    "INSERT INTO facility (id, \"transaction\", name, type, country) VALUES ('', 1, 'x', 1, 'KZ')",
    "INSERT INTO facility (id, \"transaction\", name, type, country) VALUES ('a', 1, '', 1, 'KZ')",
    "INSERT INTO facility (id, \"transaction\", name, type, country) VALUES ('a', 1, 'x', 99999, 'KZ')",
    "INSERT INTO facility (id, \"transaction\", name, type, country, capacity) VALUES ('a', 1, 'x', 1, 'KZ', -1)",
    "INSERT INTO facility (id, \"transaction\", name, type, country, part_of) VALUES ('a', 1, 'x', 1, 'KZ', 77)",
    "INSERT INTO visit (id, \"transaction\", facility, start, announced) VALUES ('a', 1, 1, '2019', 'maybe')",
  ])
  func `the schema itself refuses what cannot be`(sql: String) throws {
    let queue = try DatabaseQueue()
    try SQLiteRegistry.migrator.migrate(queue)
    try queue.write { database in
      try database.execute(
        sql:
          "INSERT INTO transactions VALUES (1, 'aa', 1, 'me', 'now', 'x'); INSERT INTO code VALUES (1, 'facility-type', 'prison')"
      )
    }
    #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
  }
}

@Suite struct UpgradeTests {
  /// A registry of the first shape that was ever shipped, kept as it was.
  private static let kept = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Kept/founding.vigil")

  @Test func `a kept old registry opens, with everything that was in it`() throws {
    let copy = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).vigil")
    try FileManager.default.copyItem(at: Self.kept, to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    let registry = try SQLiteRegistry.open(at: copy.path)
    try registry.read { session in
      #expect(try session.settings().device == "kept")
      #expect(try session.count(.facility) == 3)
      #expect(try session.count(.visit) == 3)
      #expect(try session.count(.allegation) == 2)
      #expect(try session.batches().map(\.number) == [1])
      #expect(try session.check().isEmpty)
      #expect(try session.verifyJournal().allSatisfy { $0.message == "has no entry in the journal" })
      let place = try session.record(.facility, id: "place-1")
      #expect(place.slots.text("name") == "Учебная колония")
      #expect(place.slots.statement(0) == ["": "Учебная колония", "kk": "Оқу колониясы"])
    }
    let queue = try DatabaseQueue(path: copy.path)
    #expect(try queue.read { try $0.tableExists("review") })
  }

  @Test func `a migration that shipped has not changed`() throws {
    let old = try DatabaseQueue(path: Self.kept.path)
    let fresh = try DatabaseQueue()
    try SQLiteRegistry.migrator.migrate(fresh, upTo: "1 founding")
    let shapes = try [old, fresh].map { queue in
      try queue.read { database in
        try String.fetchAll(database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
      }
    }
    #expect(shapes[0] == shapes[1])
  }

  @Test func `a registry of a newer version is refused`() throws {
    let copy = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).vigil")
    try FileManager.default.copyItem(at: Self.kept, to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    let queue = try DatabaseQueue(path: copy.path)
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 later')") }
    try queue.close()
    #expect(throws: StoreError.newerVersion(path: copy.path)) { try SQLiteRegistry.open(at: copy.path) }
  }
}
