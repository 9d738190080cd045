import Foundation
import Testing

/// Reports of what the registry knew at an earlier time.
@Suite struct AsKnownAtTests {
  private let work: Office

  /// A registry with a clock that goes on by a day at each command.
  private final class Office {
    private let place: Workplace
    private var day = 0

    init() throws {
      place = try Workplace()
      try run("init", "--device", "test", "--country", "KZ")
    }

    /// When the last command was given.
    var now: String { "2026-02-\(day < 10 ? "0" : "")\(day)T00:00:00Z" }

    private func program(_ before: String = "") -> String {
      day += 1
      return "\(before) SOURCE_DATE_EPOCH=$(date -ud '\(now)' +%s) exec \"$0\" \"$@\""
    }

    @discardableResult
    func run(_ arguments: String..., status: Int32 = 0) throws -> VigilRun {
      let run = try place.run(arguments, shell: program())
      #expect(run.status == status, "\(arguments): \(run.errors)")
      return run
    }

    /// Loads the data files with another one in the place of one of them.
    func refresh(_ file: String, _ text: String) throws {
      try write(text, to: "new.csv")
      let home = "cp -r \"$VIGIL_HOME/Schemas\" .; cp new.csv Schemas/\(file); export VIGIL_HOME=$PWD;"
      let run = try place.run(["init", "--refresh"], shell: program(home))
      #expect(run.status == 0, "\(run.errors)")
    }

    func write(_ text: String, to name: String) throws { try place.write(text, to: name) }

    /// A report's JSON without what says when it was made.
    func report(_ arguments: [String], asKnownAt time: String? = nil) throws -> String {
      let known = time.map { ["--as-known-at", $0] } ?? []
      let run = try place.run(["report"] + arguments + ["--format", "json"] + known, shell: program())
      #expect(run.status == 0, "\(arguments): \(run.errors)")
      return run.output.split(separator: "\n").filter { line in
        !["generatedAt", "asKnownAt", "checkpoint", "\"since\""].contains { line.contains($0) }
      }.map { $0.hasSuffix(",") ? $0.dropLast() : $0 }.joined(separator: "\n")
    }
  }

  init() throws {
    work = try Office()
    try work.write("id,name,type,capacity\nf1,One,prison,10\nf2,Two,remand,\n", to: "in/facilities.csv")
    try work.write(
      """
      id,facility,incident_date,acts,consent,consent_for,person
      a1,f1,2025-03-03,torture,named,eu,
      a2,f1,2025-04-04,threats,named,eu,
      a3,f2,2025-05-05,torture,named,eu,p1

      """, to: "in/allegations.csv")
    try work.write("id,consent,consent_for\np1,named,eu\np2,named,npm\n", to: "in/persons.csv")
    try work.write("id,facility,start,body\nv1,f1,2025-03-20,npm\n", to: "in/visits.csv")
    try work.write(
      "id,kind,issued_by,addressee,issued,text,person\nu1,request,us,them,2025-01-01,Let them go,p1\n",
      to: "in/follow-ups.csv")
    try work.write("id,follow_up,date,status\ns1,u1,2025-06,not-implemented\n", to: "in/assessments.csv")
    try work.run("import", "in")
  }

  private static let reports = [
    ["coverage", "--for", "internal"], ["coverage", "--for", "npm"], ["funnel", "--for", "internal"],
    ["priorities", "--for", "internal", "--days", "2"], ["implementation", "--for", "internal"],
    ["implementation", "--for", "eu"],
  ]

  @Test(arguments: reports) func `a report is as it was, whatever came since`(report: [String]) throws {
    func made(asKnownAt time: String? = nil) throws -> String { try work.report(report, asKnownAt: time) }
    let before = try made()
    let time = work.now
    try work.run("facility", "edit", "f2", "--capacity", "99", "--closed", "2025-02")
    try work.run("visit", "edit", "v1", "--start", "2025-09-09", "--access", "refused")
    try work.run("allegation", "edit", "a2", "--incident-date", "2024", "--deaths", "3")
    try work.run("assessment", "edit", "s1", "--status", "implemented")
    try work.write("id,name,type\nf3,Three,prison\n", to: "more/facilities.csv")
    try work.write("id,facility,incident_date,acts\na4,f3,2025-08-08,torture\n", to: "more/allegations.csv")
    try work.run("import", "more")
    let (changed, changedAt) = (try made(), work.now)
    try work.run("batch", "undo", "2")
    #expect(try made(asKnownAt: time) == before)
    #expect(try made(asKnownAt: changedAt) == changed)
    #expect(changed != before)
  }

  @Test func `consent is today's, and what it keeps back since is counted`() throws {
    let time = work.now
    let before = try work.report(["coverage", "--for", "eu"], asKnownAt: time)
    #expect(["\"a2\"", "\"a3\""].allSatisfy(before.contains))
    try work.run("allegation", "edit", "a2", "--consent-withdrawn", "2026-02-01")
    let run = try work.run(
      "report", "coverage", "--for", "eu", "--format", "json", "--as-known-at", time)
    #expect(!run.output.contains("\"a2\""))
    #expect(run.output.contains("\"a3\""))
    #expect(run.output.contains("\"since\": 1"))
    #expect(run.output.contains("\"unvisited\": 2"))
    // Of a person whom it names only now it tells, and that person did not consent.
    try work.run("allegation", "edit", "a3", "--person", "p2")
    let later = try work.run("report", "coverage", "--for", "eu", "--format", "json", "--as-known-at", time)
    #expect(!later.output.contains("\"a3\""))
    #expect(later.output.contains("\"since\": 2"))
    try work.run("person", "edit", "p1", "--consent-withdrawn", "2026-02-02")
    let told = try work.run("report", "implementation", "--for", "eu", "--format", "json", "--as-known-at", time)
    #expect(!told.output.contains("Let them go"))
    #expect(told.output.contains("\"since\": 1"))
    #expect(try work.report(["implementation", "--for", "internal"], asKnownAt: time).contains("Let them go"))
  }

  @Test func `rules are those of the time`() throws {
    let time = work.now
    let before = try work.report(["priorities", "--for", "internal"])
    try work.refresh("priorities/weights.csv", "term,weight\nneverVisited,1000\n")
    #expect(try work.report(["priorities", "--for", "internal"]).contains("1000"))
    #expect(try work.report(["priorities", "--for", "internal"], asKnownAt: time) == before)
  }

  @Test func `a time before the registry, and one that is none, are refused`() throws {
    let early = try work.run("report", "coverage", "--as-known-at", "2025-12-31", status: 1)
    #expect(early.errors.contains("it was made at 2026-02-01T00:00:00Z"))
    for text in ["2026-02", "yesterday", "2026-02-01T10:00", "2026-02-30", "2026-02-01T25:00:00Z"] {
      try work.run("report", "coverage", "--as-known-at", text, status: 64)
    }
    try work.run("report", "coverage", "--as-known-at", "2026-02-02")
    try work.run("explain", "visits.granted", "--as-known-at", "2026-02-02T23:59Z", "--from", "2025")
  }
}
