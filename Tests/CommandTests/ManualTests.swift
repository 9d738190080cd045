import Foundation
import Registry
import Testing

@Suite struct ManualTests {
  private func pages(_ work: borrowing Workplace) throws -> [String: String] {
    let run = try work.vigil("manual", "--output", "man")
    #expect(run.status == 0, "\(run.errors)")
    let folder = work.folder.appendingPathComponent("man")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: try names.map { name in
        (name, try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
      })
  }

  @Test func `there is a page for every command, with its fields, exit codes, environment and examples`() throws {
    let work = try Workplace()
    let pages = try pages(work)
    for name in ["vigil", "vigil-visit", "vigil-visit-log", "vigil-report-coverage", "vigil-history", "vigil-manual"] {
      let page = try #require(pages["\(name).1"])
      for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO"] {
        #expect(page.contains(".SH \(section)\n"), "\(name)")
      }
    }
    #expect(pages["vigil-complete-words.1"] == nil)
    for (name, options) in [
      ("visit-log", ["\\-\\-finding", "\\-\\-resume"]), ("finding-add", ["\\-\\-resume"]),
      ("visit-edit", ["\\-\\-resume"]),
    ] {
      for option in options { #expect(try #require(pages["vigil-\(name).1"]).contains("\\fB\(option)\\fR"), "\(name)") }
    }
    for (type, verb) in [
      ("facility", "add"), ("visit", "edit"), ("allegation", "record"), ("finding", "edit"), ("follow-up", "add"),
      ("assessment", "edit"), ("person", "add"), ("custody", "edit"), ("reprisal", "add"), ("figure", "add"),
      ("engagement", "add"),
    ] {
      let page = try #require(pages["vigil-\(type)-\(verb).1"])
      #expect(page.contains(".SH EXAMPLES\n"))
      for field in Catalogue.of(try #require(RecordType(rawValue: type))).fields {
        let option = "\\fB\\-\\-\(field.name.replacing("_", with: "\\-"))\\fR"
        #expect(page.contains(option) == !field.isSealed, "\(type) \(field.name)")
      }
    }
  }

  @Test func `a page is the same whenever it is made`() throws {
    let work = try Workplace()
    let first = try work.run([], shell: "unset SOURCE_DATE_EPOCH; \"$0\" manual visit log")
    let second = try work.run([], shell: "unset SOURCE_DATE_EPOCH; sleep 1.1; \"$0\" manual visit log")
    #expect(first.output == second.output && first.output.hasPrefix(".TH "))
    #expect(try work.vigil("manual").output.hasPrefix(".TH \"VIGIL\" 1 2026-01-01 "))
  }

  @Test(
    .enabled(
      if: CompletionTests.isInstalled("mandoc") || CompletionTests.isInstalled("groff"),
      "neither mandoc nor groff is installed"))
  func `no page gives a formatter a reason to complain`() throws {
    let work = try Workplace()
    _ = try pages(work)
    if CompletionTests.isInstalled("mandoc") {
      let run = try work.run([], shell: "mandoc -Tlint -Wwarning man/*.1")
      #expect(run.status == 0 && run.output == "", "\(run.output)")
    }
    if CompletionTests.isInstalled("groff") {
      let run = try work.run([], shell: "for page in man/*.1; do groff -man -ww -z -Tutf8 $page || exit 1; done")
      #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    }
  }

  @Test func `a command that is not there has no page`() throws {
    let work = try Workplace()
    #expect(try work.vigil("manual", "visit", "fly").status == 64)
    #expect(try work.vigil("manual", "visit", "--output", "man").status == 64)
  }
}
