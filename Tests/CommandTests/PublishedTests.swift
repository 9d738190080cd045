import Foundation
import Testing

/// What the demonstration says of the world outside.
@Suite struct PublishedTests {
  private func demonstration() throws -> Workplace {
    let work = try Workplace()
    let run = try work.vigil("demo", "demo")
    #expect(
      run.output.contains("26 follow-ups, 26 assessments, 18 figures, 8 engagements"), "\(run.output)\(run.errors)")
    try FileManager.default.moveItem(atPath: work.path("demo/registry.vigil"), toPath: work.path("registry.vigil"))
    return work
  }

  private func rows(_ work: borrowing Workplace, _ type: String) throws -> [[String: String]] {
    let list = try work.vigil(type, "list", "--format", "json").output
    let rows = try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]] ?? []
    return rows.map { $0.mapValues { "\($0)" } }
  }

  @Test func `every row names its source`() throws {
    let work = try demonstration()
    for type in ["follow-up", "assessment", "figure", "engagement"] {
      for row in try rows(work, type) { #expect(row["source"]?.isEmpty == false, "\(row)") }
      let invented = try rows(work, type).filter { $0["id"]?.hasPrefix("invented-") == true }
      #expect(invented.allSatisfy { $0["source"] == "invented" })
    }
    #expect(try work.vigil("check").status == 0)
  }

  @Test func `the resolution has its demands by section, in four languages, and their results`() throws {
    let work = try demonstration()
    let demands = try rows(work, "follow-up").filter { $0["part_of"] == nil && $0["origin"] == "P8_TA(2019)0203" }
    let sections = Dictionary(grouping: demands) { $0["section"] ?? "" }.mapValues(\.count)
    #expect(sections == ["2": 2, "3": 6, "4": 2, "5": 3, "6": 2, "7": 2, "8": 1, "9": 4])
    for row in demands { #expect(["text", "text@ru", "text@kk", "text@fr"].allSatisfy { row[$0] != nil }) }
    let state = Set(demands.filter { $0["addressee"] == "Kazakhstan" }.compactMap { $0["id"] })
    let results = Dictionary(
      grouping: try rows(work, "assessment").filter { state.contains($0["follow_up"] ?? "") }
    ) { $0["status"] ?? "" }
    #expect(results.mapValues(\.count) == ["not-implemented": 18, "partially-implemented": 2])
  }

  @Test func `a claim without a number has none, and a part names its whole`() throws {
    let work = try demonstration()
    let figures = try rows(work, "figure")
    let claims = figures.filter { $0["qualifier"] == "word" }
    #expect(claims.count == 1 && claims.allSatisfy { $0["value"] == nil })
    #expect(figures.count { $0["subset_of"] != nil } == 2)
  }

  // MARK: Reports

  private struct Implementation: Decodable {
    struct Row: Decodable {
      let key: String
      let total: Int
      let not: Int
      let partially: Int

      enum CodingKeys: String, CodingKey {
        case key, total
        case not = "not-implemented"
        case partially = "partially-implemented"
      }
    }

    struct FollowUp: Decodable {
      struct Part: Decodable {
        let status: String
        let countsAsCompliance: String?
      }

      let id: String
      let addressee: String
      let status: String
      let wording: String?
      let parts: [Part]
    }

    let byAddressee: [Row]
    let bySection: [Row]
    let followUps: [FollowUp]
  }

  @Test func `what became of the resolution is as its assessors say`() throws {
    let work = try demonstration()
    let run = try work.vigil("report", "implementation", "--origin", "P8_TA(2019)0203", "--format", "json")
    let report = try JSONDecoder().decode(Implementation.self, from: Data(run.output.utf8))
    let state = try #require(report.byAddressee.first { $0.key == "Kazakhstan" })
    #expect(state.total == 20 && state.not == 18 && state.partially == 2)
    let union = report.followUps.filter { $0.addressee != "Kazakhstan" }
    #expect(union.map(\.wording) == ["not fulfilled to the full extent", "not fulfilled to the full extent"])
    #expect(union.allSatisfy { $0.status == "partially-implemented" })
    #expect(report.bySection.map(\.total) == [2, 6, 2, 3, 2, 2, 1, 4])
    // A release on grounds of health is no compliance: the item stays not implemented.
    let decision = try #require(report.followUps.first { $0.id == "ep-2019-05" })
    #expect(decision.parts.map(\.status) == Array(repeating: "not-implemented", count: 4))
    #expect(decision.parts.first?.countsAsCompliance == "no")
  }

  private struct Funnel: Decodable {
    struct Published: Decodable {
      struct Own: Decodable {
        let figure: String
        let value: Double?
      }

      let id: String
      let value: Double?
      let relation: String
      let shareOfWhole: Double?
      let noShare: String?
      let own: [Own]
    }

    let published: [Published]
  }

  private func funnel(_ work: borrowing Workplace, _ arguments: [String]) throws -> Funnel {
    let run = try work.run(["report", "funnel", "--format", "json"] + arguments)
    return try JSONDecoder().decode(Funnel.self, from: Data(run.output.utf8))
  }

  @Test func `official investigations stand as published beside our own counts`() throws {
    let work = try demonstration()
    let report = try funnel(work, ["--from", "2019-01", "--to", "2019-11"])
    let same = report.published.filter { $0.relation == "same" }
    #expect(same.map(\.value) == [24, 11])
    #expect(same.map { $0.shareOfWhole.map { ($0 * 1000).rounded() / 10 } } == [nil, 45.8])
    #expect(same.map { $0.own.map(\.figure) } == [["funnel.investigationOpened"], ["funnel.sentToCourt"]])
    // The 5,000 leave the time of the 6,000, and the reports of torture are of another time.
    #expect(report.published.first { $0.id == "published-16" }?.noShare == "leavesPeriod")
    #expect(report.published.first { $0.id == "published-10" }?.relation == "overlapping")
  }

  @Test func `the letter's claim stands beside the ratio and the allegations that were looked into`() throws {
    let work = try demonstration()
    let report = try funnel(work, ["--to", "2015-02-02", "--for", "internal"])
    let claim = try #require(report.published.first { $0.id == "published-02" })
    #expect(claim.relation == "same" && claim.value == 0.1)
    #expect(
      claim.own.map(\.figure) == ["allegations.ratioVisitsToAllegations", "allegations.addressed"])
  }

  @Test func `a complaint that was withdrawn under pressure stays in every count`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      "id,incident_date,acts,complaint_filed,withdrawn\na,2025-01,torture,yes,under-pressure\nb,2025-02,torture,yes,\n",
      to: "in/allegations.csv")
    try work.vigil("import", "in")
    for figure in [
      "allegations.total", "funnel.alleged", "funnel.complaintFiled", "breakdowns.act[torture].allegations",
    ] {
      let run = try work.vigil("explain", figure, "--for", "internal", "--from", "2025")
      #expect(run.output.contains(": 2\n") && run.output.contains("allegation/a\n"), "\(run.output)\(run.errors)")
    }
  }
}
