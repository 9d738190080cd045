import Foundation
import Testing

/// Exchange folders whose rows contradict each other or refer to what is not there.
@Suite struct ExchangeImportTests {
  private static let header = "id,name,type,country,replaces,part_of,merged_into\n"

  private func places(_ rows: String, _ work: borrowing Workplace, partial: Bool = true) throws -> ImportCounts.Counts?
  {
    try work.write(Self.header + rows, to: "in/facilities.csv")
    let run = try work.run(["import", "in", "--format", "json"] + (partial ? ["--partial"] : []))
    return try ImportCounts(run).records["facility"]
  }

  @Test(arguments: [
    // What is good is kept: also a place that is part of another, or of itself.
    ("a,A,prison,KZ,,,\nb,B,prison,KZ,,a,\nz,Z,prison,KZ,nope,,\n", 2, 1),
    ("a,A,prison,KZ,,,\nb,B,prison,KZ,,,a\nz,Z,prison,KZ,nope,,\n", 2, 1),
    ("c,C,prison,KZ,,c,\na,A,prison,KZ,zz,,\nb,B,prison,KZ,,a,\n", 1, 2),
    // A chain of references falls as far as it hangs on what is missing.
    ("a,A,prison,KZ,,b,\nb,B,prison,KZ,,c,\nc,C,prison,KZ,,nope,\nd,D,prison,KZ,,,\n", 1, 3),
    // References that go round are references all the same.
    ("a,A,prison,KZ,,b,\nb,B,prison,KZ,,a,\n", 2, 0),
    // One id, a good row and a bad one, in either order; and twice the same id.
    ("a,A,bad,KZ,,,\na,A,prison,KZ,,,\nb,B,prison,KZ,,,\n", 1, 1),
    ("a,A,prison,KZ,,,\na,A,bad,KZ,,,\nb,B,prison,KZ,,a,\n", 0, 2),
    ("a,A,prison,KZ,,,\na,B,prison,KZ,,,\na,C,prison,KZ,,,\n", 0, 1),
  ])
  func `the good records are kept and counted, the others counted`(rows: String, new: Int, rejected: Int) throws {
    let work = try Workplace()
    try work.initialise()
    #expect(try places(rows, work) == .init(new, 0, 0, 0, rejected: rejected))
    #expect(try work.vigil("facility", "list").output.split(separator: "\n").count == new)
    #expect(try work.vigil("check").status == 0)
  }

  @Test func `a rejected change leaves the record as it was`() throws {
    let work = try Workplace()
    try work.initialise()
    _ = try places("a,A,prison,KZ,,,\nb,B,prison,KZ,a,a,\n", work)
    let before = try work.vigil("facility", "list", "--format", "json").output
    #expect(try places("b,Changed,prison,KZ,nope,a,\na,A,prison,KZ,,,\n", work) == .init(0, 0, 1, 0, rejected: 1))
    #expect(try work.vigil("facility", "list", "--format", "json").output == before)
    #expect(try work.vigil("check").status == 0)
  }

  @Test func `the registry's country fills one each time`() throws {
    let work = try Workplace()
    try work.initialise()
    #expect(try places("a,A,prison,,,,\n", work, partial: false) == .init(1, 0, 0, 0))
    #expect(try places("a,A,prison,,,,\n", work, partial: false) == .init(0, 0, 1, 0))
  }

  @Test func `a report never replaces a registry`() throws {
    let work = try Workplace()
    try work.initialise()
    #expect(try work.vigil("report", "coverage", "--for", "internal", "--output", "registry.vigil").status == 1)
    #expect(try work.vigil("check").status == 0)
  }

  @Test func `a file cannot colour the terminal`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write("id,name,type\n\u{1b}[31mx,A\u{202e}B,pri\u{9b}son\n", to: "in/facilities.csv")
    let run = try work.vigil("import", "in")
    #expect(run.status == 1)
    let harmful = run.errors.unicodeScalars.filter {
      $0.value < 0x20 && $0 != "\n" || $0.value == 0x9b || $0.value == 0x202e
    }
    #expect(harmful.isEmpty)
  }
}
