import GRDB
import Registry
import RegistryStore
import Testing

@testable import RegistryStoreSQLite

@Suite struct RecordInsertTests {
  /// Facilities with chance fields, some of them beyond those of the narrow statement.
  @Test func `a record keeps all its fields, also those that the statement of an import does not have`() throws {
    let queue = try DatabaseQueue()
    try SQLiteRegistry.migrator.migrate(queue)
    try queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO transactions VALUES (1, 'aa', 1, 'me', 'now', 'x');
          INSERT INTO code VALUES (1, 'facility-type', 'prison');
          """)
      let records = try Records(Connection(try #require(database.sqliteConnection)))
      let table = try records.table(.facility)
      let catalogue = Catalogue.of(.facility)
      func position(_ name: String) throws -> Int { try #require(catalogue.position(of: name)) }
      let narrow = try table.insertion(of: [try position("name"), try position("type"), try position("country")])
      let others: [[(String, String?, String)]] = [
        [], [("notes", nil, "x")], [("name", "ru", "Имя")], [("other_names", nil, "a|b"), ("capacity", nil, "7")],
      ]
      for (key, more) in others.enumerated() {
        var slots = FieldSlots(.facility)
        slots.set(try position("name"), to: "Name")
        slots.set(try position("type"), to: "prison")
        slots.set(try position("country"), to: "KZ")
        for (field, language, text) in more {
          let bytes = Array(text.utf8)
          slots.set(try position(field), language: language, to: bytes.span)
        }
        #expect(narrow.covers(slots) == more.isEmpty || more[0].1 != nil)
        let id = Array("a-\(key)".utf8)
        try table.insert(
          key: key + 1, id: id.span, slots, references: ReferenceKeys(), transaction: 1, narrow: narrow)
        let stored = try #require(try table.record(key: key + 1))
        #expect(stored.id == "a-\(key)")
        #expect(stored.slots.saysTheSame(as: slots), "\(more)")
      }
    }
  }
}
