import Foundation
import Testing

/// Partners get their own rejected rows back, ready to be mended and imported again.
@Suite struct RejectsTests {
  private static let csv = """
    name: P
    publisher: Partner
    scheme: p
    sources: [{name: t, format: csv}]
    make:
    - facility: {rows: t, key: "{No}", name: {from: Name}, type: {from: Kind}, capacity: {from: Beds}}

    """

  private func bytes(_ work: borrowing Workplace, _ name: String) throws -> Data {
    try Data(contentsOf: work.folder.appendingPathComponent(name))
  }

  private func run(_ work: borrowing Workplace, _ arguments: String...) throws -> VigilRun {
    try work.run(["import", "--profile", "p.yaml"] + arguments)
  }

  @Test(arguments: [
    ["--report", "x.csv"], ["--report", "p.yaml"], ["--report", "registry.vigil"], ["--report", "none/r.json"],
    ["--report", "back.csv", "--rejects", "back.csv"], ["--rejects", "p.yaml"], ["--rejects", "x.csv"],
  ])
  func `an import writes over nothing that it reads, and then keeps nothing`(options: [String]) throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.csv, to: "p.yaml")
    try work.write("No,Name,Kind,Beds\n1,One,prison,10\n2,Two,castle,\n", to: "x.csv")
    let (profile, file) = (try bytes(work, "p.yaml"), try bytes(work, "x.csv"))
    let run = try work.run(["import", "x.csv", "--profile", "p.yaml", "--partial"] + options)
    #expect(run.status != 0 && run.errors.contains("hint: "), "\(run.errors)")
    #expect(try bytes(work, "p.yaml") == profile && bytes(work, "x.csv") == file)
    #expect(try !work.vigil("batch", "list").output.contains("x.csv"))
  }

  @Test func `rejected rows come back as they were, and go in when they are mended`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.csv, to: "p.yaml")
    let rows = [
      "No;Name;Kind;Beds", "1;One;prison;10", "2;\"Two; \"\"old\"\"\";castle;x", ";Three;prison;", "4;Four;prison",
      "5;\"Fi", "ve\";remand;5", "6;Six;tower;6",
    ]
    try work.write(rows.joined(separator: "\r\n") + "\r\n", to: "x.csv")
    let made = try run(work, "x.csv", "--partial", "--rejects", "back.csv")
    #expect(made.status == 1 && made.output.contains("4 rejected rows written to back.csv."), "\(made.output)")
    let expected = [
      #"No;Name;Kind;Beds;"notice_code";"notice""#,
      #"2;"Two; ""old""";castle;x;"unknown-code invalid-value";"type: “castle” is no code of the list facility-type; capacity: “x” is not a count: whole numbers from 0 to 2147483647""#,
      #";Three;prison;;"no-key";"the row has no key for a facility""#,
      #"4;Four;prison;"row-length";"the row has 3 cells, and the header 4""#,
      #"6;Six;tower;6;"unknown-code";"type: “tower” is no code of the list facility-type""#, "",
    ]
    #expect(String(decoding: try bytes(work, "back.csv"), as: UTF8.self).components(separatedBy: "\r\n") == expected)
    // What was given back and is given back again has the two columns once.
    try work.write(
      String(decoding: try bytes(work, "back.csv"), as: UTF8.self).replacingOccurrences(of: "tower", with: "prison")
        .replacingOccurrences(of: "4;Four;prison;", with: "4;Four;prison;;"),
      to: "mended.csv")
    #expect(try run(work, "mended.csv", "--partial", "--rejects", "again.csv").status == 1)
    let again = String(decoding: try bytes(work, "again.csv"), as: UTF8.self)
    #expect(again.components(separatedBy: "\r\n")[0] == "No;Name;Kind;Beds;\"notice_code\";\"notice\"")
    #expect(
      again.components(separatedBy: "\r\n").count == 4 && again.contains("2;\"Two; \"\"old\"\"\";castle;x;\"unknown"))
    let list = try work.vigil("facility", "list", "--format", "json").output
    for name in ["One", "Four", "Fi\\r\\nve", "Six"] { #expect(list.contains("\"name\":\"\(name)\"")) }
  }

  @Test func `a row of the wrong length does not slip in unmended`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.csv, to: "p.yaml")
    try work.write("No,Name,Kind,Beds\n1,One\n2,Two,prison\n3,Three,prison,1,more\n", to: "x.csv")
    for (input, output) in [("x.csv", "a.csv"), ("a.csv", "b.csv"), ("b.csv", "c.csv")] {
      let run = try run(work, input, "--partial", "--rejects", output, "--format", "json")
      #expect(try ImportCounts(run).notices.byCode == ["row-length": 3])
    }
    let back = String(decoding: try bytes(work, "c.csv"), as: UTF8.self).split(separator: "\n")
    #expect(back.dropFirst().map { $0.prefix { $0 != "\"" } } == ["1,One,", "2,Two,prison,", "3,Three,prison,1,more,"])
  }

  @Test(arguments: ["utf-16le", "utf-16be", "windows-1251", "koi8-r", "utf-8"])
  func `rows come back in the encoding of the file`(encoding: String) throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      Self.csv.replacingOccurrences(of: "format: csv", with: "format: csv, encoding: \(encoding)"), to: "p.yaml")
    try work.write("No,Name,Kind,Beds\n1,Первая,prison,10\n2,Вторая,замок,7\n3,Третья,prison,\n", to: "u.csv")
    try work.vigil(shell: "iconv -f utf-8 -t \(encoding) u.csv > x.csv")
    #expect(try run(work, "x.csv", "--dry-run", "--rejects", "back.csv").status == 1)
    try work.vigil(shell: "iconv -f \(encoding) -t utf-8 back.csv > back-u.csv")
    let back = String(decoding: try bytes(work, "back-u.csv"), as: UTF8.self).components(separatedBy: "\n")
    try #require(back.count == 3)
    #expect(back[0] == "No,Name,Kind,Beds,\"notice_code\",\"notice\"")
    #expect(back[1].hasPrefix("2,Вторая,замок,7,\"unknown-code\",\"type: ") && back[1].contains("замок"))
    try work.vigil(shell: "iconv -f utf-8 -t \(encoding) <(sed s/замок/prison/ back-u.csv) > mended.csv")
    let mended = try run(work, "mended.csv", "--format", "json")
    #expect(try ImportCounts(mended).records["facility"] == .init(1, 0, 0, 0), "\(mended.errors)")
  }

  private static let xml = """
    name: P
    publisher: Partner
    scheme: p
    sources: [{name: t, format: xml, record: /export/list/place, expect-count: /export/head/count}]
    make:
    - facility: {rows: t, key: "{@no}", name: {from: name}, type: {from: kind}}

    """

  @Test(arguments: ["utf-8", "windows-1251", "utf-16"])
  func `records of XML come back in all that stands around them`(encoding: String) throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.xml, to: "p.yaml")
    try work.write(
      """
      <?xml version="1.0" encoding="\(encoding)"?>
      <!-- Список -->
      <export><head><count>4</count></head><list>
        <place no="1"><name>Первая</name><kind>prison</kind></place>
        <place no="2"><name>Вторая &lt;&amp;</name><kind>castle</kind></place>
        <place/>
        <place no='4'><name><![CDATA[<place>]]></name><kind>tower</kind></place> <!-- last -->
      </list></export>

      """, to: "u.xml")
    try work.vigil(shell: "iconv -f utf-8 -t \(encoding) u.xml > x.xml")
    let made = try run(work, "x.xml", "--partial", "--rejects", "back.xml")
    #expect(made.status == 1 && made.output.contains("3 rejected rows written to back.xml."), "\(made.errors)")
    #expect(try work.vigil(shell: "if command -v xmllint; then xmllint --noout back.xml; fi").status == 0)
    try work.vigil(shell: "iconv -f \(encoding) -t utf-8 back.xml > back-u.xml")
    let back = String(decoding: try bytes(work, "back-u.xml"), as: UTF8.self)
    #expect(back.contains("<!-- Список -->") && back.contains("<!-- last -->") && !back.contains("Первая"))
    #expect(
      back.contains(
        "<place no=\"2\"><name>Вторая &lt;&amp;</name><kind>castle</kind><notice_code>unknown-code</notice_code><notice>type: "
      ))
    if encoding != "utf-16" {
      #expect(back.contains("<count>3</count>"))
      #expect(back.contains("<place><notice_code>no-key</notice_code>"))
      try work.vigil(shell: "sed -i 's/castle/prison/; s/tower/prison/' back.xml")
      let again = try run(work, "back.xml", "--partial", "--rejects", "again.xml", "--format", "json")
      #expect(try ImportCounts(again).records["facility"] == .init(2, 0, 0, 0, rejected: 1), "\(again.errors)")
      try work.vigil(shell: "iconv -f \(encoding) -t utf-8 again.xml > again-u.xml")
      let left = String(decoding: try bytes(work, "again-u.xml"), as: UTF8.self)
      #expect(left.contains("<count>1</count>") && left.components(separatedBy: "<notice_code>").count == 4)
    }
  }

  @Test func `what the registry rejects comes back too, and several files go into a folder`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      """
      name: P
      publisher: Partner
      scheme: p
      sources:
      - {name: places, format: csv, files: places.csv}
      - {name: visits, format: csv, files: visits.csv}
      make:
      - facility: {rows: places, key: "{No}", name: {from: Name}, type: prison}
      - visit: {rows: visits, key: "{No}", facility: {key: "{Place}"}, start: {from: Day}}

      """, to: "p.yaml")
    try work.write("No,Name\n1,One\n1,Uno\n2,Two\n1,Eins\n", to: "in/places.csv")
    try work.write("No,Place,Day\na,1,2026\nb,2,2026\nc,3,2026\n", to: "in/visits.csv")
    let made = try run(work, "in", "--partial", "--rejects", "back", "--format", "json")
    #expect(
      made.status == 1 && made.output.contains("back/places.csv"), "\(made.output)")
    #expect(
      String(decoding: try bytes(work, "back/places.csv"), as: UTF8.self)
        == "No,Name,\"notice_code\",\"notice\"\n"
        + "1,One,\"repeated-key\",\"two rows for the facility “1” differ; the other is at places.csv:2\"\n"
        + "1,Uno,\"repeated-key\",\"two rows for the facility “1” differ; the other is at places.csv:2\"\n"
        + "1,Eins,\"repeated-key\",\"rows for the facility “1” differ, and this is one more of them\"\n")
    let visits = String(decoding: try bytes(work, "back/visits.csv"), as: UTF8.self)
    #expect(
      visits.contains("a,1,2026,\"unresolved-reference\"") && visits.contains("c,3,2026") && !visits.contains("b,2"))
    let kept = try FileManager.default.attributesOfItem(atPath: work.path("back/visits.csv"))[.posixPermissions] as? Int
    #expect(kept == 0o600)
    #expect(try run(work, "in", "--rejects", "in").status == 64)
    #expect(try run(work, "in/visits.csv", "--rejects", "in/visits.csv").status == 64)
    #expect(try work.vigil("import", "in", "--rejects", "back").status == 64)
    try work.write("No,Name\n1,One\n", to: "good/places.csv")
    let good = try run(work, "good/places.csv", "--rejects", "none.csv")
    #expect(good.status == 0 && good.output.contains("No row was rejected, so no file was written."))
    #expect(!FileManager.default.fileExists(atPath: work.path("none.csv")))
  }

  @Test func `the report has the shape that users of frictionless know`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.csv, to: "p.yaml")
    let rows = (1...1200).map { "\($0),N,castle,\n" }.joined()
    try work.write("No,Name,Kind,Beds\n\(rows)", to: "x.csv")
    let made = try run(work, "x.csv", "--report", "report.json", "--format", "json")
    #expect(made.output.contains(#""report": "report.json""#))
    let report = try JSONSerialization.jsonObject(with: bytes(work, "report.json")) as? [String: Any]
    #expect(report?["valid"] as? Bool == false)
    #expect((report?["stats"] as? [String: Any])?["errors"] as? Int == 1200)
    let task = (report?["tasks"] as? [[String: Any]])?.first
    let errors = task?["errors"] as? [[String: Any]]
    #expect(errors?.count == 1000)
    #expect(
      errors?.first?["type"] as? String == "constraint-error" && errors?.first?["code"] as? String == "unknown-code")
    #expect(errors?.first?["rowNumber"] as? Int == 2 && errors?.first?["fieldName"] as? String == "type")
    #expect(errors?.first?["cell"] as? String == "castle" && errors?.first?["line"] as? Int == 2)
    #expect(((task?["stats"] as? [String: Any])?["byCode"] as? [String: Int]) == ["unknown-code": 1200])
  }
}
