import Foundation
import Testing

/// Real partners' files, where they are at hand; otherwise these tests are skipped.
@Suite(.enabled(if: Workplace.samples != nil, "the sample files are not here"))
struct SampleTests {
  private func sample(_ path: String) throws -> String {
    try #require(Workplace.samples).appendingPathComponent(path).path
  }

  private static let hiqa = "hiqa-inspections/hiqa_reports_2024-04-16.csv"
  private static let fhrs = "uk-fhrs-xml/custody_2020-08-10.xml"

  @Test func `inspections in Ireland, once and again`() throws {
    let work = try Workplace()
    try work.initialise()
    let first = try ImportCounts(work.vigil("import", sample(Self.hiqa), "--profile", "hiqa", "--format", "json"))
    #expect(first.records == ["facility": .init(1333, 0, 0, 0), "visit": .init(3175, 0, 0, 0)])
    #expect(first.notices.byCode == ["value-replaced": 1])
    let second = try ImportCounts(work.vigil("import", sample(Self.hiqa), "--profile", "hiqa", "--format", "json"))
    #expect(second.records == ["facility": .init(0, 0, 1333, 0), "visit": .init(0, 0, 3175, 0)])
  }

  @Test func `hygiene ratings of places of custody, once and again`() throws {
    let work = try Workplace()
    try work.initialise()
    let first = try ImportCounts(work.vigil("import", sample(Self.fhrs), "--profile", "fhrs", "--format", "json"))
    #expect(first.records == ["facility": .init(125, 0, 0, 0), "visit": .init(120, 0, 0, 0)])
    let second = try ImportCounts(work.vigil("import", sample(Self.fhrs), "--profile", "fhrs", "--format", "json"))
    #expect(second.records == ["facility": .init(0, 0, 125, 0), "visit": .init(0, 0, 120, 0)])
    let folder = try ImportCounts(
      work.vigil("import", sample("uk-fhrs-xml"), "--profile", "fhrs", "--dry-run", "--format", "json"))
    #expect(folder.dryRun && folder.batch == nil && folder.notices.error == 0)
  }

  @Test(arguments: 1...3)
  func `two versions give the records of a diff by key`(seed: Int) throws {
    let work = try Workplace()
    let run = try work.run(
      [try sample(Self.hiqa), try sample(Self.fhrs), String(seed)],
      shell:
        "exec python3 '\(Workplace.project.path)/Tests/Reference/check_versions.py' \"$0\" '\(Workplace.project.path)' \"$@\""
    )
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  @Test func `figures over the samples are those of the second calculation`() throws {
    let work = try Workplace()
    let run = try work.run(
      [try sample(Self.hiqa), try sample(Self.fhrs)],
      shell:
        "exec python3 '\(Workplace.project.path)/Tests/Reference/check_samples.py' \"$0\" '\(Workplace.project.path)' \"$@\""
    )
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  @Test func `prisons in Italy, of which several tables tell`() throws {
    let work = try Workplace()
    try work.initialise()
    let folder = try sample("italy-prisons")
    let first = try ImportCounts(work.vigil("import", folder, "--profile", "italy-prisons", "--format", "json"))
    #expect(first.records == ["facility": .init(190, 0, 0, 0)] && first.notices.byCode.isEmpty)
    let list = try work.vigil("facility", "list", "--format", "json").output
    #expect(list.components(separatedBy: "\"capacity\":").count == 191)
    #expect(list.components(separatedBy: "\"population_date\":\"2025-01-07\"").count == 191)
    let part = try ImportCounts(
      work.vigil("import", "\(folder)/capienza_presenze.csv", "--profile", "italy-prisons", "--format", "json"))
    #expect(part.records == ["facility": .init(0, 0, 190, 0)])
    #expect(try work.vigil("facility", "list", "--format", "json").output == list)
  }

  @Test func `the register of prisons, with days that are known in part`() throws {
    let work = try Workplace()
    try work.initialise()
    let path = try sample("uk-prison-register/data/prison/prison.tsv")
    let first = try ImportCounts(work.vigil("import", path, "--profile", "uk-prison-register", "--format", "json"))
    #expect(first.records == ["facility": .init(151, 0, 0, 0)] && first.notices.byCode.isEmpty)
    let list = try work.vigil("facility", "list", "--format", "json").output
    for closed in ["\"2006\"", "\"2016-12\"", "\"2011-10-31\""] { #expect(list.contains("\"closed\":\(closed)")) }
    #expect(list.contains("\"name\":\"HMIRC The Verne\",\"other_names\":[\"HMP The Verne\"],\"type\":\"immigration\""))
  }
}
