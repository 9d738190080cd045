import Foundation
import Testing

/// Several tables of one record, corrections under a new key, files that cover a part, places by their name.
@Suite struct JointTablesTests {
  private static let head = "name: P\npublisher: Partner\nscheme: p\ndefaults: {country: KZ}\n"

  private static let fill =
    head + """
      extent: full
      sources:
      - {name: places, format: csv, files: places.csv}
      - {name: counts, format: csv, files: counts.csv}
      make:
      - facility: {rows: places, key: "{No}", several: fill, name: {from: Name}, type: prison, locality: {from: Town}}
      - facility: {rows: counts, key: "{No}", capacity: {from: Beds}, population: {from: Held}}

      """

  private func counts(_ work: borrowing Workplace, _ arguments: String...) throws -> [String: ImportCounts.Counts] {
    try ImportCounts(work.run(["import"] + arguments + ["--profile", "p.yaml", "--format", "json"])).records
  }

  private func list(_ work: borrowing Workplace, _ type: String = "facility") throws -> String {
    try work.vigil(type, "list", "--format", "json").output
  }

  @Test func `several tables tell of one place, together and one at a time`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.fill, to: "p.yaml")
    try work.write("No,Name,Town\n1,One,A\n2,Two,\n", to: "in/places.csv")
    try work.write("No,Beds,Held\n2,20,\n1,10,9\n", to: "in/counts.csv")
    #expect(try counts(work, "in")["facility"] == .init(2, 0, 0, 0))
    let before = try list(work)
    #expect(
      before.contains(#""name":"One","type":"prison","country":"KZ","locality":"A","capacity":10,"population":9"#))
    #expect(try counts(work, "in")["facility"] == .init(0, 0, 2, 0))
    #expect(try counts(work, "in/counts.csv")["facility"] == .init(0, 0, 2, 0))
    #expect(try counts(work, "in/places.csv")["facility"] == .init(0, 0, 2, 0))
    #expect(try list(work) == before)
    // A table that is given alone changes its own fields and no others.
    try work.write("No,Beds,Held\n2,20,5\n1,10,\n", to: "in/counts.csv")
    #expect(try counts(work, "in/counts.csv")["facility"] == .init(0, 2, 0, 0))
    let after = try list(work)
    #expect(after.contains(#""locality":"A","capacity":10,"identifiers""#))
    #expect(after.contains(#""name":"Two","type":"prison","country":"KZ","capacity":20,"population":5"#))
  }

  @Test func `what a place needs may come from any table, and a contradiction is an error`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.fill, to: "p.yaml")
    try work.write("No,Name,Town\n1,One,A\n1,One,B\n3,Three,\n", to: "in/places.csv")
    try work.write("No,Beds,Held\n2,20,\n3,30,\n", to: "in/counts.csv")
    let run = try work.vigil("import", "in", "--profile", "p.yaml", "--partial", "--format", "json")
    let made = try ImportCounts(run)
    #expect(made.records["facility"] == .init(1, 0, 0, 0, rejected: 2))
    #expect(made.notices.byCode == ["contradicting-parts": 1, "required": 2])
    #expect(run.errors.contains("in/counts.csv:2:1: error: a facility needs name, and no row of “2” has it"))
    #expect(try list(work).contains(#""name":"Three","type":"prison","country":"KZ","capacity":30"#))
  }

  @Test func `of a place that several tables tell of nothing is gone until all of them lack it`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.fill, to: "p.yaml")
    try work.write("No,Name,Town\n1,One,\n2,Two,\n", to: "in/places.csv")
    try work.write("No,Beds,Held\n1,10,\n2,20,\n", to: "in/counts.csv")
    #expect(try counts(work, "in")["facility"] == .init(2, 0, 0, 0))
    try work.write("No,Beds,Held\n1,10,\n", to: "in/counts.csv")
    #expect(try counts(work, "in/counts.csv")["facility"] == .init(0, 0, 1, 0))
    #expect(try counts(work, "in")["facility"] == .init(0, 1, 1, 0))
    try work.write("No,Name,Town\n1,One,\n", to: "in/places.csv")
    #expect(try counts(work, "in")["facility"] == .init(0, 0, 1, 1))
  }

  @Test func `a good row of a rejected one's record is kept also where other rows contradict each other`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head + """
        sources: [{name: t, format: csv}]
        make:
        - facility: {rows: t, key: "{No}", name: {from: Name}, type: prison, capacity: {from: Beds}}

        """, to: "p.yaml")
    try work.write("No,Name,Beds\n1,One,x\n2,Two,1\n2,Two,2\n1,One,10\n", to: "x.csv")
    let made = try ImportCounts(work.vigil("import", "x.csv", "--profile", "p.yaml", "--partial", "--format", "json"))
    #expect(made.records["facility"] == .init(1, 0, 0, 0, rejected: 1))
  }

  @Test func `nothing is gone where a row may have told of it and could not be read`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head + """
        extent: full
        sources: [{name: t, format: csv}]
        make:
        - facility: {rows: t, key: "{No}", name: {from: Name}, type: prison}

        """, to: "p.yaml")
    try work.write("No,Name\n1,One\n2,Two\n3,Three\n", to: "x.csv")
    #expect(try counts(work, "x.csv")["facility"] == .init(3, 0, 0, 0))
    try work.write("No,Name\n1,One\n2\n", to: "x.csv")
    #expect(try counts(work, "x.csv", "--partial")["facility"] == .init(0, 0, 1, 0, rejected: 1))
    try work.write("No,Name\n1,One\n2,\n", to: "x.csv")
    #expect(try counts(work, "x.csv", "--partial")["facility"] == .init(0, 0, 1, 1, rejected: 1))
  }

  @Test func `two entries for one type that say nothing of each other each need the whole record`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.fill.replacingOccurrences(of: "several: fill, ", with: ""), to: "p.yaml")
    try work.write("No,Name,Town\n1,One,A\n", to: "places.csv")
    let run = try work.vigil("import", "places.csv", "--profile", "p.yaml")
    #expect(
      run.status == 1 && run.errors.contains("facility needs the field name") && run.errors.contains("several: fill"))
  }

  private static let edits =
    head + """
      sources: [{name: t, format: csv}]
      make:
      - facility: {rows: t, key: "{Id}", edits: "{Before}", name: {from: Name}, type: prison}
      - visit: {rows: t, key: "{Id}", edits: "{Before}", facility: {key: "{Id}"}, start: {from: Day}}

      """

  @Test(
    "a correction under a new key changes the record, in whatever order the rows come",
    arguments: [
      "a,,One,2019\nb,a,One!,2020\nc,b,One!!,2021\n", "c,b,One!!,2021\nb,a,One!,2020\na,,One,2019\n",
      "b,a,One!,2020\na,,One,2019\nc,b,One!!,2021\n", "a,,One,2019\nc,b,One!!,2021\nb,a,One!,2020\n",
    ])
  func corrections(rows: String) throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.edits, to: "p.yaml")
    try work.write("Id,Before,Name,Day\n\(rows)", to: "x.csv")
    #expect(try counts(work, "x.csv") == ["facility": .init(1, 0, 0, 0), "visit": .init(1, 0, 0, 0)])
    let before = try list(work) + list(work, "visit")
    #expect(before.contains(#""name":"One!!""#) && before.contains(#""start":"2021""#) && before.contains(#""p:a""#))
    #expect(try counts(work, "x.csv") == ["facility": .init(0, 0, 1, 0), "visit": .init(0, 0, 1, 0)])
    // The first form alone does not undo what corrected it; a further one goes on.
    try work.write("Id,Before,Name,Day\na,,One,2019\n", to: "y.csv")
    #expect(try counts(work, "y.csv")["facility"] == .init(0, 0, 1, 0))
    #expect(try list(work) + list(work, "visit") == before)
    try work.write("Id,Before,Name,Day\nd,c,Uno,2022\n", to: "y.csv")
    #expect(try counts(work, "y.csv")["facility"] == .init(0, 1, 0, 0))
    #expect(try list(work).contains(#""name":"Uno""#))
    #expect(try work.vigil("check").status == 0)
  }

  @Test func `a circle of corrections ends`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.edits, to: "p.yaml")
    try work.write("Id,Before,Name,Day\na,b,One,2019\nb,a,Two,2020\nc,c,Three,2021\n", to: "x.csv")
    #expect(try work.vigil("import", "x.csv", "--profile", "p.yaml").status == 0)
  }

  @Test func `a file that covers one part makes only records of that part gone`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head + """
        sources: [{name: t, format: csv}]
        make:
        - facility: {rows: t, key: "{No}", full-by: Office, name: {from: Name}, type: prison}

        """, to: "p.yaml")
    try work.write("No,Name,Office\n1,One,North\n2,Two,North\n", to: "north.csv")
    try work.write("No,Name,Office\n3,Three,South\n4,Four,South\n", to: "south.csv")
    #expect(try counts(work, "north.csv")["facility"] == .init(2, 0, 0, 0))
    #expect(try counts(work, "south.csv")["facility"] == .init(2, 0, 0, 0))
    try work.write("No,Name,Office\n1,One,north\n", to: "north.csv")
    #expect(try counts(work, "north.csv")["facility"] == .init(0, 0, 1, 1))
    #expect(try counts(work, "south.csv")["facility"] == .init(0, 0, 2, 0))
    // A record that moves to another part is not gone.
    try work.write("No,Name,Office\n1,One,North\n3,Three,North\n", to: "north.csv")
    #expect(try counts(work, "north.csv")["facility"] == .init(0, 0, 2, 1))
    try work.write("No,Name,Office\n4,Four,South\n", to: "south.csv")
    #expect(try counts(work, "south.csv")["facility"] == .init(0, 0, 1, 0))
  }

  @Test func `a place is found by its name, in either script, where only one has it`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head + """
        sources: [{name: t, format: csv}]
        make:
        - visit:
            rows: t
            key: "{No}"
            facility: {match: {name: "{Place}", region: {from: Region, missing: ["-"]}}}
            start: {from: Day}

        """, to: "p.yaml")
    for (name, region) in [("Колония ЛА-155/14", "KZ-19"), ("Central prison", "KZ-71"), ("Central prison", "KZ-75")] {
      try work.vigil("facility", "add", "--name", name, "--type", "prison", "--region", region)
    }
    try work.write(
      "No,Place,Region,Day\n1,Kolonia LA-155/14,-,2026\n2,CENTRAL PRISON,KZ-75,2026\n3,Central prison,-,2026\n4,Nowhere,-,2026\n",
      to: "x.csv")
    let run = try work.vigil("import", "x.csv", "--profile", "p.yaml", "--partial", "--format", "json")
    let made = try ImportCounts(run)
    #expect(made.records["visit"] == .init(2, 0, 0, 0, rejected: 2), "\(run.errors)")
    #expect(made.notices.byCode == ["ambiguous-place": 1, "unresolved-reference": 1])
    #expect(try list(work, "visit").contains(#""facility":"test-000003""#))
    try work.vigil("facility", "edit", "test-000003", "--merged-into", "test-000002")
    try work.write("No,Place,Region,Day\n3,Central prison,-,2026\n", to: "x.csv")
    #expect(try counts(work, "x.csv")["visit"] == .init(1, 0, 0, 0))
    #expect(try list(work, "visit").contains(#""facility":"test-000002""#))
    #expect(try work.vigil("history", "visit/test-000004").status == 0)
  }
}
