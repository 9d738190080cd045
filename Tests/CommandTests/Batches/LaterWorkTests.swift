import Foundation
import GRDB
import Registry
import RegistryStore
import RegistryStoreSQLite
import Testing

@testable import RegistryCommands

/// What keeps a batch from being taken back, and what does not.
@Suite struct LaterWorkTests {
  private static let place = ["places.csv": "No,Name,Ru,Capacity,Whole\n1,One,,10,\n"]

  private func work(_ office: PartnerOffice, _ batch: Int) throws -> LaterWork? {
    let before = try office.content()
    do {
      _ = try office.undo(batch)
      return nil
    } catch let work as LaterWork {
      #expect(difference(before, try office.content()) == "")
      return work
    }
  }

  @Test func `an edit stands on a batch until it is edited back`() throws {
    let office = try PartnerOffice()
    let before = try office.content()
    let batch = try #require(try office.importProfile("P", Self.place).batch)
    try office.edit(.facility, "test-000001", "capacity", "12")
    let work = try #require(try work(office, batch))
    #expect(work.instances.map(\.reason) == [.changed] && work.instances.map(\.id) == ["test-000001"])
    #expect(work.total == 1 && work.batches.isEmpty && work.hasEdits)
    #expect(work.instances[0].transaction.authorship.command == "facility edit")
    try office.edit(.facility, "test-000001", "capacity", "10")
    #expect(try office.undo(batch).counts.map(\.counts.removed) == [1])
    #expect(difference(before, try office.content()) == "")
    #expect(try office.isSound())
  }

  @Test func `what refers to a new record stands on its batch`() throws {
    let office = try PartnerOffice()
    let batch = try #require(try office.importProfile("P", Self.place).batch)
    for day in 1...12 {
      _ = try office.add(.visit, [("facility", "test-000001"), ("start", "2025-01-\(day < 10 ? "0" : "")\(day)")])
    }
    let work = try #require(try work(office, batch))
    #expect(work.total == 12 && work.instances.count == 10 && work.hasEdits)
    #expect(work.instances.allSatisfy { $0.type == .visit && $0.reason == .refers(field: "facility") })
  }

  @Test func `a later batch is named, and once it is taken back the earlier one can be`() throws {
    let office = try PartnerOffice()
    let first = try #require(try office.importProfile("P", Self.place).batch)
    let second = try #require(
      try office.importProfile(
        "P", ["visits.csv": "No,Place,Day,Body\nv1,1,2025,npm\n", "places.csv": Self.place["places.csv"] ?? ""]
      ).batch)
    let third = try #require(try office.importProfile("P", ["places.csv": "No,Name,Ru,Capacity,Whole\n"]).batch)
    let work = try #require(try work(office, first))
    #expect(work.batches == [third, second] && !work.hasEdits)
    #expect(Set(work.instances.map(\.reason.text)) == ["said P", "refers facility"])
    for batch in [third, second, first] { _ = try office.undo(batch) }
    #expect(try RecordType.allCases.allSatisfy { try office.ids($0).isEmpty })
    #expect(throws: StoreError.self) { try office.undo(first) }
    // Neither an id nor a key is given out twice.
    _ = try office.importProfile("P", Self.place)
    #expect(try office.ids(.facility) == ["test-000003"])
    #expect(try office.isSound())
  }

  @Test func `another partner who tells of a new record stands on its batch`() throws {
    let office = try PartnerOffice()
    let first = try #require(try office.importProfile("P", Self.place).batch)
    let second = try #require(try office.importProfile("Q", Self.place).batch)
    let work = try #require(try work(office, first))
    #expect(work.batches == [second] && work.instances.map(\.reason) == [.said(profile: "Q")])
  }

  @Test func `a record cannot return to a reference that was taken back`() throws {
    let office = try PartnerOffice()
    let first = try #require(
      try office.importExchange(["facilities.csv": "id,name,type\nx-1,One,prison\n"]).batch)
    let other = try office.add(.facility, [("name", "Two"), ("type", "prison"), ("country", "KZ")])
    let visit = try office.add(.visit, [("facility", "x-1"), ("start", "2025")])
    let second = try #require(
      try office.importExchange(["visits.csv": "id,facility\n\(visit),\(other)\n"]).batch)
    #expect(try office.text(.visit, visit, "facility") == other)
    _ = try office.undo(first)
    let work = try #require(try work(office, second))
    #expect(work.instances.map(\.reason) == [.lacks(field: "facility")])
    #expect(work.batches.isEmpty && !work.hasEdits)
  }

  @Test func `answers of the review queue go with their batch`() throws {
    let office = try PartnerOffice()
    _ = try office.importProfile("P", Self.place)
    try office.edit(.facility, "test-000001", "capacity", "12")
    let before = try office.content()
    let second = try #require(
      try office.importProfile("P", ["places.csv": "No,Name,Ru,Capacity,Whole\n1,One,,11,\n"]).batch)
    let undo = try office.undo(second)
    #expect(undo.reviews == 1 && undo.answered == 0 && undo.counts.isEmpty)
    #expect(difference(before, try office.content()) == "")
    // The same question again, under the same number: it was never asked.
    let third = try #require(
      try office.importProfile("P", ["places.csv": "No,Name,Ru,Capacity,Whole\n1,One,,11,\n"]).batch)
    try office.answer(1, .keep)
    #expect(try office.undo(third).answered == 1)
    #expect(difference(before, try office.content()) == "")
  }

  @Test func `an answer that took over what the batch said stands on it`() throws {
    let office = try PartnerOffice()
    _ = try office.importProfile("P", Self.place)
    try office.edit(.facility, "test-000001", "capacity", "12")
    let before = try office.content()
    let second = try #require(
      try office.importProfile("P", ["places.csv": "No,Name,Ru,Capacity,Whole\n1,One,,11,\n"]).batch)
    try office.answer(1, .take)
    let work = try #require(try work(office, second))
    #expect(work.instances.map(\.reason) == [.changed] && work.hasEdits)
    #expect(work.instances[0].transaction.authorship.command == "review answer")
    try office.edit(.facility, "test-000001", "capacity", "12")
    _ = try office.undo(second)
    #expect(difference(before, try office.content()) == "")
  }

  @Test func `a later import by an earlier version did not keep what it replaced`() throws {
    let office = try PartnerOffice()
    let batches = try (0..<2).map { _ in try #require(try office.importProfile("P", Self.place).batch) }
    let queue = try DatabaseQueue(path: office.folder.appendingPathComponent("registry.vigil").path)
    try queue.write { try $0.execute(sql: "UPDATE batch SET keeps_replaced = 0") }
    #expect(throws: StoreError.batchOfEarlierVersion(batches[1])) { try office.undo(batches[1]) }
    _ = try office.undo(batches[0])
  }

  @Test func `a batch of the first version is taken back where nothing is missing`() throws {
    let kept = Workplace.project.appendingPathComponent("Tests/RegistryStoreSQLiteTests/Kept/founding.vigil")
    let copy = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).vigil")
    try FileManager.default.copyItem(at: kept, to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    let store = try SQLiteRegistry.open(at: copy.path)
    _ = try store.write(.now("batch undo 1")) { (try $0.undoBatch(1), true) }
    #expect(try store.read { try $0.check() }.isEmpty)
    #expect(try store.read { try $0.batch(1).undo } != nil)
  }
}

extension LaterWork.Reason {
  fileprivate var text: String {
    switch self {
    case .changed: "changed"
    case .refers(let field): "refers \(field)"
    case .said(let profile): "said \(profile)"
    case .lacks(let field): "lacks \(field)"
    }
  }
}
