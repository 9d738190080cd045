import Foundation
import Testing

/// A list of cases for a meeting, as whoever hands it over sees it.
@Suite struct CasesReportTests {
  private static let files: [String: String] = [
    "facilities": "id,name,type,country\nf,Colony,prison,KZ\n",
    "persons": """
    id,sex,minor,consent,consent_for,consent_given_by,consent_date,consent_withdrawn
    all,male,no,named,npm|national|authorities|eu|un|public,self,2024,
    npm-only,female,,named,npm,,,
    nameless,male,,anonymous,eu|npm,,,
    left,male,,named,eu|npm,self,2024,2025-01-05
    none,male,,none,eu|npm,,,
    silent,male,,,,,,

    """,
    "custody": """
    id,person,facility,from,until,status,ground
    c1,all,f,2020,2025-02-11,detained,
    c2,all,,2025-02-11,,released,health
    c3,npm-only,f,2024,,detained,
    c4,left,f,2023,,detained,
    c5,nameless,f,2023-03-03,,house-arrest,

    """,
    "follow-ups": """
    id,kind,reference,part_of,issued_by,addressee,issued,text,person
    u1,decision-item,92,,WGAD,State,2017,Fulfil the decision,all
    u2,decision-item,92 (a),u1,WGAD,State,2017,Release him at once,all
    u3,decision-item,92 (b),u1,WGAD,State,2017,Punish those responsible,
    u4,decision-item,92 (c),u1,WGAD,State,2017,Release the other one,left
    u5,appeal,,,We,State,2025-03,Free both,all|left

    """,
    "assessments": """
    id,follow_up,date,status,wording,counts_as_compliance,assessed_by
    s1,u2,2024-02,not-implemented,not fulfilled,,We
    s2,u2,2025-05,not-implemented,a year late and for his health,no,We
    s3,u3,2025-06,under-way,an inquiry began,,We

    """,
    "allegations": """
    id,facility,incident_date,reported_date,acts,person,consent,consent_for,complaint_filed
    a1,f,2023-07,2025-03-02,torture,all,named,eu|npm,yes
    a2,f,2024-01-09,,threats,all|none,named,eu|npm,
    a3,f,2024-02-08,,threats,all,anonymous,eu|npm,

    """,
    "reprisals": "id,target,form,date,person\nr1,complainant,threat,2025-08-07,all\n",
    "engagements": """
    id,kind,series,ordinal,title,start,end,cases
    e1,dialogue,HRD,11,11th dialogue,2024-11-26,2024-11-27,all|left|none
    e2,dialogue,HRD,12,12th dialogue,2025-11-26,,all|left|nameless|npm-only|silent
    e3,letter,,,Empty letter,2025-12-01,,

    """,
  ]

  private static func filled() throws -> Workplace {
    let work = try Workplace()
    try work.initialise()
    for (name, text) in files { try work.write(text, to: "in/\(name).csv") }
    let run = try work.vigil("import", "in")
    #expect(run.output.contains("Kept as batch 1"), "\(run.output)\(run.errors)")
    return work
  }

  private static func text(_ work: borrowing Workplace, _ audience: String, _ more: String...) throws -> String {
    let run = try work.run(["report", "cases", "--for", audience] + more)
    #expect(run.status == 0, "\(run.errors)")
    // As if no line were broken, and without the method.
    return run.output.components(separatedBy: "\nMethod\n")[0].split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test func `inside it says all`() throws {
    let work = try Self.filled()
    let text = try Self.text(work, "internal")
    #expect(
      text.contains("12th dialogue · 2025-11-26 · as of 2026-01-01 · for internal"), "\(text)")
    for sentence in [
      "Something changed for: all, left.", "Handed over for the first time: ",
      "Handed over at 11th dialogue (2024-11-26) and not here: none.", "Case nameless",
      "consent: withdrawn, 2025-01-05 (before: by name", "custody: released, ground: health, from 2025-02-11",
      "no compliance: a release on the ground “health” leaves the judgement as it was",
      "result: “a year late and for his health” (counted as not implemented), judged by We, 2025-05",
      "compliance: what happened is not what was asked",
      "alleged: 2023-07: torture, at Colony; step reached: complaint filed (a1)",
      "reprisal: 2025-08-07: threat, aimed at: complainant (r1)", "changed: 2025-02-11: custody: released",
      "changed: 2025-03-02: alleged: torture", "changed: 2025-03: asked: Free both",
    ] {
      #expect(text.contains(sentence), "\(sentence)\n\(text)")
    }
    // Judged anew with the same result is no change.
    #expect(!text.contains("judged not implemented (before"))
  }

  @Test func `others are told of those alone who consented to it by name`() throws {
    let work = try Self.filled()
    for (audience, told) in [("npm", ["all", "npm-only"]), ("eu", ["all"]), ("authorities", ["all"])] {
      let text = try Self.text(work, audience, "--redactions", "\(audience).csv")
      let log = try String(contentsOfFile: work.path("\(audience).csv"), encoding: .utf8)
      for name in ["all", "npm-only", "nameless", "left", "none", "silent"] {
        #expect(text.contains("Case \(name) person:") == told.contains(name), "\(audience) \(name)")
      }
      for sign in [
        "c4", "u4", "u5", "Free both", "Release the other one", "2024-01-09", "2024-02-08", "left", "silent",
        "2023-03-03",
      ] {
        #expect(audience == "npm" && sign == "2024-02-08" || !text.contains(sign), "\(audience): \(sign)")
      }
      #expect(text.contains("an inquiry began") && text.contains("what happened is not what was asked"))
      #expect(text.contains("2025-08-07") == (audience == "npm"))
      #expect(text.contains("1 that this audience is not told of"))
      #expect(
        log.contains("\(audience),cases,withdrawn,1") && log.contains("\(audience),cases.previous,tells-of-withheld,1"))
    }
    let eu = try String(contentsOfFile: work.path("eu.csv"), encoding: .utf8)
    for line in [
      "cases,not-for-audience,1", "cases,anonymous-only,1", "cases,no-consent,1", "allegations,no-consent,1",
      "allegations,anonymous-only,1", "follow-ups,tells-of-withheld,2", "reprisals,tells-of-withheld,1",
    ] {
      #expect(eu.contains("eu,\(line)\r\n"), "\(line)\n\(eu)")
    }
  }

  @Test func `the figures of what is told are explained`() throws {
    let work = try Self.filled()
    let total = try work.vigil("explain", "total.cases", "--report", "cases", "--for", "eu")
    #expect(total.output.contains("person/all\n  and 4 records that this audience is not told of"), "\(total.errors)")
    let item = try work.vigil(
      "explain", "cases[all].decisions[u1].items[u2].status", "--for", "eu", "--engagement", "e2")
    #expect(item.output.contains("follow-up/u2\n  assessment/s2"), "\(item.errors)")
    let reason = try work.vigil("explain", "withheld.byReason.no-consent", "--report", "cases", "--for", "eu")
    #expect(reason.output.hasPrefix("withheld.byReason.no-consent: 1\n") && !reason.output.contains("person/"))
    let hidden = try work.vigil("explain", "cases[left].status", "--for", "eu")
    #expect(hidden.status == 1 && hidden.errors.contains("has no figure"), "\(hidden.errors)")
  }

  @Test func `the day, the engagement and the first day are chosen`() throws {
    let work = try Self.filled()
    let before = try Self.text(work, "internal", "--to", "2025-01")
    #expect(before.contains("11th dialogue · 2024-11-26 to 2024-11-27 · as of 2025-01-31"))
    #expect(before.contains("custody: detained, at Colony, from 2020 alleged") && !before.contains("health"))
    #expect(before.contains("“not fulfilled”") && !before.contains("a year late") && !before.contains("(a1)"))
    let since = try Self.text(work, "internal", "--from", "2025-04")
    #expect(since.contains("Since 2025-03-31") && !since.contains("changed: 2025-03"))
    #expect(since.contains("changed: 2025-06: judged under way (before: no information)"))
    let quiet = try Self.text(work, "internal", "--from", "2025-12")
    #expect(quiet.contains("Nothing changed for: all, left, nameless, npm-only, silent."), "\(quiet)")
    let empty = try Self.text(work, "eu", "--engagement", "e3")
    #expect(empty.contains("No case is handed over") && !empty.contains("Case all"))
    for (arguments, words) in [
      (["--to", "2020"], "no engagement with cases began by 2020-12-31"), (["--engagement", "f"], "f"),
      (["--from", "2027"], "--from 2027-01-01 is after today"),
    ] {
      let run = try work.run(["report", "cases"] + arguments)
      #expect(run.status != 0 && run.errors.contains(words), "\(run.errors)")
    }
  }

  @Test func `a withdrawal holds also for what was known before it, and what came later is not there`() throws {
    let work = try Self.filled()
    func later(_ arguments: [String]) throws {
      let run = try work.run(
        arguments, shell: "SOURCE_DATE_EPOCH=1767830400 \"$0\" \"$@\"")
      #expect(run.status == 0, "\(run.errors)")
    }
    try later(["custody", "add", "--person", "all", "--facility", "f", "--from", "2025-12-30", "--status", "detained"])
    // Inside nothing is noted in the journal, where the clock of the tests would go back.
    #expect(try Self.text(work, "internal").contains("from 2025-12-30"))
    let known = try Self.text(work, "eu", "--as-known-at", "2026-01-02")
    #expect(known.contains("Case all person:") && !known.contains("2025-12-30"))
    try later(["person", "edit", "all", "--consent-withdrawn", "2026-01-08"])
    for more in [[], ["--as-known-at", "2026-01-02"]] {
      let run = try work.run(["report", "cases", "--for", "eu", "--format", "json"] + more)
      #expect(run.status == 0 && run.output.contains("\"cases\": []"), "\(run.errors)\(run.output)")
      #expect(run.output.contains("\"withdrawn\": 2") && !run.output.contains("\"all\""))
    }
    #expect(try work.vigil("journal", "show").output.contains("report cases --for eu --engagement e2"))
  }

  @Test func `a folder of tables has one for the cases`() throws {
    let work = try Self.filled()
    let run = try work.vigil("report", "cases", "--for", "eu", "--format", "csv", "--output", "tables/")
    #expect(run.status == 0, "\(run.errors)")
    let cases = try String(contentsOfFile: work.path("tables/cases.csv"), encoding: .utf8)
    #expect(cases.split(separator: "\r\n").count == 2 && cases.contains("\r\nall,male,no,"))
    let figures = try String(contentsOfFile: work.path("tables/figures.csv"), encoding: .utf8)
    #expect(figures.contains("total.withheld,total / withheld,4"))
  }
}
