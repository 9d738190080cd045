import Foundation
import Registry
import RegistryStore
import Testing

@testable import RegistryCommands

@Suite struct DraftTests {
  @Test func `who leaves can go on later, with everything that was answered`() throws {
    let office = try Office()
    let left = try office.ask(.visit, ["koloniya", "5.3.2026", "", "npm"])
    #expect(left.written == nil)
    #expect(left.conversation.said.last == "Not written yet. `vigil visit test --resume` takes it up again.")
    let again = try office.ask(.visit, ["yes", "2", "full", "", "", "", "health", "", "", "", "later"])
    #expect(again.conversation.asked.prefix(2) == ["Take it up", "Kind"])
    #expect(try office.drafts(.visit).count == 1)
    let resumed = try office.ask(.visit, resumes: true, ["", "yes"])
    #expect(resumed.conversation.asked == ["More fields", "Write this"])
    let id = try #require(resumed.written?.id)
    #expect(try office.text(.visit, id, "body") == "npm")
    #expect(resumed.written?.findings.count == 1)
    #expect(try office.drafts(.visit).isEmpty)
  }

  @Test func `a draft is left alone or forgotten, as one says`() throws {
    let office = try Office()
    _ = try office.ask(.visit, ["koloniya"])
    _ = try office.ask(.visit, ["no"])
    #expect(try office.drafts(.visit).count == 1)
    _ = try office.ask(.visit, ["discard"])
    #expect(try office.drafts(.visit).isEmpty)
    _ = try office.ask(.visit, ["koloniya", "2026", "", "", "", "", "", "", "", "", "", "discard"])
    #expect(try office.drafts(.visit).isEmpty)
    #expect(try office.store.read { try $0.count(.visit) } == 0)
  }

  @Test func `nothing answered leaves nothing`() throws {
    let office = try Office()
    let (_, conversation) = try office.ask(.facility, [])
    #expect(conversation.said.last == "Nothing was written.")
    #expect(try office.drafts(.facility).isEmpty)
  }

  @Test func `drafts are no part of the history`() throws {
    let office = try Office()
    let before = try office.store.read { try $0.check() }
    _ = try office.ask(.visit, ["koloniya", "2026"])
    #expect(try office.store.read { try $0.check() } == before)
    #expect(try office.store.read { try $0.count(.visit) } == 0)
  }

  @Test(arguments: [
    "{}", "", "nonsense", "{\"start\":\"never\"}", "{\"finding 99999999 theme\":\"health\"}", "{\"narrative\":\"x\"}",
  ])
  func `what does not hold any more is asked again`(content: String) throws {
    let office = try Office()
    let reader = try FormKnowledge(office.store, today: .first).reader()
    let answers = FormAnswers(.visit, draftText: content, reader)
    #expect(answers.record.isEmpty && answers.findings.isEmpty)
  }

  @Test func `a draft comes back as it was`() throws {
    let office = try Office()
    let reader = try FormKnowledge(office.store, today: .first).reader()
    var answers = FormAnswers(.visit)
    for (name, text) in [
      ("facility", "test-000001"), ("end", ""), ("body", "npm|ngo"), ("summary", "“a”\n\\b|c"), ("summary@ru", "ё"),
    ] {
      answers.record.answer(try #require(FormField(.visit, named: name)), Array(text.utf8))
    }
    var finding = FieldSlots(.finding)
    finding.answer(try #require(FormField(.finding, named: "theme")), Array("health".utf8))
    answers.findings = [finding]
    let back = FormAnswers(.visit, draftText: answers.draftText, reader)
    #expect(back.draftText == answers.draftText)
    #expect(back.record.saysTheSame(as: answers.record))
    let end = try #require(FormField(.visit, named: "end"))
    #expect(back.record.isAnswered(end))
  }
}

@Suite struct ExistingRecordTests {
  @Test func `a record that is there is shown first, and changed by name`() throws {
    let office = try Office()
    let knowledge = try FormKnowledge(office.store, today: .first)
    let record = try office.store.read { try $0.record(.facility, id: "test-000001") }
    var answers = FormAnswers(.facility)
    answers.record = record.slots
    let conversation = ScriptedConversation(["capacity", "300", "locality", "-", "yes"])
    let form = Form(answers, knowledge, conversation, existing: record, keep: { _ in }, addPlace: { _ in nil })
    #expect(try form.run() == .write)
    #expect(conversation.asked == ["Change", "Capacity", "Write this", "Locality", "Write this"])
    #expect(form.answers.record.text("capacity") == "300" && form.answers.record.text("locality") == nil)
    #expect(!conversation.said.contains { $0.contains("Warning") })
  }
}
