import Foundation
import RegistryVault
import Testing

/// What an import does with sealed fields, as somebody sees it who holds the private key.
@Suite struct SealedImportTests {
  /// A registry that seals for one key, and the key without a passphrase.
  private struct Office: ~Copyable {
    let work: Workplace
    private let identity = Identity()

    init(_ profile: String = SealedImportTests.profile) throws {
      let made = try Workplace()
      try made.initialise()
      try made.write("\(identity.text)\n", to: "office.key")
      try made.vigil("key", "add", identity.recipient.text)
      try made.write(profile, to: "p.yaml")
      work = made
    }

    /// - Parameter hasKey: whether the private key is at hand.
    func importing(_ csv: String, hasKey: Bool = false, _ options: String...) throws -> ImportCounts {
      try work.write(csv, to: "t.csv")
      let key = hasKey ? ["--identity", "office.key"] : []
      let run = try work.run(["import", "t.csv", "--profile", "p.yaml", "--format", "json"] + key + options)
      return try ImportCounts(run)
    }

    func revealed(_ id: String) throws -> [String: String] {
      let run = try work.vigil("reveal", id, "--identity", "office.key", "--format", "json")
      guard let json = try? JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] else {
        return [:]
      }
      return json["sealed"] as? [String: String] ?? [:]
    }

    func finds(_ command: String...) throws -> Bool { try work.run(command).status != 0 }
  }

  private static let profile = """
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
        narrative: {from: Told}
        source_contact: {from: Who}

    """

  @Test func `the same file changes nothing, without a key`() throws {
    let office = try Office()
    let csv = "No,Act,Told,Who\n1,torture,one,a\n2,threats,,\n"
    #expect(try office.importing(csv).records["allegation"] == .init(2, 0, 0, 0))
    let again = try office.importing(csv)
    #expect(again.records["allegation"] == .init(0, 0, 2, 0))
    #expect(again.notices.info == 0)
    #expect(try office.revealed("test-000001") == ["narrative": "one", "source_contact": "a"])
    #expect(try office.revealed("test-000002") == [:])
  }

  @Test func `another file is compared where the key is at hand, and else taken anew`() throws {
    let office = try Office()
    _ = try office.importing("No,Act,Told,Who\n1,torture,one,a\n2,threats,two,b\n")
    let without = try office.importing("No,Act,Told,Who\n1,torture,one,a\n2,threats,two!,b\n")
    #expect(without.records["allegation"] == .init(0, 2, 0, 0))
    #expect(without.notices.byCode["sealed-not-compared"] == 2)
    let with = try office.importing("No,Act,Told,Who\n1,torture,one,a\n2,threats,two?,b\n", hasKey: true)
    #expect(with.records["allegation"] == .init(0, 1, 1, 0))
    #expect(try office.revealed("test-000002") == ["narrative": "two?", "source_contact": "b"])
    #expect(try !office.finds("journal", "verify") && !office.finds("check"))
  }

  @Test func `a key that a sealed field reads too is quoted in no remark`() throws {
    let office = try Office(Self.profile.replacing("source_contact: {from: Who}", with: "source_contact: {from: No}"))
    _ = try office.importing("No,Act,Told,Who\nKeyOfAPerson,torture,one,\n")
    let run = try office.importing(
      "No,Act,Told,Who\nKeyOfAPerson,torture,two,\n", hasKey: false, "--report", "report.json")
    #expect(run.notices.byCode["sealed-not-compared"] == 1)
    let report = try String(contentsOfFile: office.work.path("report.json"), encoding: .utf8)
    #expect(report.contains("sealed-not-compared") && !report.contains("KeyOfAPerson"))
    #expect(try !office.work.vigil("batch", "show", "2").output.contains("KeyOfAPerson"))
  }

  @Test(arguments: [false, true])
  func `a cell that is empty now clears what the source had said`(hasKey: Bool) throws {
    let office = try Office()
    _ = try office.importing("No,Act,Told,Who\n1,torture,one,a\n")
    _ = try office.importing("No,Act,Told,Who\n1,torture,,a\n", hasKey: hasKey)
    #expect(try office.revealed("test-000001") == ["source_contact": "a"])
    let cleared = try office.importing("No,Act,Told,Who\n1,torture,,\n", hasKey: hasKey)
    #expect(cleared.records["allegation"] == .init(0, 1, 0, 0))
    #expect(try office.revealed("test-000001") == [:])
  }

  @Test func `what was changed here is kept, and the source's word beside it`() throws {
    let office = try Office()
    _ = try office.importing("No,Act,Told,Who\n1,torture,one,a\n")
    try office.work.write("narrative: ours\n", to: "told.txt")
    #expect(try office.work.vigil("allegation", "edit", "test-000001", "--sealed", "told.txt").status == 0)
    #expect(try office.revealed("test-000001") == ["narrative": "ours", "source_contact": "a"])
    let later = try office.importing("No,Act,Told,Who\n1,torture,theirs,a\n", hasKey: true)
    #expect(later.notices.byCode["sealed-kept"] == 1)
    #expect(try office.revealed("test-000001") == ["narrative": "ours", "source_contact": "a"])
    let run = try office.work.vigil("reveal", "test-000001", "--identity", "office.key")
    #expect(run.output.contains("what Example says:\n  narrative: theirs"), "\(run.output)")
  }

  @Test func `undoing an import brings back what was sealed before`() throws {
    let office = try Office()
    _ = try office.importing("No,Act,Told,Who\n1,torture,one,a\n")
    _ = try office.importing("No,Act,Told,Who\n1,torture,two,a\n2,threats,new,b\n", hasKey: true)
    #expect(try office.work.vigil("batch", "undo", "2").status == 0)
    #expect(try office.revealed("test-000001") == ["narrative": "one", "source_contact": "a"])
    #expect(try !office.finds("journal", "verify") && !office.finds("check"))
    let again = try office.importing("No,Act,Told,Who\n1,torture,one,a\n", hasKey: true)
    #expect(again.records["allegation"] == .init(0, 0, 1, 0))
  }

  @Test func `two rows of one record that differ in a sealed field contradict each other`() throws {
    let office = try Office()
    let run = try office.importing("No,Act,Told,Who\n1,torture,one,a\n1,torture,other,a\n")
    #expect(run.notices.byCode["repeated-key"] == 1 && run.batch == nil)
    let same = try office.importing("No,Act,Told,Who\n1,torture,one,a\n1,torture,one,a\n")
    #expect(same.records["allegation"] == .init(1, 0, 0, 0))
  }

  @Test func `of several rows the last one's sealed fields hold`() throws {
    let office = try Office(Self.profile.replacing("acts:", with: "several: last\n    acts:"))
    _ = try office.importing("No,Act,Told,Who\n1,torture,one,a\n1,torture,other,b\n")
    #expect(try office.revealed("test-000001") == ["narrative": "other", "source_contact": "b"])
    let again = try office.importing("No,Act,Told,Who\n1,torture,one,a\n1,torture,other,b\n", hasKey: true)
    #expect(again.records["allegation"] == .init(0, 0, 1, 0))
    #expect(try !office.finds("journal", "verify"))
  }

  @Test func `several tables each tell a part`() throws {
    let office = try Office(
      """
      name: Example
      publisher: Example office
      scheme: ex
      sources:
      - {name: a, files: a.csv, format: csv}
      - {name: b, files: b.csv, format: csv}
      make:
      - allegation: {rows: a, key: "{No}", several: fill, acts: {from: Act}, narrative: {from: Told}}
      - allegation: {rows: b, key: "{No}", several: fill, source_contact: {from: Who}}

      """)
    try office.work.write("No,Act,Told\n1,torture,one\n", to: "a.csv")
    try office.work.write("No,Who\n1,by letter\n", to: "b.csv")
    func importing() throws -> ImportCounts {
      try ImportCounts(
        try office.work.vigil("import", "a.csv", "b.csv", "--profile", "p.yaml", "--format", "json"))
    }
    #expect(try importing().records["allegation"] == .init(1, 0, 0, 0))
    #expect(try office.revealed("test-000001") == ["narrative": "one", "source_contact": "by letter"])
    #expect(try importing().records["allegation"] == .init(0, 0, 1, 0))
    try office.work.write("No,Who\n1,by phone\n", to: "b.csv")
    #expect(try importing().records["allegation"] == .init(0, 1, 0, 0))
    #expect(try office.revealed("test-000001") == ["narrative": "one", "source_contact": "by phone"])
  }

  @Test func `what was erased does not come back`() throws {
    let office = try Office()
    _ = try office.importing("No,Act,Told,Who\n1,torture,one,a\n")
    #expect(try office.work.vigil("erase", "test-000001", "--yes").status == 0)
    let later = try office.importing("No,Act,Told,Who\n1,torture,again,a\n")
    #expect(later.notices.byCode["erased-record"] == 1)
    #expect(try office.revealed("test-000001") == [:])
    #expect(try !office.finds("journal", "verify") && !office.finds("check"))
  }

  @Test func `a dry run and a refused import leave no key behind`() throws {
    let office = try Office()
    _ = try office.importing("No,Act,Told,Who\n1,torture,one,a\n", hasKey: false, "--dry-run")
    _ = try office.importing("No,Act,Told,Who\n1,nonsense,one,a\n")
    let lines = try office.work.vigil("journal", "show").output.split(separator: "\n")
    #expect(lines.count == 2)
  }

  @Test func `sealed columns of an exchange file are sealed, and never written again`() throws {
    let office = try Office()
    try office.work.write("id,acts,narrative\na1,torture,from elsewhere\n", to: "in/allegations.csv")
    #expect(try office.work.vigil("import", "in").status == 0)
    #expect(try office.revealed("a1") == ["narrative": "from elsewhere"])
    #expect(
      try office.work.vigil("export", "--for", "internal", "--format", "csv", "--output", "out").status == 0)
    let out = try String(contentsOfFile: office.work.path("out/allegations.csv"), encoding: .utf8)
    #expect(!out.contains("elsewhere") && !out.contains("narrative"))
    // A column that the file does not have leaves its field as it is.
    try office.work.write("id,acts\na1,threats\n", to: "in/allegations.csv")
    #expect(try office.work.vigil("import", "in").status == 0)
    #expect(try office.revealed("a1") == ["narrative": "from elsewhere"])
  }
}
