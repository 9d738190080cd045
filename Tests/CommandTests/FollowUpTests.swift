import Foundation
import Registry
import RegistryStore
import Testing

@testable import RegistryCommands

/// What was asked of whom, and how far it was carried out.
@Suite struct FollowUpTests {
  private static let follow = [
    "follow-up", "add", "--kind", "recommendation", "--issued-by", "Monitors", "--addressee", "Ministry", "--text",
    "Have a nurse at night",
  ]

  /// A place, a visit to it with a finding, and an allegation: ids 1 to 4.
  private func prepared() throws -> Workplace {
    let work = try Workplace()
    try work.initialise()
    try work.vigil("facility", "add", "--name", "Colony", "--type", "prison")
    try work.vigil("visit", "log", "--facility", "test-000001", "--start", "2025-05", "--finding", "theme=health")
    try work.vigil("allegation", "record", "--facility", "test-000001", "--acts", "threats")
    return work
  }

  private func run(_ work: borrowing Workplace, _ arguments: [String], _ more: [String] = []) throws -> VigilRun {
    try work.run(arguments + more)
  }

  @Test func `both are added, listed, shown and edited`() throws {
    let work = try prepared()
    let made = try run(
      work, Self.follow,
      [
        "--origin-kind", "visit", "--origin", "visit/test-000002", "--issued", "2025-06", "--theme", "health",
        "--text@ru", "Нужна медсестра",
      ])
    #expect(made.output == "test-000005\n", "\(made.errors)")
    let judged = try work.vigil(
      "follow-up", "assess", "test-000005", "--date", "2026-06", "--status=under-way", "--wording", "a=b")
    #expect(judged.output == "test-000006\n", "\(judged.errors)")
    #expect(try work.vigil("follow-up", "show", "test-000005").output.contains("origin       test-000002\n"))
    #expect(try work.vigil("assessment", "list").output == "test-000006  test-000005  2026-06  under-way  –\n")
    let edited = try work.vigil("assessment", "edit", "test-000006", "--status", "implemented")
    #expect(edited.errors == "assessment/test-000006: status: under-way -> implemented\n")
    let json = try work.vigil("assessment", "show", "test-000006", "--format", "json").output
    #expect(json.contains("\"wording\": \"a=b\"") && json.contains("\"status\": \"implemented\""))
    #expect(try work.vigil("history", "assessment/test-000006").output.contains("under-way"))
    #expect(try work.vigil("check").status == 0)
    #expect(try work.vigil("journal", "verify").status == 0)
  }

  @Test func `what it came out of must be there`() throws {
    let work = try prepared()
    let wrong = try run(work, Self.follow, ["--origin-kind", "allegation", "--origin", "test-000002"])
    #expect(wrong.status == 1 && wrong.errors.contains("there is no allegation test-000002"), "\(wrong.errors)")
    let document = try run(work, Self.follow, ["--origin-kind", "document", "--origin", "Resolution 1"])
    #expect(document.status == 0, "\(document.errors)")
    // A file is read as it is; `check` says what leads nowhere.
    try work.write(
      "id,kind,issued_by,addressee,text,origin_kind,origin\nf,request,We,They,Do,visit,nowhere\n",
      to: "in/follow-ups.csv")
    #expect(try work.vigil("import", "in").status == 0)
    let check = try work.vigil("check")
    #expect(check.status == 1 && check.output.contains("follow-up/f: origin is the id of no visit"), "\(check.output)")
  }

  @Test(arguments: ["part_of", "repeats"]) func `none comes back to itself`(field: String) throws {
    let work = try prepared()
    for _ in 0..<2 { #expect(try run(work, Self.follow).status == 0) }
    let option = FieldArguments.option(field)
    #expect(try work.vigil("follow-up", "edit", "test-000005", option, "test-000006").status == 0)
    let cycle = try work.vigil("follow-up", "edit", "test-000006", option, "test-000005")
    #expect(cycle.status == 1 && cycle.errors.contains("would stand in a cycle of \(field)"), "\(cycle.errors)")
    try work.write("id,\(field)\ntest-000006,test-000005\n", to: "in/follow-ups.csv")
    #expect(try work.vigil("import", "in").status == 0)
    #expect(try work.vigil("check").output.contains("follow-up/test-000006: stands in a cycle of \(field)"))
  }

  static let followUps = """
    id,kind,origin_kind,origin,reference,section,part_of,repeats,similar_to,position,issued_by,addressee,issued,due,responded,theme,text,text@kk,text@ru,person,identifiers,source,notes\r
    a,decision-item,document,Resolution 1,7 (b),2,,,b|c,noted,We,They,2019-03-14,2020,2019-05/2019-06,health,"One, two","Бір, екі",Раз,,x:1,Book,N\r
    b,complaint,visit,v,,,a,,,,We,They,,,,,Two,,,,,,\r
    c,appeal,,,,,,b,a,,We,They,,,,,=Three,,,,,,\r

    """

  static let assessments = """
    id,follow_up,date,status,letter,wording,wording@ru,evidence,response,counts_as_compliance,assessed_by,identifiers,source,notes\r
    j,a,2020-02,partially-implemented,B,"said ""so"", yes",так,seen,claims,no,We,y:1,Book,N\r
    k,c,2021,no-information,,,,,,unknown,,,,\r

    """

  private func filled() throws -> Workplace {
    let work = try Workplace()
    try work.initialise()
    try work.write("id,name,type\np,Colony,prison\n", to: "in/facilities.csv")
    try work.write("id,facility,start\nv,p,2019\n", to: "in/visits.csv")
    try work.write(Self.followUps, to: "in/follow-ups.csv")
    try work.write(Self.assessments, to: "in/assessments.csv")
    let run = try work.vigil("import", "in")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    return work
  }

  @Test func `they come back byte for byte, as CSV and as XML`() throws {
    let work = try filled()
    try work.exchange(to: "one")
    func text(_ name: String) throws -> String { try String(contentsOfFile: work.path("one/\(name)"), encoding: .utf8) }
    #expect(try text("follow-ups.csv") == Self.followUps.replacing("=Three", with: "'=Three"))
    #expect(try text("assessments.csv") == Self.assessments)
  }

  @Test func `a batch of them is taken back`() throws {
    let work = try filled()
    try work.write("id,issued,similar_to\na,2018,\n", to: "more/follow-ups.csv")
    try work.write("id,follow_up,date,status\nl,b,2022,rejected\n", to: "more/assessments.csv")
    try work.vigil("export", "--for", "internal", "--format", "csv", "--output", "before")
    #expect(try work.vigil("import", "more").status == 0)
    let undo = try work.vigil("batch", "undo", "2")
    #expect(undo.output.contains("follow-up: 0 removed, 1 restored"), "\(undo.output)\(undo.errors)")
    #expect(undo.output.contains("assessment: 1 removed, 0 restored"))
    try work.vigil("export", "--for", "internal", "--format", "csv", "--output", "after")
    #expect(try work.run([], shell: "diff -r before after").status == 0)
    #expect(try work.vigil("check").status == 0)
    #expect(try work.vigil("journal", "verify").status == 0)
    #expect(try work.vigil("batch", "undo", "1").status == 0)
    #expect(try work.vigil("follow-up", "list").output.isEmpty)
  }

  @Test func `a profile makes them`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      """
      name: Tracker
      publisher: Invented committee
      scheme: tr
      defaults: {issued_by: Committee}
      sources: [{name: t, format: csv}]
      make:
      - follow-up:
          rows: t
          key: "{No}"
          kind: recommendation
          addressee: {from: To}
          text: {from: What}
          repeats: {key: "{Again}"}
      - assessment:
          rows: t
          key: "{No}"
          follow_up: {key: "{No}"}
          date: {from: Day}
          status: {from: Done, codes: {yes: implemented, no: not-implemented}}
      """, to: "tracker.yaml")
    try work.write("No,To,What,Again,Day,Done\n2,They,Do,1,2024,no\n1,They,Do,,2023,yes\n", to: "t.csv")
    let run = try work.vigil("import", "t.csv", "--profile", "tracker.yaml", "--format", "json")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let counts = try ImportCounts(run)
    #expect(counts.records == ["follow-up": .init(2, 0, 0, 0), "assessment": .init(2, 0, 0, 0)])
    let list = try work.vigil("follow-up", "list", "--format", "json").output
    #expect(list.contains("\"repeats\":\"test-"))
    #expect(try work.vigil("check").status == 0)
  }

  @Test func `what came out of an allegation is told as little as that is`() throws {
    let work = try prepared()
    #expect(try run(work, Self.follow, ["--origin-kind", "visit", "--origin", "test-000002"]).status == 0)
    #expect(
      try run(
        work, Self.follow,
        ["--origin-kind", "allegation", "--origin", "test-000004", "--text", "SECRET"]
      ).status == 64)
    let complaint = [
      "follow-up", "add", "--kind", "complaint", "--issued-by", "We", "--addressee", "They", "--text", "SECRET",
      "--origin-kind", "allegation", "--origin", "test-000004", "--similar-to", "test-000005",
    ]
    #expect(try run(work, complaint).output == "test-000006\n")
    #expect(try work.vigil("follow-up", "edit", "test-000005", "--similar-to", "test-000006").status == 0)
    for id in ["test-000005", "test-000006"] {
      #expect(try work.vigil("follow-up", "assess", id, "--date", "2026", "--status", "rejected").status == 0)
    }
    let export = try work.vigil(
      "export", "--for", "un", "--format", "csv", "--output", "un", "--redactions", "log.json")
    #expect(export.status == 0, "\(export.errors)")
    let told = try String(contentsOfFile: work.path("un/follow-ups.csv"), encoding: .utf8)
    #expect(told.contains("test-000005,") && !told.contains("SECRET") && !told.contains("test-000006"))
    let judged = try String(contentsOfFile: work.path("un/assessments.csv"), encoding: .utf8)
    #expect(judged.contains(",test-000005,") && !judged.contains("test-000006"))
    let log = try String(contentsOfFile: work.path("log.json"), encoding: .utf8)
    #expect(log.contains("tells-of-withheld") && log.contains("follow-ups.similar_to"))
    #expect(
      try work.vigil("allegation", "edit", "test-000004", "--consent", "named", "--consent-for", "un").status == 0)
    #expect(try work.vigil("export", "--for", "un", "--format", "xml", "--output", "un.xml").status == 0)
    #expect(try String(contentsOfFile: work.path("un.xml"), encoding: .utf8).contains("SECRET"))
  }

  @Test func `a form asks for what follows from the answers`() throws {
    let office = try Office()
    let (written, first) = try office.ask(
      .followUp,
      [
        "complaint", "allegation", "test-000009", "test-000003", "Monitors", "Prosecutor", "2026-02-01", "", "", "Look",
        "", "yes",
      ])
    #expect(first.asked.prefix(5) == ["Kind", "Origin kind", "Origin", "Origin", "Issued by"])
    #expect(!first.asked.contains("Reference") && !first.asked.contains("Person"))
    let id = try #require(written?.id)
    #expect(try office.text(.followUp, id, "origin") == "test-000003")
    let (judged, second) = try office.ask(
      .assessment, ["1", "2026-03", "under way", "", "", "", "Monitors", "", "yes"])
    #expect(second.asked.first == "Follow up")
    let assessment = try #require(judged?.id)
    #expect(try office.text(.assessment, assessment, "follow_up") == id)
    #expect(try office.text(.assessment, assessment, "status") == "under-way")
    // Nothing of them stands at a place: the record is chosen from all.
    let (revision, _) = try office.edit(.assessment, "", ["1", "status", "rejected", "yes"])
    #expect(revision?.id == assessment)
    #expect(try office.text(.assessment, assessment, "status") == "rejected")
  }
}
