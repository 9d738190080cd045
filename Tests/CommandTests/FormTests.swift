import Foundation
import Registry
import RegistryStore
import RegistryVault
import Testing

@testable import RegistryCommands

@Suite struct FormTests {
  /// Place, start, end, body, kind, access, interviews, allegations, summary.
  private static let visit = ["koloniya", "5.3.2026", "", "npm, неправ", "2", "full", "4", "2", ""]

  @Test func `a visit is asked for, and written with its findings in one transaction`() throws {
    let office = try Office()
    let (written, _) = try office.ask(
      .visit, Self.visit + ["health", "serious", "Ночью нет врача", "10", "", "", "", "", "yes"])
    let id = try #require(written?.id)
    #expect(try office.text(.visit, id, "facility") == "test-000001")
    #expect(try office.text(.visit, id, "start") == "2026-03-05")
    #expect(try office.text(.visit, id, "body") == "npm|ngo")
    #expect(try office.text(.visit, id, "kind") == "periodic")
    #expect(try office.text(.visit, id, "allegations") == "test-000003")
    #expect(written?.findings.count == 2)
    let finding = try #require(written?.findings.first)
    #expect(try office.text(.finding, finding, "visit") == id)
    #expect(try office.text(.finding, finding, "text") == "Ночью нет врача")
    #expect(try office.drafts(.visit).isEmpty)
    #expect(try office.store.read { try $0.check() }.isEmpty)
  }

  @Test func `what options give is not asked`() throws {
    let office = try Office()
    let (_, conversation) = try office.ask(
      .visit, given: ["--facility=test-000002", "--start=2026", "--access=refused"], [])
    #expect(conversation.asked == ["End"])
    #expect(
      conversation.settled.prefix(2) == ["Facility: Remand centre, test-000002", "Start: 2026, some day in 2026"])
  }

  @Test(arguments: [
    ("2026-13", "no such month"), ("31.2.2026", "no day of the calendar"), ("soon", "is not a day"), ("", "needed"),
    ("-", "needed"), ("?", "first day of the visit"),
  ])
  func `an answer that does not hold is told, and asked again`(answer: String, part: String) throws {
    let office = try Office()
    let (_, conversation) = try office.ask(.visit, given: ["--facility=test-000002"], [answer, "2026-03-01"])
    #expect(conversation.asked == ["Start", "Start", "End"])
    #expect(conversation.said.contains { $0.contains(part) })
  }

  @Test func `a warning is told once, and Enter keeps the answer`() throws {
    let office = try Office()
    let (_, conversation) = try office.ask(
      .visit, given: ["--facility=test-000002", "--start=2026-03-05"], ["2026-03-01", "", "npm"])
    #expect(conversation.asked == ["End", "End", "Body", "Kind"])
    #expect(conversation.said.contains("Warning: end lies before start."))
    #expect(conversation.settled.contains("End: 2026-03-01, Sunday, 1 March 2026"))
  }

  @Test func `one can go back, and the answer from before is kept by Enter`() throws {
    let office = try Office()
    let (_, conversation) = try office.ask(
      .visit, given: ["--facility=test-000002"], ["2026-03-05", "<", "", "2026-03-06", "<", "<", "<", "x"])
    #expect(conversation.asked == ["Start", "End", "Start", "End", "Body", "End", "Start", "Start", "Start"])
    #expect(conversation.said.contains { $0.hasPrefix("This is the first question.") })
  }

  @Test func `questions follow from answers`() throws {
    let office = try Office()
    let refused = try office.ask(
      .visit, given: ["--facility=test-000002", "--start=2026"], ["", "", "", "refused", "entry", "npm", ""])
    #expect(
      refused.conversation.asked == [
        "End", "Body", "Kind", "Access", "Denied", "Refused to", "Summary", "A finding: theme",
      ])
    let placed = try office.ask(.allegation, given: ["--facility=test-000002"], [""])
    #expect(placed.conversation.asked == ["Incident date", "Reported date"])
    let unplaced = try Office().ask(.allegation, ["", "abai", "", "", "torture"])
    #expect(unplaced.conversation.asked.prefix(2) == ["Facility", "Region"])
    #expect(unplaced.conversation.settled.contains("Region: Abai Region (KZ-10)"))
  }

  @Test func `a name that several places have is not guessed at`() throws {
    let office = try Office()
    try office.add(.facility, ["--name=Колония 55", "--type=prison", "--country=KZ"])
    let (_, conversation) = try office.ask(.visit, given: ["--start=2026"], ["колония", "nowhere", "zhetinshi"])
    #expect(conversation.asked == ["Facility", "Facility", "Facility", "End"])
    #expect(conversation.said.contains { $0.contains("Колония 5 (") && $0.contains("Колония 55 (") })
    #expect(conversation.said.contains { $0.contains("there is no facility nowhere") })
    #expect(conversation.settled.contains { $0.hasPrefix("Facility: Колония 5,") })
  }

  @Test func `a place that is not there yet is added in the middle`() throws {
    let office = try Office()
    // Name, other names, type, region, locality, authority, capacity, more.
    let place = ["Колония № 9", "", "1", "", "", "", "", "", "yes"]
    let (written, _) = try office.ask(
      .visit, ["+"] + place + ["today", "", "", "", "", "", "", "", "", "yes"])
    let id = try #require(written?.id)
    let facility = try #require(try office.text(.visit, id, "facility"))
    #expect(try office.text(.facility, facility, "name") == "Колония № 9")
    #expect(try office.text(.facility, facility, "country") == "KZ")
    #expect(try office.text(.visit, id, "start") == "2026-03-10")
  }

  @Test func `everything is shown before it is written, and can be changed by name`() throws {
    let office = try Office()
    let (written, conversation) = try office.ask(
      .visit, Self.visit + ["", "report sent", "2026-04", "", "change start", "4.3.2026", "team size", "3", "yes"])
    #expect(conversation.settled.contains("Report sent: 2026-04, some day in April 2026"))
    let id = try #require(written?.id)
    #expect(try office.text(.visit, id, "start") == "2026-03-04")
    #expect(try office.text(.visit, id, "report_sent") == "2026-04")
    #expect(try office.text(.visit, id, "team_size") == "3")
  }

  @Test func `a name in another language is a field of its own`() throws {
    let office = try Office()
    let (written, _) = try office.ask(
      .facility, given: ["--name=Colony 7", "--type=prison"],
      ["", "", "", "", "", "name@ru", "Колония 7", "", "yes"])
    let id = try #require(written?.id)
    #expect(
      try office.store.read { try $0.record(.facility, id: id).slots.statement(0) } == [
        "": "Colony 7", "ru": "Колония 7",
      ])
  }

  @Test func `sealed fields are not asked where there is nobody to seal to`() throws {
    let office = try Office()
    let (_, conversation) = try office.ask(
      .allegation, given: ["--facility=test-000001", "--acts=torture"],
      Array(repeating: "", count: 9) + ["narrative", "source contact"])
    let labels = Set(conversation.asked.map { $0.lowercased() })
    #expect(labels.isDisjoint(with: ["narrative", "place text", "source contact", "medical finding", "person"]))
    #expect(conversation.said.filter { $0.hasPrefix("There is no field") }.count == 2)
    #expect(conversation.said.contains { $0.contains("this registry seals for nobody") })
  }

  @Test func `sealed fields are asked last, sealed, and kept in no draft`() throws {
    let office = try Office()
    let identity = Identity()
    try office.store.write(.now("key add")) { session in
      (try session.addRecipient(name: "office", publicKey: identity.recipient.text, signingKey: nil), true)
    }
    let (written, conversation) = try office.ask(
      .allegation, given: ["--facility=test-000001", "--acts=torture"],
      Array(repeating: "", count: 10) + ["yes", "in the old wing", "typical", "", "-"])
    let labels = conversation.asked.suffix(4).map { $0.lowercased() }
    #expect(labels == ["place text", "medical finding", "narrative", "source contact"])
    let id = try #require(written?.id)
    let sealed = try #require(try office.store.read { try $0.sealed(.allegation, id: id) })
    let text = try #require(try VaultSealing([identity]).open(sealed.parts[0].text))
    #expect(String(decoding: text, as: UTF8.self) == #"{"place_text":"in the old wing","medical_finding":"typical"}"#)
    #expect(try office.store.read { try $0.drafts(.allegation) }.isEmpty)
  }

  @Test func `what is probably there already is told before it is written`() throws {
    let office = try Office()
    try office.add(.visit, ["--facility=test-000001", "--start=2026-03-05", "--body=npm"])
    let visit = try office.ask(.visit, Self.visit + ["", ""])
    #expect(visit.conversation.said.contains { $0.contains("is logged already: test-000005") })
    let place = try office.ask(
      .facility, given: ["--name=Kolonija 5".replacing("j", with: "y"), "--type=prison"], ["", "", "", "", "", ""])
    #expect(place.conversation.said.contains { $0.contains("a place of the same name is there already: Колония 5") })
    let allegation = try office.ask(
      .allegation, given: ["--facility=test-000001", "--incident-date=2026-02", "--acts=torture"],
      Array(repeating: "", count: 9))
    #expect(allegation.conversation.said.contains { $0.contains("is recorded already: test-000004") })
  }

  @Test func `findings can be taken back`() throws {
    let office = try Office()
    let (written, conversation) = try office.ask(
      .visit, Self.visit + ["health", "", "", "staff", "<", "staff", "good", "", "-", "", "", "yes"])
    #expect(written?.findings.count == 1)
    #expect(conversation.said.contains("The last finding was taken back."))
  }
}

@Suite struct FindingArgumentTests {
  @Test(arguments: [
    ("theme=health;text=a", ["theme=health", "text=a"]), ("text=a\\;b\\\\c\\d", ["text=a;b\\c\\d"]),
    (" theme=health ; ; ", ["theme=health"]), ("", []), ("text=a\\", ["text=a\\"]),
  ])
  func `a finding is its fields between semicolons`(text: String, parts: [String]) {
    #expect(FindingArguments.parts(text) == parts)
  }

  @Test func `findings are taken out of the options`() throws {
    var arguments = ["--start", "2026", "--finding", "theme=health", "--summary", "--finding", "--finding=theme=staff"]
    #expect(try FindingArguments.taken(from: &arguments).count == 2)
    #expect(arguments == ["--start", "2026", "--summary", "--finding"])
  }

  @Test(arguments: [["--finding"], ["--finding", "health"], ["--finding", "visit=x"], ["--finding", "colour=red"]])
  func `what is no finding is refused`(arguments: [String]) {
    var arguments = arguments
    #expect(throws: CommandFailure.self) { try FindingArguments.taken(from: &arguments) }
  }
}

@Suite struct FormPlanTests {
  @Test(arguments: [RecordType.facility, .visit, .allegation, .finding])
  func `all required fields are asked of everybody, and only what can be kept`(type: RecordType) {
    let plan = FormPlan(FieldSlots(type))
    for (position, field) in Catalogue.of(type).fields.enumerated() where field.isRequired {
      #expect(plan.contains(FormField(type, position)))
    }
    var settled: Set<FormStep> = []
    while let step = plan.next(after: settled) {
      if case .field(let field) = step { #expect(field.isAsked) }
      settled.insert(step)
    }
    #expect(settled.count >= 5)
  }
}
