import GRDB
import Registry
import Testing

@testable import RegistryStoreSQLite

@Suite struct DeferredIndexesTests {
  private func definitions(_ database: Database) throws -> [String] {
    try String.fetchAll(
      database, sql: "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
  }

  private func deferring(existing: Int, new: Int) throws -> (before: [String], during: [String], after: [String]) {
    let queue = try DatabaseQueue()
    try SQLiteRegistry.migrator.migrate(queue)
    return try queue.write { database in
      let before = try definitions(database)
      let handle = try #require(database.sqliteConnection)
      let indexes = DeferredIndexes(Connection(handle), worthWhile: 3)
      for count in 0..<new { try indexes.noticeNew(.allegation, count: count + 1, existing: existing) }
      let during = try definitions(database)
      try indexes.restore()
      return (before, during, try definitions(database))
    }
  }

  @Test(arguments: [(0, 2, 0), (0, 3, 1), (0, 9, 1), (5, 4, 0), (5, 5, 1)])
  func `the indexes of a type go when very many records came, and come back as they were`(
    existing: Int, new: Int, dropped: Int
  ) throws {
    let (before, during, after) = try deferring(existing: existing, new: new)
    #expect(before.count - during.count == dropped)
    #expect(during.allSatisfy { before.contains($0) })
    #expect(after == before)
  }

  @Test func `indexes that had to be built early are not dropped again`() throws {
    let queue = try DatabaseQueue()
    try SQLiteRegistry.migrator.migrate(queue)
    try queue.write { database in
      let before = try definitions(database)
      let indexes = DeferredIndexes(Connection(try #require(database.sqliteConnection)), worthWhile: 3)
      for _ in 0..<2 {
        try indexes.noticeNew(.allegation, count: 3, existing: 0)
        try indexes.restore()
      }
      try indexes.noticeNew(.allegation, count: 3, existing: 0)
      #expect(try definitions(database) == before)
    }
  }
}
