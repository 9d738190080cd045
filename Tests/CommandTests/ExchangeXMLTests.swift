import Foundation
import Testing

/// The exchange format as one XML file.
@Suite struct ExchangeXMLTests {
  private static let start = "<registry xmlns=\"urn:vigil:registry:1\">"

  private func importing(_ content: String, _ work: borrowing Workplace, partial: Bool = false) throws -> VigilRun {
    try work.write(Self.start + content + "</registry>", to: "in.xml")
    return try work.run(["import", "in.xml", "--format", "json"] + (partial ? ["--partial"] : []))
  }

  private func imported(_ content: String) throws -> (counts: ImportCounts, places: String) {
    let work = try Workplace()
    try work.initialise()
    let run = try importing(content, work, partial: true)
    return (try ImportCounts(run), try work.vigil("facility", "list", "--format", "json").output)
  }

  /// Texts that a careless writer or reader would change.
  private static let texts = [
    "a & b < c > d ]]> \"e\" 'f'", " blanks at both ends ", "two\nlines\r\nand \r a return", "tab\there", "=1+1",
    "a|b\\c", "Ёлка é 東京 👩‍👩‍👧 ﷺ", "\u{85}\u{2028}\u{feff}x",
  ]

  @Test func `what is written is read back and written again to the byte`() throws {
    let work = try Workplace()
    try work.initialise()
    for (number, text) in Self.texts.enumerated() {
      let made = try work.vigil(
        "facility", "add", "--name", "n\(number)\(text)", "--name@ru", text, "--type", "prison", "--country", "KZ",
        "--other-names", text, "--other-names", "second", "--identifiers", "a:\(number)", "--opened", "2019-03/2019-05")
      #expect(made.status == 0, "\(made.errors)")
    }
    let first = try work.vigil("facility", "list", "--format", "json").output
    try work.vigil("export", "--for", "internal", "--format", "xml", "--output", "one.xml")
    let other = try work.run(
      [],
      shell: """
        export VIGIL_REGISTRY=other.vigil; "$0" init --device other > /dev/null && "$0" import one.xml > /dev/null &&
        "$0" export --for internal --format xml --output two.xml && cmp one.xml two.xml && "$0" facility list --format json
        """)
    #expect(other.status == 0, "\(other.errors)")
    #expect(other.output == first)
    #expect(first.contains("two\\nlines\\r\\nand \\r a return"))
  }

  @Test func `what is exported is valid by the schemas`() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint") else {
      print("skipped: xmllint is not installed")
      return
    }
    let work = try Workplace()
    try work.vigil("demo", "demo")
    try work.vigil(
      "export", "--registry", "demo/registry.vigil", "--for", "internal", "--format", "xml", "--output", "x.xml")
    for schema in ["registry.xsd", "registry-keys.xsd"] {
      let run = try work.run(
        ["\(Workplace.project.path)/Schemas/\(schema)"], shell: "xmllint --noout --nonet --schema \"$1\" x.xml")
      #expect(run.status == 0, "\(run.errors)")
    }
  }

  @Test(arguments: [
    // A comment, an instruction and CDATA are no part of a value; blanks between elements mean nothing.
    (
      "<facilities>\n<facility id='a'><name>A<!-- x -->B<![CDATA[&]]><?y z?></name><type> prison </type><country>KZ</country></facility></facilities>",
      "AB&"
    ),
    (
      "<r:facilities xmlns:r='urn:vigil:registry:1'><r:facility id='a'><r:name>P</r:name><r:type>prison</r:type><r:country>KZ</r:country></r:facility></r:facilities>",
      "P"
    ),
    // Decomposed letters are kept composed.
    (
      "<facilities><facility id='a'><name>e\u{301}</name><type>prison</type><country>KZ</country></facility></facilities>",
      "\u{e9}"
    ),
  ])
  func `is read whatever its form`(content: String, name: String) throws {
    let (counts, places) = try imported(content)
    #expect(counts.records["facility"] == .init(1, 0, 0, 0))
    #expect(places.contains("\"name\":\"\(name)\""))
  }

  @Test func `an element that is missing leaves its field and an empty one clears it`() throws {
    let work = try Workplace()
    try work.initialise()
    let place =
      "<facilities><facility id='a'><name>A</name><type>prison</type><country>KZ</country>%</facility></facilities>"
    for (fields, expected) in [
      ("<capacity>7</capacity><opened>2001</opened>", "\"capacity\":7"), ("", "\"capacity\":7"),
      ("<capacity/>", "\"opened\":\"2001\""),
    ] {
      _ = try importing(place.replacing("%", with: fields), work)
      #expect(try work.vigil("facility", "list", "--format", "json").output.contains(expected))
    }
    #expect(try !work.vigil("facility", "list", "--format", "json").output.contains("capacity"))
  }

  @Test func `references may point forwards and to other types`() throws {
    let (counts, _) = try imported(
      """
      <visits><visit id='v'><facility>a</facility><start>2020</start><allegations>x</allegations></visit></visits>
      <allegations><allegation id='x'><facility>a</facility><acts>torture</acts><acts>threats</acts></allegation></allegations>
      <facilities><facility id='a'><name>A</name><type>prison</type><country>KZ</country></facility></facilities>
      """)
    #expect(counts.notices.error == 0)
    #expect(counts.records.values.allSatisfy { $0.new == 1 } && counts.records.count == 3)
  }

  @Test func `sealed values are dropped and counted`() throws {
    let (counts, _) = try imported(
      "<allegations><allegation id='x'><place_text>A secret place</place_text><acts>torture</acts></allegation></allegations>"
    )
    #expect(counts.notices.byCode == ["sealed-dropped": 1])
    #expect(counts.records["allegation"] == .init(1, 0, 0, 0))
  }

  @Test(arguments: [
    ("<!DOCTYPE registry><registry xmlns='urn:vigil:registry:1'/>", "doctype"), ("<registry/>", "not-in-schema"),
    ("<list/>", "not-in-schema"), ("<registry xmlns='urn:vigil:registry:1'>", "malformed-xml"), ("", "malformed-xml"),
    ("<registry xmlns='urn:vigil:registry:1'><facilities/><facilities/></registry>", "not-in-schema"),
  ])
  func `a file that is no exchange file is refused whole`(content: String, code: String) throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(content, to: "in.xml")
    let run = try work.vigil("import", "in.xml", "--partial", "--format", "json")
    #expect(run.status == 1)
    #expect(try ImportCounts(run).notices.byCode[code] == 1)
    #expect(try work.vigil("batch", "list").output.isEmpty)
  }

  /// Mistakes inside a sealed field, such as a `&` or `<` in what somebody told.
  @Test(arguments: [
    "x &Secret; y", "x <Secret> y", "x </Secret> y", "x <Secret:a/>", "x <?Secret y", "x <!-- Secret -- y -->",
    "x <Secret/>",
    "<a xmlns='urn:Secret'/>",
  ])
  func `no message quotes what stands in a sealed field`(text: String) throws {
    let work = try Workplace()
    try work.initialise()
    for field in ["<narrative>\(text)</narrative>", "<narrative Secret='Secret'>x</narrative>"] {
      let run = try importing(
        "<allegations><allegation id='x'><acts>torture</acts>\(field)</allegation></allegations>", work, partial: true)
      #expect(run.status == 1)
      #expect(!run.output.contains("Secret") && !run.errors.contains("Secret"), "\(run.errors)")
    }
    #expect(try work.run(["Secret"], shell: "! grep -q \"$1\" registry.vigil").status == 0)
  }

  @Test func `a field of very many values is kept whole`() throws {
    let values = (0..<30_000).map { "<identifiers>a:\($0)</identifiers>" }.joined()
    let (counts, places) = try imported(
      "<facilities><facility id='a'><name>A</name><type>prison</type><country>KZ</country>\(values)<source>S</source></facility></facilities>"
    )
    #expect(counts.notices.error == 0)
    #expect(places.contains("\"a:29999\"") && places.contains("\"source\":\"S\""))
  }
}
