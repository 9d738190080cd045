import Registry
import RegistryStore
import Testing

@testable import RegistryCommands

@Suite struct EditFormTests {
  @Test func `a place is found by a name, and old and new are shown before they are written`() throws {
    let office = try Office()
    let (revision, conversation) = try office.edit(
      .facility, "", ["koloniya", "capacity", "many", "300", "change locality", "-", "yes"])
    #expect(
      conversation.asked == ["Facility", "Change", "Capacity", "Capacity", "Write this", "Locality", "Write this"])
    #expect(conversation.settled.contains("Capacity: (empty) -> 300"))
    #expect(conversation.settled.contains("Locality: Нигде -> (empty)"))
    #expect(revision?.changes.count == 2)
    #expect(try office.text(.facility, "test-000001", "capacity") == "300")
    #expect(try office.text(.facility, "test-000001", "name") == "Колония 5")
    #expect(try office.drafts(.facility).isEmpty)
  }

  @Test func `a visit is chosen from those of its place`() throws {
    let office = try Office()
    try office.add(.visit, ["--facility=test-000001", "--start=2026-01-05", "--body=npm"])
    try office.add(.visit, ["--facility=test-000001", "--start=2026-02-05"])
    let (revision, conversation) = try office.edit(.visit, "koloniya", ["2", "access", "partial", "", "", "yes"])
    // What follows from an answer is asked too.
    #expect(
      conversation.asked == ["Visit", "Change", "Access", "Denied", "Refused to", "Write this"])
    #expect(revision?.id == "test-000005")
    #expect(try office.text(.visit, "test-000005", "access") == "partial")
  }

  @Test func `nothing changed writes nothing`() throws {
    let office = try Office()
    let versions = { try office.store.read { try $0.history(.facility, id: "test-000001").versions.count } }
    let before = try versions()
    for answers in [["yes", "discard"], ["name", "", "discard"], ["capacity", "3", "capacity", "-", "discard"], []] {
      let (revision, _) = try office.edit(.facility, "test-000001", answers)
      #expect(revision == nil)
    }
    #expect(try versions() == before)
    #expect(try office.drafts(.facility).isEmpty)
  }

  @Test func `who leaves can go on later, and is told what others changed meanwhile`() throws {
    let office = try Office()
    let left = try office.edit(.facility, "test-000001", ["capacity", "300", "later"])
    #expect(left.conversation.said.last == "Not written yet. `vigil facility edit --resume` takes it up again.")
    #expect(try office.drafts(.facility).count == 1)
    // It is no new place.
    let new = try office.ask(.facility, [])
    #expect(new.conversation.asked == ["Name"])
    _ = try office.store.write(.now("test")) { session in
      (
        try RecordRevision.make(session, .facility, id: "test-000001") {
          $0.answer(try field("authority"), Array("moj".utf8))
        }, true
      )
    }
    let again = try office.edit(.facility, "", resumes: true, ["yes"])
    #expect(again.conversation.said.contains { $0.hasPrefix("Meanwhile this record was changed") })
    #expect(again.conversation.settled.contains { $0.hasPrefix("Authority: (empty) -> ") })
    #expect(again.revision?.changes.map(\.to) == ["300"])
    #expect(try office.text(.facility, "test-000001", "authority") == "moj")
    #expect(try office.drafts(.facility).isEmpty)
  }

  @Test func `what others write while one decides is not written over unseen`() throws {
    let office = try Office()
    let conversation = ScriptedConversation(["capacity", "300", "yes", "yes"])
    var isDone = false
    conversation.meanwhile = { label in
      guard label == "Write this", !isDone else { return }
      isDone = true
      _ = try office.store.write(.now("test")) { session in
        (
          try RecordRevision.make(session, .facility, id: "test-000001") {
            $0.answer(try field("capacity"), Array("250".utf8))
          }, true
        )
      }
    }
    let session = EditSession(type: .facility, knowledge: try office.knowledge(), conversation: conversation)
    let revision = try #require(try session.run("test-000001", resumes: false))
    #expect(conversation.said.contains { $0.hasPrefix("Meanwhile this record was changed") })
    #expect(conversation.settled.suffix(1) == ["Capacity: 250 -> 300"])
    #expect(revision.changes.map(\.from) == ["250"])
  }

  private func field(_ name: String) throws -> FormField { try #require(FormField(.facility, named: name)) }

  @Test func `what would be refused is said before it is written`() throws {
    let office = try Office()
    try office.add(.facility, ["--name=Third", "--type=prison", "--country=KZ", "--replaces=test-000001"])
    let (revision, conversation) = try office.edit(
      .facility, "test-000001", ["replaces", "test-000005", "yes", "discard"])
    #expect(revision == nil)
    #expect(conversation.said.filter { $0.contains("cycle of replaces") }.count == 2)
  }

  @Test func `a change comes back from its draft as it was`() throws {
    let office = try Office()
    let record = try office.store.read { try $0.record(.facility, id: "test-000001").slots }
    var edit = RecordEdit(id: "test-000001", record)
    edit.after.answer(try #require(FormField(.facility, named: "name@ru")), Array("Пять".utf8))
    edit.after.answer(try field("locality"), [])
    let back = try #require(RecordEdit(.facility, draftText: edit.draftText, try office.knowledge().reader()))
    #expect(back.id == edit.id && back.changes == edit.changes && back.changes.count == 2)
    #expect(RecordEdit(.facility, draftText: "{\"name\":\"x\"}", try office.knowledge().reader()) == nil)
  }
}

@Suite struct CloseAndLinkFormTests {
  @Test func `a place is closed after a look at what that means`() throws {
    let office = try Office()
    try office.add(.visit, ["--facility=test-000001", "--start=2026-02-05"])
    let conversation = ScriptedConversation(["koloniya", "", "31.1.2026", "<", "2026-01", "remand", "yes"])
    let form = CloseForm(knowledge: try office.knowledge(), conversation: conversation)
    let closing = try #require(try form.ask("", on: nil, replacedBy: nil))
    #expect(
      conversation.asked == ["Facility", "Closed", "Closed", "Replaced by", "Closed", "Replaced by", "Write this"])
    #expect(closing.id == "test-000001" && closing.on == "2026-01" && closing.replacedBy == "test-000002")
    #expect(conversation.said.contains { $0.contains("began after it closed, such as visit/test-000005") })
    #expect(conversation.settled.contains { $0.hasPrefix("Replaces: (empty) -> ") })
    // It was only tried.
    #expect(try office.text(.facility, "test-000001", "closed") == nil)
  }

  @Test func `only what is missing is asked, and no leaves everything as it is`() throws {
    let office = try Office()
    let conversation = ScriptedConversation(["", "discard"])
    let form = CloseForm(knowledge: try office.knowledge(), conversation: conversation)
    #expect(try form.ask("test-000002", on: "2026-01", replacedBy: nil) == nil)
    #expect(conversation.asked == ["Replaced by", "Write this"])
  }

  @Test func `allegations are linked to a visit of their place`() throws {
    let office = try Office()
    try office.add(.visit, ["--facility=test-000001", "--start=2026-02-05"])
    let conversation = ScriptedConversation(["koloniya", "1,2", "visit", "1", "yes"])
    let form = LinkForm(knowledge: try office.knowledge(), conversation: conversation)
    let linking = try #require(try form.ask(AllegationLinking(ids: [], removes: false)))
    #expect(conversation.asked == ["Allegation", "Allegations", "Link to a", "Visit", "Write this"])
    #expect(linking.ids == ["test-000004", "test-000003"] && linking.visit == "test-000005")
  }

  @Test func `an allegation without a place is found, and linked to one`() throws {
    let office = try Office()
    try office.add(.allegation, ["--region=KZ-10", "--incident-date=2025", "--acts=torture"])
    let conversation = ScriptedConversation(["", "1", "<", "", "1", "place", "remand", "yes"])
    let form = LinkForm(knowledge: try office.knowledge(), conversation: conversation)
    let linking = try #require(try form.ask(AllegationLinking(ids: [], removes: false)))
    #expect(linking.ids == ["test-000005"] && linking.facility == "test-000002")
  }

  @Test func `a finding is added to a visit that is found by its place`() throws {
    let office = try Office()
    try office.add(.visit, ["--facility=test-000001", "--start=2026-02-05"])
    let (written, conversation) = try office.ask(
      .finding, ["koloniya", "1", "health", "serious", "No doctor", "", "yes"])
    #expect(
      conversation.asked == ["Visit", "Visit", "Theme", "Assessment", "Text", "More fields", "Write this"])
    #expect(try office.text(.finding, try #require(written?.id), "visit") == "test-000005")
  }

  @Test func `where there is nothing to choose from, it is said how to begin`() throws {
    let office = try Office()
    #expect(throws: CommandFailure.self) { try office.ask(.finding, ["koloniya"]) }
  }
}
