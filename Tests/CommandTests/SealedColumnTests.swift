import Foundation
import Testing

/// A column that a sealed field reads is quoted nowhere, also where an open field reads it too.
@Suite struct SealedColumnTests {
  private static let secret = "Secretov Ivan"

  @Test(arguments: [
    "acts: {from: S}", "acts: {from: S, codes: {a: torture}}", "acts: torture, persons: {from: S}",
    "acts: torture, incident_date: {from: S, date: d.M.yyyy}", "acts: torture, persons: {from: S, or: empty}",
    "acts: torture, persons: {join: [A, S]}", "acts: torture, persons: {first: [{from: A}, {from: S}]}",
    "acts: torture, persons: {from: A, or: {from: S}}", "acts: {flags: {S: torture}}",
    "several: {latest-by: S, date: d.M.yyyy}, acts: torture",
  ])
  func `nothing of it is quoted`(fields: String) throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: csv}]
      make:
      - allegation: {rows: t, key: "{No}", narrative: {from: S}, \(fields)}

      """, to: "p.yaml")
    try work.write("No,A,S\n1,,\(Self.secret)\n2,x,\(Self.secret)\n", to: "x.csv")
    let run = try work.vigil(
      "import", "x.csv", "--profile", "p.yaml", "--partial", "--report", "r.json", "--format", "json")
    let check = try work.vigil("profile", "check", "p.yaml", "x.csv")
    let report = try String(contentsOf: work.folder.appendingPathComponent("r.json"), encoding: .utf8)
    let batch = try work.vigil("batch", "show", "1")
    for text in [run.output, run.errors, report, check.output, check.errors, batch.output] {
      #expect(!text.contains("Secretov"), "\(text)")
    }
    #expect(try ImportCounts(run).notices.error + ImportCounts(run).notices.warning > 0)
  }
}
