import Foundation
import Registry
import RegistryImport
import RegistryStore
import RegistryStoreSQLite
import Testing

@Suite struct DraftTableTests {
  private static let authorship = Authorship(author: "me", time: "2026-03-01T00:00:00Z", command: "test")

  private func registry(_ body: (SQLiteRegistry) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).vigil")
    let kept = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Kept/founding.vigil")
    try FileManager.default.copyItem(at: kept, to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(try SQLiteRegistry.open(at: file.path))
  }

  private func draft(_ time: String, _ content: String) -> Draft {
    Draft(type: .visit, author: "me", time: time, content: content)
  }

  @Test func `a draft is kept, kept again in its place, and dropped`() throws {
    try registry { registry in
      var draft = draft("2026-03-01T00:00:00Z", "{}")
      draft.key = try registry.keepDraft(draft)
      draft.content = #"{"start":"2026"}"#
      #expect(try registry.keepDraft(draft) == draft.key)
      #expect(try registry.read { try $0.drafts(.visit) } == [draft])
      #expect(try registry.read { try $0.drafts(.facility) }.isEmpty)
      try registry.dropDraft(try #require(draft.key))
      #expect(try registry.read { try $0.drafts(.visit) }.isEmpty)
    }
  }

  @Test func `the latest comes first`() throws {
    try registry { registry in
      for time in ["2026-03-01T00:00:00Z", "2026-03-03T00:00:00Z", "2026-03-02T00:00:00Z"] {
        _ = try registry.keepDraft(draft(time, "{}"))
      }
      #expect(
        try registry.read { try $0.drafts(.visit).map(\.time) }.map { $0.prefix(10).suffix(1) } == [
          "3", "2", "1",
        ])
    }
  }

  @Test func `a draft goes with the write, or stays with it`() throws {
    try registry { registry in
      let key = try registry.keepDraft(draft("2026-03-01T00:00:00Z", "{}"))
      for isKept in [false, true] {
        try registry.write(Self.authorship) { session in
          try session.dropDraft(key)
          return ((), isKept)
        }
        #expect(try registry.read { try $0.drafts(.visit) }.isEmpty == isKept)
      }
    }
  }

  @Test func `a draft that two terminals took up is written by one of them`() throws {
    try registry { registry in
      var taken = draft("2026-03-01T00:00:00Z", "{}")
      taken.key = try registry.keepDraft(taken)
      let key = try #require(taken.key)
      try registry.write(Self.authorship) { session in
        try session.dropDraft(key)
        return ((), true)
      }
      // The other one goes on with its answers, which does not bring the draft back, and cannot write them.
      _ = try registry.keepDraft(taken)
      #expect(try registry.read { try $0.drafts(.visit) }.isEmpty)
      #expect(throws: StoreError.noSuchDraft) {
        try registry.write(Self.authorship) { session in
          try session.dropDraft(key)
          return ((), true)
        }
      }
    }
  }

  @Test func `a draft that is no JSON is refused`() throws {
    try registry { registry in
      #expect(throws: StoreError.self) { try registry.keepDraft(draft("2026-03-01T00:00:00Z", "start: 2026")) }
    }
  }

  @Test func `the records of a place come latest first, and only so many`() throws {
    try registry { registry in
      for day in ["2019", "2031-02-01", "2030"] {
        try registry.write(Self.authorship) { session in
          var visit = FieldSlots(.visit)
          let fields = Catalogue.of(.visit)
          visit.set(try #require(fields.position(of: "facility")), to: "place-1")
          visit.set(try #require(fields.position(of: "start")), to: day)
          _ = try session.add(visit)
          return ((), true)
        }
      }
      let days = try registry.read { try $0.records(.visit, at: "place-1", limit: 2).map { $0.slots.text("start") } }
      #expect(days == ["2031-02-01", "2030"])
      #expect(try registry.read { try $0.records(.visit, at: "nowhere", limit: 2) }.isEmpty)
      #expect(try registry.read { try $0.records(.facility, at: "place-1", limit: 2) }.isEmpty)
    }
  }
}
