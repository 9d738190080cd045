import Foundation
import Registry
import RegistryStore
import RegistryVault
import Testing

@testable import RegistryCommands

/// Persons, where they were held, reprisals, figures and engagements.
@Suite struct CasesTests {
  static let files = [
    "persons": """
    id,sex,minor,nationality,consent,consent_for,consent_given_by,consent_date,consent_withdrawn,identifiers,source,notes\r
    c1,female,no,KZ,named,un|npm|public,self,2025,,x:1,Group,N\r
    c2,,unknown,,anonymous,un|npm|public,,,,,,\r
    c3,,,,,,,,,,,\r

    """,
    "custody": """
    id,person,facility,from,until,status,ground,identifiers,source,notes\r
    s1,c1,p,2024-05,2025-02-01,detained,,y:1,Group,N\r
    s2,c1,,2025-02-01,,conditional,parole,,,\r
    s3,c2,p,2024,,detained,,,,\r

    """,
    "reprisals": """
    id,target,form,date,facility,visit,allegation,person,cooperated_with,status,identifiers,source,notes\r
    r1,complainant,prosecution-for-false-report,2025-03,p,v,a1,c1,npm,alleged,z:1,Group,N\r
    r2,witness,forced-retraction,,,,,c3,,,,,\r
    r3,relative,threat,,,,,c2,,,,,\r

    """,
    "figures": """
    id,measure,value,qualifier,wording,unit,from,to,region,facility_type,publisher,cited_in,definition,definition@fr,subset_of,identifiers,source,notes\r
    f1,places,6000,over,"some, many",places,2018,2019,KZ-10,prison,Ministry,Letter,all,tous,,w:1,Report,N\r
    f2,places,0.25,about,,,,,,,Ministry,,,,f1,,,\r
    f3,visits,,word,many,,,,,,EU,,,,,,,\r

    """,
    "engagements": """
    id,kind,series,ordinal,title,title@ru,start,end,place,mode,reply_to,cases,outcome,next,identifiers,source,notes\r
    e1,dialogue,Dialogue,12,12th Dialogue,12-й диалог,2026-11-26,2026-11-27,Brussels,online,,c1|c2,talked,in 2027,v:1,EU,N\r
    e2,letter,,,Reply,,2026,,,written,e1,,,,,,\r

    """,
  ]

  private func filled() throws -> Workplace {
    let work = try Workplace()
    try work.initialise()
    for (name, text) in Self.files { try work.write(text, to: "in/\(name).csv") }
    try work.write("id,name,type\np,Colony,prison\n", to: "in/facilities.csv")
    try work.write("id,facility,start\nv,p,2025\n", to: "in/visits.csv")
    try work.write(
      """
      id,facility,incident_date,acts,consent,consent_for,person
      a1,p,2025-02,threats,named,un|npm|public,c1
      a2,p,2025-03,threats,named,un|npm|public,c1|c2
      a3,p,2025-04,threats,named,un|npm|public,c3
      a4,p,2025-05,threats,named,un|npm|public,

      """, to: "in/allegations.csv")
    try work.write(
      """
      id,kind,issued_by,addressee,text,person
      u1,request,We,They,ONE,c1
      u2,request,We,They,TWO,c1|c2
      u3,request,We,They,THREE,

      """, to: "in/follow-ups.csv")
    let run = try work.vigil("import", "in")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    return work
  }

  @Test func `they come back byte for byte, as CSV and as XML`() throws {
    let work = try filled()
    try work.exchange(to: "one")
    for (name, text) in Self.files {
      #expect(try String(contentsOfFile: work.path("one/\(name).csv"), encoding: .utf8) == text)
    }
  }

  @Test func `a batch of them is taken back`() throws {
    let work = try filled()
    try work.vigil("export", "--for", "internal", "--format", "csv", "--output", "before")
    try work.write("id,person,until\ns2,c2,2026\n", to: "more/custody.csv")
    try work.write("id,cases,next\ne1,c3,\n", to: "more/engagements.csv")
    try work.write("id,person\na1,\n", to: "more/allegations.csv")
    try work.write("id,measure,publisher,subset_of\nf9,m,p,f3\n", to: "more/figures.csv")
    #expect(try work.vigil("import", "more").status == 0)
    let undo = try work.vigil("batch", "undo", "2")
    #expect(undo.status == 0, "\(undo.output)\(undo.errors)")
    try work.vigil("export", "--for", "internal", "--format", "csv", "--output", "after")
    #expect(try work.run([], shell: "diff -r before after").output == "")
    #expect(try work.vigil("check").status == 0)
    #expect(try work.vigil("journal", "verify").status == 0)
    #expect(try work.vigil("batch", "undo", "1").status == 0)
    for type in ["person", "custody", "reprisal", "figure", "engagement"] {
      #expect(try work.vigil(type, "list").output.isEmpty)
    }
  }

  @Test func `each is added, edited and shown by commands`() throws {
    let work = try filled()
    for (type, options, edit) in [
      ("person", ["--sex", "male"], ["--nationality", "KG"]),
      ("custody", ["--person", "c1", "--status", "house-arrest"], ["--until", "2026"]),
      ("reprisal", ["--target", "monitor", "--form", "threat"], ["--status", "confirmed"]),
      ("figure", ["--measure", "m", "--publisher", "p"], ["--value", "1.5"]),
      ("engagement", ["--kind", "letter", "--title", "t", "--start", "2026"], ["--reply-to", "e1"]),
    ] {
      let made = try work.run([type, "add"] + options)
      #expect(made.status == 0, "\(made.errors)")
      let id = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
      let edited = try work.run([type, "edit", id] + edit)
      #expect(edited.status == 0 && edited.output == "\(id)\n", "\(edited.errors)")
      #expect(try work.vigil(type, "show", id).output.contains(edit[1]))
      #expect(try work.vigil(type, "list").output.contains(id))
      #expect(try work.vigil("history", "\(type)/\(id)").status == 0)
    }
    let cycle = try work.vigil("figure", "edit", "f1", "--subset-of", "f2")
    #expect(cycle.status == 1 && cycle.errors.contains("cycle of subset_of"))
    #expect(try work.vigil("custody", "add", "--person", "c1").status == 64)
  }

  @Test func `what endangers somebody is sealed`() throws {
    let work = try Workplace()
    try work.initialise()
    let identity = Identity()
    try work.write("\(identity.text)\n", to: "office.key")
    try work.vigil("key", "add", identity.recipient.text)
    try work.write("name: QZNAME\nbirth_date: 1980-03-05\ncontact: QZCONTACT\nhealth_notes: QZHEALTH\n", to: "p.txt")
    let person = try work.vigil("person", "add", "--sex", "female", "--sealed", "p.txt")
    #expect(person.output == "test-000001\n", "\(person.errors)")
    try work.write("text: QZTEXT\n", to: "r.txt")
    #expect(
      try work.vigil("reprisal", "add", "--target", "witness", "--form", "threat", "--sealed", "r.txt").status == 0)
    try work.write("participants: QZWHO\n", to: "e.txt")
    #expect(
      try work.vigil(
        "engagement", "add", "--kind", "hearing", "--title", "T", "--start", "2026", "--sealed", "e.txt"
      ).status == 0)
    for (id, texts) in [
      ("test-000001", ["QZNAME", "1980-03-05", "QZCONTACT", "QZHEALTH"]), ("test-000002", ["QZTEXT"]),
      ("test-000003", ["QZWHO"]),
    ] {
      let revealed = try work.vigil("reveal", id, "--identity", "office.key")
      for text in texts { #expect(revealed.output.contains(text), "\(revealed.errors)") }
    }
    #expect(try work.vigil("person", "add", "--name", "X").errors.contains("sealed field"))
    for format in ["csv", "xml"] {
      try work.vigil("export", "--for", "internal", "--format", format, "--output", "out-\(format)")
    }
    let marks = "QZNAME|QZCONTACT|QZHEALTH|QZTEXT|QZWHO|1980-03-05"
    #expect(try work.run([marks], shell: "! grep -rqaE \"$1\" registry.vigil out-csv out-xml").status == 0)
    #expect(try work.vigil("erase", "person/test-000001", "--yes").status == 0)
    #expect(try !work.vigil("reveal", "test-000001", "--identity", "office.key").output.contains("QZNAME"))
  }

  private func exported(_ work: borrowing Workplace, _ audience: String) throws -> [String: [String]] {
    let run = try work.vigil("export", "--for", audience, "--format", "csv", "--output", audience)
    #expect(run.status == 0, "\(run.errors)")
    var lines: [String: [String]] = [:]
    for type in RecordType.allCases {
      let text = try String(contentsOfFile: work.path("\(audience)/\(type.plural).csv"), encoding: .utf8)
      lines[type.rawValue] = text.split(separator: "\r\n").dropFirst().map(String.init)
    }
    return lines
  }

  private func ids(_ lines: [String]?) -> [String] { (lines ?? []).map { String($0.prefix { $0 != "," }) } }

  @Test func `what others get follows the consent of every person`() throws {
    let work = try filled()
    let un = try exported(work, "un")
    #expect(ids(un["person"]) == ["c1"])
    #expect(ids(un["custody"]) == ["s1", "s2"])
    #expect(ids(un["reprisal"]) == [])
    // With c2 it is anonymous, and with c3, who said nothing, it is withheld.
    #expect(ids(un["allegation"]) == ["a1", "a4", "anonymous-1"])
    #expect(ids(un["follow-up"]) == ["u1", "u3"])
    #expect(ids(un["figure"]) == ["f1", "f2", "f3"] && ids(un["engagement"]) == ["e1", "e2"])
    #expect(un["engagement"]?.contains { $0.contains("c2") } == false)
    let npm = try exported(work, "npm")
    #expect(ids(npm["person"]) == ["c1"])
    #expect(ids(npm["reprisal"]) == ["r1", "r3"])
    #expect(ids(npm["allegation"]) == ["a1", "a2", "a4"])
    #expect(npm.values.joined().allSatisfy { !$0.contains("c2") && !$0.contains("c3") })
    let eu = try exported(work, "eu")
    #expect(ids(eu["person"]) == [] && ids(eu["custody"]) == [] && ids(eu["allegation"]) == [])
    #expect(ids(eu["follow-up"]) == ["u3"])
    #expect(ids(try exported(work, "internal")["person"]) == ["c1", "c2", "c3"])
    // What was exported for others can be read again.
    try work.vigil("--registry", "o.vigil", "init", "--device", "other")
    for audience in ["un", "npm", "eu"] {
      let read = try work.vigil("--registry", "o.vigil", "import", audience)
      #expect(read.status == 0, "\(read.output)\(read.errors)")
    }
    #expect(try work.vigil("person", "edit", "c1", "--consent-withdrawn", "2026-01-01").status == 0)
    try FileManager.default.removeItem(atPath: work.path("un"))
    let later = try exported(work, "un")
    #expect(ids(later["person"]) == [] && ids(later["allegation"]) == ["a4"] && ids(later["follow-up"]) == ["u3"])
  }

  @Test func `reports list an allegation by the strictest consent`() throws {
    let work = try filled()
    func listed(_ audience: String) throws -> [String?] {
      let run = try work.vigil(
        "report", "coverage", "--for", audience, "--from", "2025", "--to", "2025", "--format", "json")
      let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      let list = json?["unvisitedAllegations"] as? [[String: Any]] ?? []
      return list.map { $0["id"] as? String }.sorted { ($0 ?? "") < ($1 ?? "") }
    }
    #expect(try listed("internal") == ["a1", "a2", "a3", "a4"])
    #expect(try listed("un") == [nil, "a1", "a4"])
    #expect(try listed("npm") == ["a1", "a2", "a4"])
    #expect(try listed("eu") == [])
  }

  @Test func `a registry of an earlier version gets the code lists by a refresh`() throws {
    let work = try Workplace()
    let kept = Workplace.project.appendingPathComponent("Tests/RegistryStoreSQLiteTests/Kept/founding.vigil").path
    try FileManager.default.copyItem(atPath: kept, toPath: work.path("registry.vigil"))
    let early = try work.vigil("person", "add", "--sex", "male")
    #expect(early.status == 1 && early.errors.contains("hint: `vigil init --refresh`"), "\(early.errors)")
    #expect(try work.vigil("init", "--refresh").status == 0)
    #expect(try work.vigil("person", "add", "--sex", "male").status == 0)
    #expect(try work.vigil("check").status == 0)
  }

  @Test func `forms ask what follows from the answers`() throws {
    let office = try Office()
    let (person, first) = try office.ask(.person, ["female", "no", "", "named", "un", "self", "2026-01", "", "yes"])
    #expect(first.asked.prefix(6) == ["Sex", "Minor", "Nationality", "Consent", "Consent for", "Consent given by"])
    let id = try #require(person?.id)
    let (custody, _) = try office.ask(.custody, ["1", "detained", "remand", "2025-05", "", "", "yes"])
    #expect(try office.text(.custody, try #require(custody?.id), "person") == id)
    #expect(try office.text(.custody, try #require(custody?.id), "facility") == "test-000002")
    let (letter, second) = try office.ask(.engagement, ["letter", "A letter", "2026", "1", "sent", "", "", "yes"])
    #expect(!second.asked.contains("Place") && !second.asked.contains("Reply to"))
    #expect(try office.text(.engagement, try #require(letter?.id), "cases") == id)
    let (figure, _) = try office.ask(
      .figure, ["places", "12", "over", "", "2025", "2025", "", "Ministry", "", "", "yes"])
    #expect(try office.text(.figure, try #require(figure?.id), "value") == "12")
    let (reprisal, _) = try office.ask(
      .reprisal, ["lawyer", "threat", "2026-02", "", "", "1", "", "alleged", "", "yes"])
    #expect(try office.text(.reprisal, try #require(reprisal?.id), "person") == id)
    #expect(try office.store.read { try $0.check() }.isEmpty)
  }
}
