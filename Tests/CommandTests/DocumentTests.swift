import Foundation
import Registry
import RegistryImport
import Testing

/// What the documents say stays true.
@Suite struct DocumentTests {
  @Test func `every report of a demonstration says that it is one`() throws {
    let work = try Workplace()
    #expect(try work.vigil("demo", "demo").status == 0)
    for format in ["text", "json", "csv", "md", "html"] {
      let run = try work.vigil(
        "--registry", "demo/registry.vigil", "report", "coverage", "--for", "internal", "--format", format)
      #expect(run.output.contains("DEMONSTRATION"))
    }
    // Made anew, it is the same to the byte: nothing in it depends on chance.
    let names = ["coverage.txt", "coverage.json", "coverage.csv", "coverage.md", "coverage.html"]
    let before = try names.map { try Data(contentsOf: work.folder.appendingPathComponent("demo/reports/\($0)")) }
    try work.write("mine", to: "demo/reports/mine.txt")
    #expect(try work.vigil("demo", "demo").status == 0)
    #expect(
      try names.map { try Data(contentsOf: work.folder.appendingPathComponent("demo/reports/\($0)")) } == before)
    #expect(FileManager.default.fileExists(atPath: work.path("demo/reports/mine.txt")))
  }

  @Test func `a demonstration never replaces a registry`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write("", to: "demo/keep")
    try FileManager.default.moveItem(atPath: work.path("registry.vigil"), toPath: work.path("demo/registry.vigil"))
    #expect(try work.vigil("demo", "demo").status == 1)
    #expect(try work.vigil("--registry", "demo/registry.vigil", "check").status == 0)
  }

  @Test(arguments: [
    [], ["init"], ["demo"], ["facility"], ["facility", "add"], ["facility", "list"], ["facility", "show"],
    ["visit", "log"],
    ["allegation", "record"], ["finding", "add"], ["follow-up", "add"], ["follow-up", "assess"],
    ["assessment", "edit"], ["person", "add"],
    ["custody", "add"], ["reprisal", "add"], ["figure", "edit"], ["engagement", "add"], ["import"], ["batch", "list"],
    ["batch", "show"],
    ["report", "coverage"], ["report", "implementation"], ["report", "cases"], ["explain"],
    ["export"], ["check"], ["facility", "edit"], ["facility", "close"], ["visit", "edit"], ["finding", "edit"],
    ["allegation", "edit"], ["allegation", "link"], ["history"], ["completions"], ["manual"],
  ])
  func `every command has a help text, and a leaf an example`(command: [String]) throws {
    let work = try Workplace()
    let run = try work.run(command + ["--help"])
    #expect(run.status == 0)
    #expect(run.output.contains("OVERVIEW: "))
    if command != ["facility"] { #expect(run.output.contains("EXAMPLE")) }
  }

  @Test func `the page about laptops names every sealed field`() throws {
    let page = try Markdown(page: "docs/how-to/where-files-live.md").lines.joined(separator: "\n")
    for type in RecordType.allCases {
      for field in Catalogue.of(type).fields where field.isSealed {
        #expect(page.contains("`\(field.name)`"), "\(type.rawValue) \(field.name)")
      }
    }
  }

  @Test func `help names every field that can be given`() throws {
    let work = try Workplace()
    for (type, verb) in [
      ("facility", "add"), ("visit", "log"), ("finding", "add"), ("allegation", "record"), ("visit", "edit"),
      ("follow-up", "add"), ("assessment", "edit"),
    ] {
      let help = try work.vigil(type, verb, "--help").output
      for field in Catalogue.of(try #require(RecordType(rawValue: type))).exchanged {
        #expect(help.contains("--\(field.name.replacing("_", with: "-"))"))
      }
    }
  }
}
