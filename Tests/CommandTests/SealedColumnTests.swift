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

  private static let rows = [("1", "", secret), ("1", "x", secret), ("2", "y", secret), ("2", "z", secret + " II")]

  /// What only the registry finds out, and what is odd about a record as a whole.
  @Test(
    arguments: [
      "key: '{S}', source: {from: A}", "key: '{No}', edits: '{S}', source: {from: A}",
      "key: '{No}', facility: {key: '{S}'}", "key: '{No}', facility: {id: '{S}'}",
      "key: '{No}', facility: {match: {name: '{S}'}}", "key: '{No}', source: {from: S}, several: fill",
      "key: '{No}', source: {from: S}", "key: '{No}{A}', region: {from: S, codes: {}, else: KZ-99}",
    ], ["csv", "xml"])
  func `nor by what comes later, in either format`(fields: String, format: String) throws {
    let work = try Workplace()
    try work.initialise()
    let record = format == "xml" ? ", record: /list/row" : ""
    try work.write(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: \(format)\(record)}]
      make:
      - allegation: {rows: t, acts: torture, narrative: {from: S}, \(fields)}

      """, to: "p.yaml")
    let rows = Self.rows.map { row in
      format == "csv"
        ? "\(row.0),\(row.1),\(row.2)\n" : "<row><No>\(row.0)</No><A>\(row.1)</A><S>\(row.2)</S></row>\n"
    }.joined()
    try work.write(format == "csv" ? "No,A,S\n\(rows)" : "<list>\(rows)</list>", to: "x.\(format)")
    let run = try work.vigil(
      "import", "x.\(format)", "--profile", "p.yaml", "--partial", "--report", "r.json", "--rejects", "back")
    let report = try String(contentsOf: work.folder.appendingPathComponent("r.json"), encoding: .utf8)
    for text in [run.output, run.errors, report] { #expect(!text.contains("Secretov"), "\(text)") }
    // The partner's own rows come back as they were; what is added to them quotes nothing.
    let back = (try? String(contentsOf: work.folder.appendingPathComponent("back"), encoding: .utf8)) ?? ""
    for line in back.split(separator: "\n") where line.contains("Secretov") {
      let added =
        format == "csv"
        ? line.drop { $0 != "\"" } : line[(line.range(of: "<notice_code>")?.lowerBound ?? line.endIndex)...]
      #expect(!added.contains("Secretov"), "\(line)")
    }
  }

  @Test func `a row that is taken for the header is not shown`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: csv, header: 3}]
      make:
      - allegation: {rows: t, key: "{No}", acts: torture, narrative: {from: S}}

      """, to: "p.yaml")
    for header in ["No,S", "Number,Story"] {
      try work.write("\(header)\n1,\(Self.secret)\n2,\(Self.secret)\n3,x\n", to: "x.csv")
      for command in [["import", "x.csv", "--profile", "p.yaml"], ["profile", "check", "p.yaml", "x.csv"]] {
        let run = try work.run(command)
        #expect(run.status == 1 && !(run.output + run.errors).contains("Secretov"), "\(run.output) \(run.errors)")
      }
    }
  }
}
