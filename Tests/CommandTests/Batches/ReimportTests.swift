import Foundation
import Registry
import RegistryStore
import RegistryStoreSQLite
import Testing

@testable import RegistryCommands

/// What a partner's next file changes: what this partner changed, and nothing else.
@Suite struct ReimportTests {
  private static let id = "test-000001"

  private func counts(_ office: PartnerOffice, _ profile: String, _ rows: String...) throws -> RecordCounts {
    let lines = ["No,Name,Ru,Capacity,Whole"] + rows
    let result = try office.importProfile(profile, ["places.csv": lines.map { $0 + "\n" }.joined()])
    #expect(try office.isSound())
    return try #require(result.counts.first { $0.type == .facility }).counts
  }

  private func expected(
    new: Int = 0, changed: Int = 0, same: Int = 0, gone: Int = 0, review: Int = 0
  ) -> RecordCounts {
    var counts = RecordCounts()
    (counts.new, counts.changed, counts.same, counts.gone, counts.review) = (new, changed, same, gone, review)
    return counts
  }

  @Test func `the same file twice adds a batch and nothing else`() throws {
    let office = try PartnerOffice()
    // Also where its rows disagree about one place.
    let rows = ["1,One,Один,10,", "1,Uno,,11,", "2,Two,,,1"]
    #expect(try counts(office, "P", rows[0], rows[1], rows[2]) == expected(new: 2))
    let before = try office.content()
    #expect(try counts(office, "P", rows[0], rows[1], rows[2]) == expected(same: 2))
    #expect(difference(before, try office.content()) == "")
    #expect(try office.store.read { try $0.batches().map(\.number) } == [1, 2])
  }

  @Test func `only what the source changed is applied`() throws {
    let office = try PartnerOffice()
    #expect(try counts(office, "P", "1,One,Один,10,") == expected(new: 1))
    try office.edit(.facility, Self.id, "locality", "Nowhere")
    try office.edit(.facility, Self.id, "capacity", "12")
    #expect(try counts(office, "P", "1,Uno,Один,10,") == expected(changed: 1))
    #expect(try office.text(.facility, Self.id, "name") == "Uno")
    #expect(try office.text(.facility, Self.id, "capacity") == "12")
    #expect(try office.text(.facility, Self.id, "locality") == "Nowhere")
    #expect(try office.reviews().isEmpty)
  }

  @Test func `what both sides changed is put up, and asked again only when the source changes it again`() throws {
    let office = try PartnerOffice()
    _ = try counts(office, "P", "1,One,,10,")
    try office.edit(.facility, Self.id, "capacity", "12")
    #expect(try counts(office, "P", "1,One,,11,") == expected(changed: 1, review: 1))
    let entry = try #require(try office.reviews().first)
    #expect(entry.fieldName == "capacity" && entry.field.from == "12" && entry.field.to == "11")
    #expect(try counts(office, "P", "1,One,,11,") == expected(same: 1))
    try office.answer(entry.number, .keep)
    #expect(try counts(office, "P", "1,One,,11,") == expected(same: 1))
    #expect(try counts(office, "P", "1,Uno,,11,") == expected(changed: 1))
    #expect(try office.reviews().isEmpty)
    #expect(try counts(office, "P", "1,Uno,,13,") == expected(changed: 1, review: 1))
    #expect(try office.reviews().map(\.field.to) == ["13"])
    // The source comes round to what is here.
    #expect(try counts(office, "P", "1,Uno,,12,") == expected(changed: 1))
    #expect(try office.reviews().isEmpty)
    #expect(throws: StoreError.self) { try office.store.read { try $0.review(entry.number) } }
  }

  @Test func `what was taken follows the source from then on`() throws {
    let office = try PartnerOffice()
    _ = try counts(office, "P", "1,One,,10,")
    try office.edit(.facility, Self.id, "capacity", "12")
    _ = try counts(office, "P", "1,One,,11,")
    try office.answer(try #require(try office.reviews().first).number, .take)
    #expect(try office.text(.facility, Self.id, "capacity") == "11")
    #expect(try counts(office, "P", "1,One,,14,") == expected(changed: 1))
    #expect(try office.text(.facility, Self.id, "capacity") == "14")
  }

  @Test func `an emptied field clears only what this source had set`() throws {
    let office = try PartnerOffice()
    _ = try counts(office, "P", "1,One,Один,10,")
    #expect(try counts(office, "Q", "1,One,,,") == expected(same: 1))
    #expect(try office.text(.facility, Self.id, "capacity") == "10")
    #expect(try counts(office, "P", "1,One,,,") == expected(changed: 1))
    #expect(try office.text(.facility, Self.id, "capacity") == nil)
    #expect(try office.store.read { try $0.record(.facility, id: Self.id).slots.variants.isEmpty })
    try office.edit(.facility, Self.id, "capacity", "12")
    _ = try counts(office, "P", "1,One,,11,")
    #expect(try counts(office, "P", "1,One,,,") == expected(changed: 1, review: 1))
    #expect(try office.text(.facility, Self.id, "capacity") == "12")
  }

  @Test func `two partners who name one place differently do not flip it`() throws {
    let office = try PartnerOffice()
    #expect(try counts(office, "P", "1,One,,10,") == expected(new: 1))
    #expect(try counts(office, "Q", "1,Two,,10,") == expected(same: 1, review: 1))
    for _ in 0..<2 {
      for (profile, name) in [("P", "One"), ("Q", "Two")] {
        #expect(try counts(office, profile, "1,\(name),,10,") == expected(same: 1))
        #expect(try office.text(.facility, Self.id, "name") == "One")
      }
    }
    #expect(try office.ids(.facility) == [Self.id])
    // The name is asked about once; that both tell of the place is no question.
    #expect(try office.reviews().map(\.fieldName) == ["name"])
    #expect(try office.text(.facility, Self.id, "source") == "Partner P")
  }

  @Test func `what is gone is counted each time and kept, and is not new when it returns`() throws {
    let office = try PartnerOffice()
    let both = ["1,One,,10,", "2,Two,,20,"]
    _ = try counts(office, "P", both[0], both[1])
    for _ in 0..<2 { #expect(try counts(office, "P", both[0]) == expected(same: 1, gone: 1)) }
    #expect(try office.ids(.facility).count == 2)
    #expect(try counts(office, "P", both[0], both[1]) == expected(same: 2))
    _ = try counts(office, "P", both[0])
    #expect(try counts(office, "P", both[0], "2,Two,,21,") == expected(changed: 1, same: 1))
    #expect(try office.text(.facility, "test-000002", "capacity") == "21")
  }
}
