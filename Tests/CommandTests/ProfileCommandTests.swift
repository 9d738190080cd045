import Foundation
import Testing

@Suite struct ProfileCommandTests {
  private static let profile = """
    name: Example
    publisher: Example office
    scheme: ex
    sources:
    - {name: t, format: csv}
    make:
    - facility:
        rows: t
        key: "{No}"
        name: {from: Name}
        type: {from: Kind, codes: {colony: prison, limited: other}}

    """

  private func checked(_ profile: String, _ table: String? = nil, _ more: String...) throws -> VigilRun {
    let work = try Workplace()
    try work.write(profile, to: "p.yaml")
    if let table { try work.write(table, to: "t.csv") }
    return try work.run(["profile", "check", "p.yaml"] + (table == nil ? [] : ["t.csv"]) + more)
  }

  @Test func `every profile that comes with Vigil is listed, can be shown, and is right`() throws {
    let work = try Workplace()
    let list = try work.vigil("profile", "list", "--format", "json")
    let names = try #require(JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]])
      .compactMap { $0["profile"] as? String }
    #expect(names.contains("hiqa") && names.contains("demo-register"))
    for name in names {
      #expect(try work.vigil("profile", "check", name).status == 0)
      let words = try work.vigil("profile", "show", name)
      #expect(words.status == 0 && words.output.contains("Each row makes"), "\(words.output)")
      let json = try work.vigil("profile", "show", name, "--format", "json")
      #expect((try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])?["make"] != nil)
      let yaml = try work.vigil("profile", "show", name, "--yaml")
      #expect(
        yaml.output
          == (try String(
            contentsOf: Workplace.project.appendingPathComponent("Imports/\(name)/profile.yaml"), encoding: .utf8)))
    }
    #expect(try work.vigil("profile", "list").output.contains("hiqa  HIQA inspections"))
  }

  @Test func `a profile without problems is accepted, with a registry and without`() throws {
    let alone = try checked(Self.profile)
    #expect(alone.status == 0 && alone.output == "p.yaml: nothing wrong was found.\n")
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.profile, to: "p.yaml")
    try work.write("No,Name,Kind\n1,One,colony\n2,Two,remand\n", to: "t.csv")
    let run = try work.vigil("profile", "check", "p.yaml", "t.csv")
    #expect(run.status == 0 && run.output == "p.yaml, read beside 1 file with 2 rows: nothing wrong was found.\n")
    #expect(try work.vigil("facility", "list").output == "")
    #expect(try work.vigil("batch", "list").output == "")
  }

  @Test func `all problems come at once, each with its place`() throws {
    let run = try checked(
      Self.profile.replacing("scheme", with: "skeme").replacing("name: {from", with: "nam: {from")
        .replacing("prison", with: "prisn"))
    #expect(run.status == 1 && run.errors == "")
    for place in ["p.yaml:1:1: ", "p.yaml:3:1: ", "p.yaml:10:5: ", "p.yaml:11:"] {
      #expect(run.output.contains(place), "\(run.output)")
    }
  }

  @Test func `a column that the file lacks is named with those that it has`() throws {
    let run = try checked(Self.profile, "No,Nme,Kind\n1,One,colony\n")
    #expect(run.status == 1)
    #expect(run.output.contains("t.csv has no column Name") && run.output.contains("Nme, Kind"), "\(run.output)")
  }

  @Test func `values that nothing translates are counted, with the nearest code`() throws {
    let rows = ["colony", "Colony", "castle", "castle", "police stations", "colny"].enumerated()
      .map { "\($0.offset),N\($0.offset),\($0.element)\n" }
    let run = try checked(Self.profile, "No,Name,Kind\n\(rows.joined())")
    #expect(run.status == 1)
    for text in [
      "p.yaml:11:5: type: “castle” stands in t.csv 2 times, first in line 4, and nothing translates it\n",
      "the codes are prison, remand,", "type: “police stations” stands in t.csv in line 6",
      "the nearest code is police-station", "the profile translates “colony” to prison",
      "p.yaml, read beside 1 file with 6 rows: 3 problems.",
    ] {
      #expect(run.output.contains(text), "\(run.output)")
    }
    let json = try checked(Self.profile, "No,Name,Kind\n\(rows.joined())", "--format", "json")
    let answer = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let values = try #require(answer["untranslated"] as? [[String: Any]])
    #expect(values.map { $0["value"] as? String } == ["castle", "police stations", "colny"])
    #expect(values.map { $0["rows"] as? Int } == [2, 1, 1])
    #expect(values.map { $0["nearest"] as? String } == [nil, "police-station", "prison"])
    #expect(answer["accepted"] as? Bool == false)
  }

  @Test func `values that are too many to be told apart are counted together`() throws {
    let rows = (0..<1200).map { "\($0),N\($0),castle \($0)\n" }.joined()
    let run = try checked(Self.profile, "No,Name,Kind\n\(rows)")
    #expect(run.output.contains("; 200 more values like it [unknown-code]"), "\(run.output.suffix(400))")
    #expect(run.output.hasSuffix("with 1200 rows: 1001 problems.\n"))
  }

  @Test func `nothing of a sealed field is shown`() throws {
    let profile = """
      name: Example
      publisher: Example office
      scheme: ex
      sources:
      - {name: t, format: csv}
      make:
      - allegation:
          rows: t
          key: "{No}"
          acts: {from: Act}
          medical_finding: {from: Degree}
          narrative: {from: Story}

      """
    let run = try checked(profile, "No,Act,Degree,Story\n1,torture,secret-degree,secret story\n")
    // That a value cannot be read is said, and not what it is.
    #expect(run.status == 1 && run.output.contains("medical_finding"), "\(run.output)")
    #expect(!run.output.contains("secret") && !run.errors.contains("secret"), "\(run.output)")
  }

  @Test func `an XML path that is nowhere is named with those that are near`() throws {
    let work = try Workplace()
    try work.write(
      Self.profile.replacing("format: csv", with: "format: xml, record: /a/b").replacing(
        "from: Name", with: "from: Nmae"),
      to: "p.yaml")
    try work.write("<a><b><No>1</No><Name>One</Name><Kind>colony</Kind></b></a>", to: "t.xml")
    let run = try work.vigil("profile", "check", "p.yaml", "t.xml")
    #expect(run.output.contains("no record has Nmae [path-not-found]\n  hint: did you mean Name?"), "\(run.output)")
  }

  @Test func `a draft is written to a new file only`() throws {
    let work = try Workplace()
    try work.write("Name,Type\nOne,prison\n", to: "t.csv")
    try work.write("mine\n", to: "d.yaml")
    let run = try work.vigil("profile", "draft", "t.csv", "--output", "d.yaml")
    #expect(run.status == 1 && run.errors.contains("d.yaml is there already"))
    #expect(try String(contentsOfFile: work.path("d.yaml"), encoding: .utf8) == "mine\n")
    let empty = try work.vigil("profile", "draft", "/dev/null")
    #expect(empty.status == 1 && empty.errors.contains("/dev/null is empty"))
    let missing = try work.vigil("profile", "draft", "nowhere.csv")
    #expect(missing.status == 1 && missing.errors.contains("hint: check the path"))
  }
}
