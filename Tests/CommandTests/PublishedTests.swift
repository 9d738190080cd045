import Foundation
import Testing

/// What the demonstration says of the world outside.
@Suite struct PublishedTests {
  private func demonstration() throws -> Workplace {
    let work = try Workplace()
    let run = try work.vigil("demo", "demo")
    #expect(
      run.output.contains("22 follow-ups, 22 assessments, 18 figures, 8 engagements"), "\(run.output)\(run.errors)")
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
    }
    #expect(try work.vigil("check").status == 0)
  }

  @Test func `the resolution has its demands by section, in four languages, and their results`() throws {
    let work = try demonstration()
    let demands = try rows(work, "follow-up")
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
}
