import Registry
import RegistryImport
import Testing

/// Keys, repeats and tests of the profile language.
@Suite struct ProfileRecordTests {
  private static let head = "name: P\npublisher: P\nscheme: p\n"

  @Test func `equal rows are counted and none is lost`() throws {
    let yaml =
      Self.head + "sources: [{name: t, format: csv}]\nmake:\n"
      + "- allegation: {rows: t, key: \"{#}\", acts: death-in-custody, incident_date: {from: Day}, narrative: {from: Text}}\n"
      + "- allegation: {rows: t, key: \"{Day}/{#}\", acts: other, incident_date: {from: Day}}\n"
    let csv = "Day,Text\n2026-01-01,a\n2026-01-01,b\n2026-01-02,a\n2026-01-01,a\n"
    let trial = try ProfileTrial(yaml, csv)
    let keys = trial.records.map { $0.split(separator: " ")[1] }
    #expect(keys.count == 8 && Set(keys).count == 8)
    // What a sealed field alone reads is in no key.
    let shapes = keys.map { $0.split(separator: "-").last ?? "" }
    #expect(shapes == ["1", "1", "2", "2", "1", "1", "3", "3"])
    // The order of rows makes no difference to the keys.
    let other = try ProfileTrial(yaml, "Day,Text\n2026-01-02,a\n2026-01-01,b\n2026-01-01,a\n2026-01-01,a\n")
    #expect(Set(other.records.map { $0.split(separator: " ")[1] }) == Set(keys))
  }

  @Test(arguments: [1, 11, 1 << 16])
  func `repeated elements make records of their own`(chunk: Int) throws {
    let trial = try ProfileTrial(
      Self.head + """
        sources:
        - {name: t, format: xml, record: /data/form}
        make:
        - visit: {rows: t, key: "{meta/instanceID}", facility: {id: "{place}"}, start: {from: day}, source: S}
        - finding:
            rows: t
            each: theme
            key: "{../meta/instanceID}/{name}"
            visit: {key: "{../meta/instanceID}"}
            theme: {from: name}
            text: {from: note, optional: true}
            only-if: {name: present}
            source: S

        """,
      """
      <data><form><place>a</place><day>2026-05-04</day><theme><name>health</name><note>n</note></theme>
      <theme><name/></theme><theme><name>regime</name></theme><meta><instanceID>u1</instanceID></meta></form></data>
      """, chunk: chunk)
    #expect(
      trial.records == [
        #"visit u1 {"facility":"id:a","start":"2026-05-04","source":"S"}"#,
        #"finding u1/health {"visit":"key:u1","theme":"health","text":"n","source":"S"}"#,
        #"finding u1/regime {"visit":"key:u1","theme":"regime","source":"S"}"#,
      ])
    #expect(trial.notices.isEmpty)
  }

  @Test func `a repeated element is several values of a field of several, and else the first counts`() throws {
    let trial = try ProfileTrial(
      Self.head + """
        sources: [{name: t, format: xml, record: /r/e}]
        make:
        - allegation: {rows: t, key: "{@id}", acts: {from: act}, region: {from: region}, case_code: {from: code, take: last}}

        """,
      """
      <r><e id='1'><act>torture</act><act>threats</act><region>KZ-10</region><region>KZ-11</region>
      <code>a</code><code>b</code></e></r>
      """)
    #expect(trial.value("acts") == "torture|threats")
    #expect(trial.value("region") == "KZ-10")
    #expect(trial.value("case_code") == "b")
    #expect(trial.codes == [.repeatedElement])
  }

  @Test(
    "only rows for which a test holds make a record",
    arguments: [
      ("{A: present}", "x", true), ("{A: absent}", "x", false), ("{A: {equals: X}}", "x", true),
      ("{A: {in: [y, X]}}", "x", true), ("{A: {contains: y}}", "x", false), ("{A: {matches: '^[a-z]$'}}", "x", true),
      ("{not: {A: present}}", "x", false), ("{any: [{A: absent}, {A: {equals: x}}]}", "x", true),
      ("{all: [{A: present}, {A: {equals: y}}]}", "x", false),
    ])
  func tests(test: String, cell: String, holds: Bool) throws {
    let trial = try ProfileTrial.fields("only-if: \(test)", of: "Name,A\nOne,\(cell)\n")
    #expect(trial.records.count == (holds ? 1 : 0))
  }

  @Test func `a reference may be several keys`() throws {
    let trial = try ProfileTrial(
      Self.head + """
        sources: [{name: t, format: csv}]
        make:
        - visit:
            rows: t
            key: "{No}"
            facility: {match: {name: "{Place}", region: {from: R, codes: {north: KZ-59}}}}
            start: {from: Day}
            allegations: {key: "{Cases}", split: ";", missing: ["-"]}
            source: S

        """, "No,Place,R,Day,Cases\n1,One,North,2026,a; b;-\n")
    #expect(
      trial.records == [
        #"visit 1 {"facility":"match:{\"name\":\"One\",\"region\":\"KZ-59\"}","start":"2026","allegations":"key:a|key:b","source":"S"}"#
      ])
  }

  private func problems(_ yaml: String, _ files: [String: String] = [:]) throws -> [ProfileProblem] {
    let codes = try TestCodes.all()
    do {
      _ = try ProfileReader.read(yaml, codes: codes) { files[$0] }
      return []
    } catch {
      return error.problems
    }
  }

  @Test func `shared parts are included, also in lists and from their own folder`() throws {
    let yaml =
      Self.head + """
        include: shared/head.yaml
        make:
        - include: shared/places.yaml
        """
    let files = [
      "shared/head.yaml": "sources: [{name: t, format: csv}]\n",
      "shared/places.yaml":
        "- facility: {rows: t, key: \"{A}\", name: {from: A}, type: {from: B, codes: {include: codes.yaml}}}\n",
      "shared/codes.yaml": "colony: prison\n",
    ]
    #expect(try problems(yaml, files).isEmpty)
    let found = try problems(yaml, files.merging(["shared/codes.yaml": "a: prison\ncolony: castle\n"]) { $1 })
    #expect(found.map { "\($0.file ?? ""):\($0.line)" } == ["shared/codes.yaml:2"])
    #expect(try problems(yaml).contains { $0.message.contains("there is no file shared/head.yaml") })
    let circle = files.merging(["shared/codes.yaml": "include: codes.yaml\n"]) { $1 }
    #expect(try problems(yaml, circle).contains { $0.message.contains("includes itself") })
    let twice = files.merging(["shared/head.yaml": "name: Q\nsources: [{name: t, format: csv}]\n"]) { $1 }
    #expect(try problems(yaml, twice).contains { $0.message.contains("`name` twice") })
  }

  @Test func `a profile that grows without end by its aliases is refused`() throws {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      yaml += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    #expect(try problems(yaml).contains { $0.message.contains("too large") })
  }

  @Test(
    "what is misspelt is named with what was meant",
    arguments: [
      ("facilty: {rows: t, key: \"{A}\", name: {from: A}, type: prison}", "did you mean facility?"),
      ("facility: {rows: t, key: \"{A}\", nmae: {from: A}, type: prison}", "did you mean `name`?"),
      ("facility: {rows: t, key: \"{A}\", name: {from: A}, type: prisom}", "did you mean prison?"),
      ("facility: {rows: t, key: \"{A}\", name: {form: A}, type: prison}", "did you mean `from`?"),
      ("facility: {rows: tt, key: \"{A}\", name: {from: A}, type: prison}", "did you mean t?"),
    ])
  func suggestions(make: String, hint: String) throws {
    let found = try problems(Self.head + "sources: [{name: t, format: csv}]\nmake:\n- \(make)\n")
    #expect(found.contains { $0.hint?.contains(hint) == true }, "\(found)")
  }

  @Test(
    "what would have to be guessed is refused",
    arguments: [
      "{from: A, date: dd.MM.yy}", "{from: A, date: [dd/MM/yyyy, MM/dd/yyyy]}",
      "{from: A, date: [excel-1900, excel-1904]}",
      "{from: A, date: [yyyy, excel-1900]}", "{from: A, date: dd.MM}", "{from: A, date: MM.yyyy, languages: [xx]}",
      "{from: A, range: first}", "{from: A, template: \"{A}\"}", "{flags: {}}", "{from: A, number: {decimal: \",\"}}",
    ])
  func refused(expression: String) throws {
    let found = try problems(
      Self.head + "sources: [{name: t, format: csv}]\nmake:\n"
        + "- facility: {rows: t, key: \"{A}\", name: {from: A}, type: prison, opened: \(expression)}\n")
    #expect(!found.isEmpty)
  }
}
