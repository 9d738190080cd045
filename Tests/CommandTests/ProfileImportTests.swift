import Foundation
import Testing

/// What an import by profile does, in cases that once went wrong or easily might.
@Suite struct ProfileImportTests {
  private static let head = "name: P\npublisher: Partner\nscheme: p\nextent: full\ndefaults: {country: KZ}\n"

  private func counts(_ work: borrowing Workplace, _ arguments: String...) throws -> [String: ImportCounts.Counts] {
    try ImportCounts(work.run(["import"] + arguments + ["--profile", "p.yaml", "--format", "json"])).records
  }

  @Test func `two entries of one type each apply their own fields`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head + """
        sources: [{name: t, format: csv}]
        make:
        - facility: {rows: t, key: "{No}", name: {from: Name}, type: prison}
        - visit: {rows: t, key: "{No}-a", facility: {key: "{No}"}, start: {from: First}}
        - visit: {rows: t, key: "{No}-b", facility: {key: "{No}"}, start: {from: Second}, team_size: {from: Team}}

        """, to: "p.yaml")
    try work.write("No,Name,First,Second,Team\n1,One,2019,2020,3\n", to: "x.csv")
    #expect(try counts(work, "x.csv")["visit"] == .init(2, 0, 0, 0))
    try work.write("No,Name,First,Second,Team\n1,One,2019,2020,4\n", to: "x.csv")
    #expect(try counts(work, "x.csv")["visit"] == .init(0, 1, 1, 0))
    #expect(try work.vigil("visit", "list", "--format", "json").output.contains("\"team_size\":4"))
  }

  @Test func `of a table that was not given nothing is gone`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head + """
        sources:
        - {name: places, format: csv, files: places.csv}
        - {name: visits, format: csv, files: visits.csv}
        make:
        - facility: {rows: places, key: "{No}", name: {from: Name}, type: prison}
        - visit: {rows: visits, key: "{No}", facility: {key: "{Place}"}, start: {from: Day}}

        """, to: "p.yaml")
    try work.write("No,Name\n1,One\n2,Two\n", to: "in/places.csv")
    try work.write("No,Place,Day\nv1,1,2019\n", to: "in/visits.csv")
    #expect(try counts(work, "in") == ["facility": .init(2, 0, 0, 0), "visit": .init(1, 0, 0, 0)])
    try work.write("No,Name\n1,One\n", to: "in/places.csv")
    #expect(try counts(work, "in/places.csv") == ["facility": .init(0, 0, 1, 1), "visit": .init(0, 0, 0, 0)])
    // What was gone and returns is the same, not new.
    try work.write("No,Name\n2,Two\n1,One\n", to: "in/places.csv")
    #expect(try counts(work, "in/places.csv")["facility"] == .init(0, 0, 2, 0))
  }

  @Test func `counts add up where references cannot be resolved`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head + """
        sources: [{name: t, format: csv}]
        make:
        - visit: {rows: t, key: "{No}", facility: {id: "{Place}"}, start: {from: Day}}

        """, to: "p.yaml")
    try work.vigil("facility", "add", "--name", "One", "--type", "prison")
    try work.write("No,Place,Day\nv1,test-000001,2019\nv2,nowhere,2019\nv3,nowhere,2020\n", to: "x.csv")
    #expect(try counts(work, "x.csv")["visit"] == .init(1, 0, 0, 0, rejected: 2))
    #expect(try counts(work, "x.csv", "--partial")["visit"] == .init(1, 0, 0, 0, rejected: 2))
    try work.write("No,Place,Day\nv1,nowhere,2019\nv3,test-000001,2020\n", to: "x.csv")
    #expect(try counts(work, "x.csv", "--partial")["visit"] == .init(1, 0, 0, 0, rejected: 1))
    #expect(try work.vigil("visit", "list").output.contains("test-000001  2019"))
  }

  @Test func `what is a value already needs no translation, and else is for what is none`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head + """
        sources: [{name: t, format: csv, delimiter: ";"}]
        make:
        - facility:
            rows: t
            key: "{No}"
            name: {from: Name}
            type: {from: Kind, codes: {Kolonie: prison}, else: other}
            capacity: {from: Places, codes: {"many": "500"}, or: empty}
            latitude: {from: North, number: {decimal: ","}, else: "0"}
            other_names: {from: Names, split: " / "}

        """, to: "p.yaml")
    try work.write(
      "No;Name;Kind;Places;North;Names\n1;One;Remand;12;43,50;a / b\n2;Two;Burg;many;?;c\n3;Three;KOLONIE;few;;\n",
      to: "x.csv")
    let run = try work.vigil("import", "x.csv", "--profile", "p.yaml")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("[value-replaced]"))
    #expect(
      try work.vigil("facility", "list", "--format", "json").output == """
        [
        {"id":"test-000001","name":"One","other_names":["a","b"],"type":"remand","country":"KZ","latitude":43.5,"capacity":12,"identifiers":["p:1"],"source":"Partner"},
        {"id":"test-000002","name":"Two","other_names":["c"],"type":"other","country":"KZ","latitude":0,"capacity":500,"identifiers":["p:2"],"source":"Partner"},
        {"id":"test-000003","name":"Three","type":"prison","country":"KZ","identifiers":["p:3"],"source":"Partner"}
        ]

        """)
  }

  @Test func `an import meets records that came by an exchange folder`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head
        + "sources: [{name: t, format: csv}]\nmake:\n- facility: {rows: t, key: \"{No}\", name: {from: Name}, type: prison}\n",
      to: "p.yaml")
    try work.write("No,Name\n1,One\n2,Two\n", to: "x.csv")
    try work.vigil("import", "x.csv", "--profile", "p.yaml")
    try work.vigil("export", "--for", "internal", "--format", "csv", "--output", "out")
    try work.vigil("--registry", "other.vigil", "init", "--device", "othr")
    try work.vigil("--registry", "other.vigil", "import", "out")
    let again = try ImportCounts(
      work.vigil("--registry", "other.vigil", "import", "x.csv", "--profile", "p.yaml", "--format", "json"))
    #expect(again.records["facility"] == .init(0, 0, 2, 0))
    #expect(try work.vigil("--registry", "other.vigil", "facility", "list").output.split(separator: "\n").count == 2)
  }

  @Test(arguments: [
    // The contradiction comes after visits to the place were taken, or before.
    ("1,A,v1\n1,B,v2\n2,C,v3\n", 2), ("2,C,v3\n1,A,v1\n1,A,v2\n1,B,v4\n", 3), ("1,A,v1\n1,B,v1\n2,C,v3\n2,C,v4\n", 1),
  ])
  func `visits fall with a place whose rows contradict each other`(rows: String, fallen: Int) throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head
        + "sources: [{name: t, format: csv}]\nmake:\n- facility: {rows: t, key: \"{No}\", name: {from: Name}, type: prison}\n"
        + "- visit: {rows: t, key: \"{Visit}\", facility: {key: \"{No}\"}, start: \"2020\"}\n",
      to: "p.yaml")
    try work.write("No,Name,Visit\n\(rows)", to: "x.csv")
    let kept = Set(rows.split(separator: "\n").map { $0.split(separator: ",")[2] }).count - fallen
    let made = try counts(work, "x.csv", "--partial")
    #expect(made["facility"] == .init(1, 0, 0, 0, rejected: 1))
    #expect(made["visit"] == .init(kept, 0, 0, 0, rejected: fallen))
    #expect(try work.vigil("facility", "list").output.split(separator: "\n").count == 1)
    #expect(try work.vigil("visit", "list").output.split(separator: "\n").count == kept)
    #expect(try work.vigil("check").status == 0)
  }

  /// The names of the places that are parts of others, and of these.
  private func partOf(_ work: borrowing Workplace) throws -> [String: String] {
    struct Place: Decodable {
      let id: String
      let name: String
      let part_of: String?
    }
    let places = try JSONDecoder().decode(
      [Place].self, from: Data(work.vigil("facility", "list", "--format", "json").output.utf8))
    let names = Dictionary(uniqueKeysWithValues: places.map { ($0.id, $0.name) })
    return Dictionary(
      uniqueKeysWithValues: places.compactMap { place in place.part_of.map { (place.name, names[$0] ?? "") } })
  }

  @Test func `places may refer to places that come later, and fall with those that are missing`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head
        + "sources: [{name: t, format: csv}]\nmake:\n- facility: {rows: t, key: \"{No}\", name: {from: Name}, part_of: {key: \"{Whole}\"}, type: prison}\n",
      to: "p.yaml")
    try work.write("No,Name,Whole\n1,Wing,2\n2,House,3\n3,Whole,\n", to: "x.csv")
    #expect(try counts(work, "x.csv")["facility"] == .init(3, 0, 0, 0))
    #expect(try partOf(work) == ["House": "Whole", "Wing": "House"])
    // A chain that ends in nothing is rejected as far as it hangs on it; what was there stays as it was.
    try work.write("No,Name,Whole\n1,Wing,9\n2,House,3\n3,Whole,\n7,Cell,8\n8,Floor,9\n9,Roof,10\n", to: "x.csv")
    #expect(try counts(work, "x.csv")["facility"] == .init(0, 0, 2, 0, rejected: 4))
    #expect(try counts(work, "x.csv", "--partial")["facility"] == .init(0, 0, 2, 0, rejected: 4))
    #expect(try partOf(work) == ["House": "Whole", "Wing": "House"])
    #expect(try work.vigil("check").status == 0)
  }

  @Test func `a source changes its own text beside a translation that was added here`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head
        + "sources: [{name: t, format: csv}]\nmake:\n- facility: {rows: t, key: \"{No}\", name: {from: Name}, name@ru: {from: Ru}, type: prison}\n",
      to: "p.yaml")
    try work.write("No,Name,Ru\n1,One,Один\n", to: "x.csv")
    _ = try counts(work, "x.csv")
    try work.write("id,name@kk,name@ru\ntest-000001,Бір,Номер один\n", to: "own/facilities.csv")
    try work.vigil("import", "own")
    try work.write("No,Name,Ru\n1,Renamed,Переименован\n", to: "x.csv")
    #expect(try counts(work, "x.csv")["facility"] == .init(0, 1, 0, 0, review: 1))
    let shown = try work.vigil("facility", "show", "test-000001", "--format", "json").output
    #expect(shown.contains("\"name\": \"Renamed\""))
    #expect(shown.contains("\"name@kk\": \"Бір\"") && shown.contains("\"name@ru\": \"Номер один\""))
  }

  @Test func `the order of rows does not matter`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head + """
        sources: [{name: t, format: csv}]
        make:
        - facility: {rows: t, key: "{No}", several: {latest-by: Day}, name: {from: Name}, other_names: {from: Name, take: others}, type: prison}

        """, to: "p.yaml")
    let rows = [
      "1,Old,2018-01-01", "1,Newest,2020-01-01", "1,Middle,2019-01-01", "2,Only,2018-01-01", "1,Old,2017-01-01",
    ]
    for order in [rows, rows.reversed(), [rows[1], rows[3], rows[0], rows[2], rows[4]]] {
      try work.write("No,Name,Day\n\(order.joined(separator: "\n"))\n", to: "x.csv")
      let counts = try counts(work, "x.csv")["facility"]
      #expect(counts == .init(2, 0, 0, 0) || counts == .init(0, 0, 2, 0))
      #expect(try work.vigil("facility", "show", "test-000001").output.contains("other_names  Middle, Old"))
    }
  }

  @Test func `output to a device leaves the device in place`() throws {
    let work = try Workplace()
    try work.initialise()
    #expect(try work.vigil("report", "coverage", "--for", "internal", "--output", "/dev/null").status == 0)
    #expect(try work.vigil("report", "coverage", "--for", "internal", "--output", "/dev/full").status == 2)
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/full")[.type] as? FileAttributeType
    #expect(type == .typeCharacterSpecial)
  }

  @Test func `of 57,000 rows without a key of which 2,300 are equal to the letter none is lost`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head + """
        sources: [{name: t, format: csv}]
        make:
        - allegation: {rows: t, key: "{#}", acts: death-in-custody, incident_date: {from: Day}, region: {from: Region}}

        """, to: "p.yaml")
    let rows = (0..<54_700).map { "2\(String(100 + $0 % 900)),KZ-10,place \($0)" }
    let equal = (0..<2_300).map { "2019-0\(1 + $0 % 9),KZ-75,\($0 % 20)" }
    try work.write((["Day,Region,Place"] + rows + equal).joined(separator: "\n") + "\n", to: "x.csv")
    #expect(try counts(work, "x.csv")["allegation"] == .init(57_000, 0, 0, 0))
    try work.write((["Day,Region,Place"] + (rows + equal).reversed()).joined(separator: "\n") + "\n", to: "x.csv")
    #expect(try counts(work, "x.csv")["allegation"] == .init(0, 0, 57_000, 0))
  }

  @Test func `one XML file holds several tables, each under its own path`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head + """
        sources:
        - {name: places, format: xml, record: /e/places/place}
        - {name: visits, format: xml, record: /e/visits/visit}
        make:
        - facility: {rows: places, key: "{@no}", name: {from: name}, type: prison}
        - visit: {rows: visits, key: "{@no}", facility: {key: "{@place}"}, start: {from: day}}

        """, to: "p.yaml")
    try work.write(
      "<e><visits><visit no='v' place='1'><day>2026</day></visit></visits><places><place no='1'><name>One</name></place></places></e>",
      to: "in/x.xml")
    let expected: [String: ImportCounts.Counts] = ["facility": .init(1, 0, 0, 0), "visit": .init(1, 0, 0, 0)]
    #expect(try counts(work, "in/x.xml", "--dry-run") == expected)
    #expect(try counts(work, "in") == expected)
    try FileManager.default.createDirectory(
      at: work.folder.appendingPathComponent("empty"), withIntermediateDirectories: true)
    let none = try work.vigil("import", "in", "empty", "--profile", "p.yaml")
    #expect(none.status == 1 && none.errors.contains("empty has no file like *.xml"))
  }

  @Test func `where a profile does not fit its file the answer names its types all the same`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.head
        + "sources: [{name: t, format: csv}]\nmake:\n- facility: {rows: t, key: \"{No}\", name: {from: Name}, type: prison}\n",
      to: "p.yaml")
    try work.write("No,Title\n1,One\n", to: "x.csv")
    let run = try work.vigil("import", "x.csv", "--profile", "p.yaml", "--format", "json")
    #expect(try ImportCounts(run).records == ["facility": .init(0, 0, 0, 0)])
    #expect(run.status == 1 && run.output.contains("\"profile\": \"P\""))
  }
}
