import Foundation
import Testing

/// Two corrections of one record: where `latest-by` tells which is later, that one holds, in whatever order they come.
@Suite struct RivalCorrectionTests {
  private static let rows = ["a,,One,2020-01-01", "b,a,Two,2020-03-01", "c,a,Three,2020-02-01"]

  private func names(_ several: String, _ rows: [String], in work: borrowing Workplace) throws -> String {
    try work.write(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: csv}]
      make:
      - facility:
          {rows: t, key: "{No}", edits: "{Old}", several: \(several), name: {from: Name}, type: prison}

      """, to: "p.yaml")
    try work.write("No,Old,Name,Day\n\(rows.joined(separator: "\n"))\n", to: "x.csv")
    let run = try work.vigil("import", "x.csv", "--profile", "p.yaml", "--partial")
    let list = try work.vigil("facility", "list", "--format", "json").output
    let kept = ["One", "Two", "Three", "Four"].filter { list.contains("\"\($0)\"") }
    return (kept + (run.errors.contains("repeated-key") ? ["repeated-key"] : [])).joined(separator: " ")
  }

  @Test(arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
  func `the later one holds`(order: [Int]) throws {
    let work = try Workplace()
    try work.initialise()
    let rows = order.map { Self.rows[$0] }
    #expect(try names("{latest-by: Day}", rows, in: work) == "Two")
    // The same again, also in another order, changes nothing.
    #expect(try names("{latest-by: Day}", rows.reversed(), in: work) == "Two")
    // What is further along the chain goes before what is later.
    #expect(try names("{latest-by: Day}", rows + ["d,c,Four,2019-01-01"], in: work) == "Four")
  }

  @Test(arguments: [[0, 1, 2], [1, 2, 0]])
  func `without a day nobody can tell`(order: [Int]) throws {
    let work = try Workplace()
    try work.initialise()
    #expect(try names("error", order.map { Self.rows[$0] }, in: work) == "repeated-key")
  }
}
