import Testing

/// Imports look up all references at their end; the schema does so at each row of any other write.
@Suite struct ImportReferencesTests {
  /// A file whose rows are led astray on their way in: what a mistake of the program's would do.
  private static func make(
    _ work: borrowing Workplace, leading column: String, of table: String, by key: String = "key"
  ) throws {
    try work.initialise()
    try work.write("id,name,type\nf1,One,prison\n", to: "places/facilities.csv")
    #expect(try work.vigil("import", "places").status == 0)
    try work.write("id,facility,start,allegations\nv1,f1,2025-01-01,a1\n", to: "in/visits.csv")
    try work.write("id,facility,acts\na1,f1,torture\n", to: "in/allegations.csv")
    let trigger =
      "CREATE TRIGGER astray AFTER INSERT ON \(table) BEGIN UPDATE \(table) SET \(column) = 77 WHERE \(key) = new.\(key); END"
    let run = try work.run(
      [trigger],
      shell: "python3 -c 'import sqlite3, sys; sqlite3.connect(\"registry.vigil\").execute(sys.argv[1])' \"$1\"")
    #expect(run.status == 0, "\(run.errors)")
  }

  private static func expectNothingKept(_ work: borrowing Workplace) throws {
    #expect(try work.vigil("visit", "list").output.contains("v1") == false)
    #expect(try work.vigil("batch", "show", "2").status == 1)
  }

  @Test(arguments: [("facility", "visit"), ("facility", "allegation")])
  func `an import that would leave a reference to nothing keeps nothing`(column: String, table: String) throws {
    let work = try Workplace()
    try Self.make(work, leading: column, of: table)
    let run = try work.vigil("import", "in")
    #expect(run.status == 2)
    #expect(run.errors.contains("facility would refer to a facility that is not there"), "\(run.errors)")
    try Self.expectNothingKept(work)
  }

  @Test func `a link to nothing is noticed like a reference`() throws {
    let work = try Workplace()
    try Self.make(work, leading: "allegation", of: "visit_allegation", by: "visit")
    let run = try work.vigil("import", "in")
    #expect(run.status == 2)
    #expect(run.errors.contains("visit/v1: allegations would refer to"), "\(run.errors)")
    try Self.expectNothingKept(work)
  }

  @Test func `what referred to nothing before an import does not stop it`() throws {
    let work = try Workplace()
    try Self.make(work, leading: "facility", of: "visit")
    let run = try work.run(
      [],
      shell: """
        python3 -c 'import sqlite3; c = sqlite3.connect("registry.vigil"); c.executescript("DROP TRIGGER astray; PRAGMA foreign_keys = OFF");
        c.execute("UPDATE facility SET part_of = 55"); c.commit()'
        """)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try work.vigil("import", "in").status == 0)
    #expect(try work.vigil("check").status == 1)
  }
}
