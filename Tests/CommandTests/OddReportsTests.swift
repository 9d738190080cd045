import Foundation
import Testing

/// Published figures that do not fit together, and follow-ups that go in circles.
@Suite struct OddReportsTests {
  private static func work(_ figures: String) throws -> Workplace {
    let work = try Workplace()
    try work.initialise()
    try work.write("id,measure,value,from,to,region,publisher,subset_of\n\(figures)\n", to: "in/figures.csv")
    #expect(try work.vigil("import", "in").status == 0)
    return work
  }

  private struct Report: Decodable {
    struct Figure: Decodable {
      let id: String
      let relation: String
      let shareOfWhole: Double?
      let noShare: String?
      let own: [Own]
    }

    struct Own: Decodable { let figure: String }

    let published: [Figure]
    let contradictions: [[String]]
  }

  private static func funnel(_ work: borrowing Workplace, _ more: String...) throws -> Report {
    let run = try work.run(["report", "funnel", "--from", "2025", "--to", "2025", "--format", "json"] + more)
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }

  @Test func `a part that is larger than its whole has no share`() throws {
    let work = try Self.work(
      "w,all,10,2025,2025,,A,\np,part,50,2025,2025,,A,w\nn,less,-1,2025,2025,,A,w\nz,none,3,2025,2025,,A,p")
    let report = try Self.funnel(work)
    #expect(report.published.filter { ["p", "n"].contains($0.id) }.allSatisfy { $0.noShare == "exceedsWhole" })
    for format in ["text", "md", "html"] {
      #expect(try work.vigil("report", "funnel", "--from", "2025", "--to", "2025", "--format", format).status == 0)
    }
  }

  @Test func `a figure without an end is about no period, and undated ones contradict nothing`() throws {
    let work = try Self.work("a,x,1,2025,,,A,\nb,y,1,,,,A,\nc,y,2,,,,B,\nd,x,3,,2025,,A,")
    let report = try Self.funnel(work)
    #expect(report.published.map(\.relation) == ["same", "overlapping", "undated", "undated"])
    #expect(report.contradictions.isEmpty)
  }

  @Test(arguments: [
    ([], ["n"]), (["--region", "KZ-10"], ["r"]), (["--type", "prison"], []), (["--bodies", "all"], []),
  ])
  func `our own count stands only beside a figure of the same scope`(options: [String], compared: [String]) throws {
    let work = try Self.work("n,visits by the NPM,7,2025,2025,,A,\nr,visits by the NPM,3,2025,2025,KZ-10,A,")
    let run = try work.run(["report", "funnel", "--from", "2025", "--to", "2025", "--format", "json"] + options)
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    #expect(report.published.filter { !$0.own.isEmpty }.map(\.id) == compared)
  }

  @Test func `what goes in a circle is counted, and said`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      """
      id,kind,origin_kind,origin,part_of,issued_by,addressee,issued,text
      a,request,document,D,b,We,X,2025,A
      b,request,document,D,a,We,X,2025,B
      v,request,document,E,,We,X,2025,V
      w,request,document,D,v,We,X,2025,W

      """, to: "in/follow-ups.csv")
    try work.vigil("import", "in")
    let run = try work.vigil("report", "implementation", "--from", "2025", "--to", "2025", "--format", "csv")
    #expect(run.output.contains("total.total,total / total,3"), "\(run.output)")
    #expect(run.output.contains("dataQuality.circularFollowUps,data quality / circular follow ups,2"))
    // A part whose whole came out of something else counts where it is asked for.
    let asked = try work.vigil("explain", "total.total", "--origin", "D", "--to", "2025")
    #expect(asked.output.contains("follow-up/w\n"), "\(asked.output)\(asked.errors)")
  }

  @Test func `changes are told since an earlier day only, and explained by the part they are of`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      "id,kind,part_of,issued_by,addressee,issued,text\nw,request,,We,X,2025,A\np,request,w,We,X,2025,B\n",
      to: "in/follow-ups.csv")
    try work.write(
      "id,follow_up,date,status\ns1,w,2025-02,rejected\ns2,p,2025-03,implemented\n", to: "in/assessments.csv")
    try work.vigil("import", "in")
    let period = ["--from", "2025", "--to", "2025"]
    #expect(try work.run(["report", "implementation", "--since", "2026-06-01"] + period).status == 64)
    let part = try work.run(["explain", "followUps[w].parts[p].status"] + period)
    #expect(part.output.contains("follow-up/p\n  assessment/s2\n"), "\(part.output)\(part.errors)")
    let plan = try work.run(["explain", "plan[f1].allegations", "--days", "1", "--for", "internal"] + period)
    #expect(plan.status == 1)
    let empty = try work.vigil("report", "implementation", "--from", "2020", "--to", "2020", "--format", "json")
    #expect(!empty.output.contains("\"since\": 0"))
  }

  @Test func `another dating of the same public report warns too`() throws {
    let work = try Self.work("a,x,1,2025,,,A,")
    try work.vigil("report", "funnel", "--from", "2025", "--to", "2025")
    let run = try work.vigil("report", "funnel", "--from", "2025", "--to", "2025", "--dated-by", "reported")
    #expect(run.errors.contains("another public report of an overlapping period"))
  }
}
