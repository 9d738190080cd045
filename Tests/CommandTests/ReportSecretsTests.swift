import Foundation
import Testing

/// What reports on follow-ups, cases and published figures might tell of those who did not consent.
@Suite struct ReportSecretsTests {
  private static let outside = ["national", "authorities", "eu", "un", "public"]

  /// Allegation `al-9` and person `p-none` consented to nothing.
  private static func filled() throws -> Workplace {
    let work = try Workplace()
    try work.initialise()
    try work.write("id,name,type\nf1,Colony,prison\nf2,Remand,remand\n", to: "in/facilities.csv")
    try work.write(
      "id,consent,consent_for\np-none,none,\np-ok,named,eu|un|public|national|authorities\n", to: "in/persons.csv")
    try work.write("id,facility,incident_date,acts\nal-9,f1,2025-03,torture\n", to: "in/allegations.csv")
    try work.write(
      """
      id,kind,origin_kind,origin,section,person,issued_by,addressee,issued,text
      typed,request,,allegation/al-9,,,We,Prosecutor,2025-04,Secret typed
      bare,request,,al-9,,,We,Prosecutor,2025-04,Secret bare
      named,request,document,CAT/945 (Secret v. State),Secret,p-none,We,Prosecutor,2025-04,Secret named
      open,request,document,DOC,2,,We,Ministry,2025-04,Told

      """, to: "in/follow-ups.csv")
    try work.write("id,person,facility,from,status\nc1,p-ok,f2,2024,detained\n", to: "in/custody.csv")
    try work.write("id,kind,title,start,cases\ne1,dialogue,Talk,2025-06-01,p-ok|p-none\n", to: "in/engagements.csv")
    let run = try work.vigil("import", "in")
    #expect(run.status == 0, "\(run.errors)")
    return work
  }

  @Test(arguments: outside, ["text", "json", "csv", "md", "html"])
  func `nothing of what a withheld follow-up came out of is told, not even as a key`(audience: String, format: String)
    throws
  {
    let work = try Self.filled()
    let year = ["--for", audience, "--from", "2025", "--to", "2025"]
    let run = try work.run(["report", "implementation", "--format", format] + year)
    #expect(run.status == 0)
    for secret in ["Secret", "al-9", "p-none"] { #expect(!run.output.contains(secret), "\(run.output)") }
    #expect(run.output.contains("Told"))
    for origin in ["allegation/al-9", "al-9", "nothing", "CAT/945 (Secret v. State)"] {
      let asked = try work.run(["report", "implementation", "--origin", origin] + year)
      #expect(asked.status == 1)
      #expect(!asked.output.contains("Secret"))
      #expect(asked.errors.contains("hint: there is DOC\n"), "\(asked.errors)")
    }
  }

  @Test func `figures stay the same for everybody`() throws {
    let work = try Self.filled()
    for audience in Self.outside + ["internal"] {
      let run = try work.vigil(
        "explain", "total.total", "--for", audience, "--from", "2025", "--to", "2025")
      #expect(run.output.contains("total.total: 4\n"), "\(run.output)")
    }
    let hidden = try work.vigil(
      "explain", "byOrigin[withheld].total", "--for", "eu", "--from", "2025", "--to", "2025")
    #expect(
      hidden.output.contains("and 3 records that this audience is not told of"), "\(hidden.output)\(hidden.errors)")
  }

  @Test func `an export withholds what came out of an allegation by type and id`() throws {
    let work = try Self.filled()
    try work.vigil("export", "--for", "public", "--format", "csv", "--output", "out")
    let told = try String(contentsOfFile: work.path("out/follow-ups.csv"), encoding: .utf8)
    #expect(!told.contains("Secret") && told.contains("Told"))
  }

  @Test func `what was said since of whom a record is about holds for earlier times too`() throws {
    let work = try Self.filled()
    let later = "SOURCE_DATE_EPOCH=1769904000 exec \"$0\" \"$@\""
    #expect(
      try work.run(["follow-up", "edit", "open", "--origin-kind", "allegation", "--origin", "al-9"], shell: later)
        .status == 0)
    #expect(try work.run(["custody", "edit", "c1", "--person", "p-none"], shell: later).status == 0)
    let earlier = ["--for", "eu", "--as-known-at", "2026-01-02"]
    let demands = try work.run(["report", "implementation", "--from", "2025", "--to", "2025"] + earlier, shell: later)
    #expect(demands.status == 0 && !demands.output.contains("Told"), "\(demands.output)")
    let cases = try work.run(["report", "cases"] + earlier, shell: later)
    #expect(cases.status == 0 && cases.output.contains("p-ok") && !cases.output.contains("Remand"), "\(cases.output)")
  }

  @Test func `the public is not told why so few are withheld, nor since when`() throws {
    let work = try Self.filled()
    let report = try work.vigil("report", "cases", "--for", "public", "--format", "json", "--as-known-at", "2026-01-02")
    #expect(report.output.contains("\"byReason\": null") && !report.output.contains("\"since\": 0"), "\(report.output)")
    #expect(!(try work.vigil("report", "cases", "--for", "public")).output.contains("no consent  "))
  }
}
