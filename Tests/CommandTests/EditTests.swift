import Foundation
import Testing

/// Editing where it could go wrong: at the same time, in odd words, beside imports.
@Suite struct EditTests {
  private func facility(_ work: borrowing Workplace) throws {
    try work.initialise()
    #expect(try work.vigil("facility", "add", "--name", "One", "--type", "prison").status == 0)
  }

  @Test func `of edits at the same time, each is kept or says that another program is writing`() throws {
    let work = try Workplace()
    try facility(work)
    let run = try work.run(
      [],
      shell: """
        for i in 1 2 3 4 5 6; do
          { "$0" facility edit test-000001 --add-other-names "N$i" >/dev/null 2>"error$i" && echo "N$i"; } &
        done
        wait
        cat error*
        """)
    let kept = run.output.split(separator: "\n").map(String.init).filter { $0.hasPrefix("N") }
    let shown = try work.vigil("facility", "show", "test-000001", "--format", "json").output
    for name in (1...6).map({ "N\($0)" }) { #expect(shown.contains("\"\(name)\"") == kept.contains(name)) }
    #expect(run.output.components(separatedBy: "another program is writing").count - 1 == 6 - kept.count)
    #expect(!kept.isEmpty)
  }

  @Test func `many values and odd words are taken as they are`() throws {
    let work = try Workplace()
    try facility(work)
    let names = (1...10_000).map { "Name \($0)" }.joined(separator: "|")
    #expect(try work.vigil("facility", "edit", "test-000001", "--other-names", names).status == 0)
    #expect(try work.vigil("facility", "show", "test-000001").output.contains("Name 9999, Name 10000\n"))
    let edit = try work.vigil(
      "facility", "edit", "test-000001", "--other-names=--a_b", "--add-identifiers", "x:a\\|b", "--latitude", "-43.50")
    #expect(edit.status == 0, "\(edit.errors)")
    let shown = try work.vigil("facility", "show", "test-000001").output
    #expect(shown.contains("--a_b") && shown.contains("x:a|b") && shown.contains("-43.5\n"))
  }

  @Test func `bytes that are no text are refused and not shown`() throws {
    let work = try Workplace()
    try facility(work)
    let run = try work.run([], shell: "\"$0\" facility edit test-000001 --notes $'secret\\xff'")
    #expect(run.status == 64 && !run.errors.contains("secret"))
    #expect(run.errors.contains("not UTF-8"))
  }

  @Test func `nothing changed writes nothing`() throws {
    let work = try Workplace()
    try facility(work)
    let before = try Data(contentsOf: work.folder.appendingPathComponent("registry.vigil"))
    for arguments in [
      ["facility", "edit", "test-000001", "--name", "One"], ["facility", "edit", "test-000001", "--closed", ""],
      ["facility", "edit", "test-000001", "--remove-other-names", "X"],
    ] {
      let run = try work.run(arguments)
      #expect(run.status == 0 && run.output == "test-000001\n" && run.errors.contains("nothing changed"))
    }
    #expect(try Data(contentsOf: work.folder.appendingPathComponent("registry.vigil")) == before)
  }

  @Test func `a refused edit leaves the record and its history as they were`() throws {
    let work = try Workplace()
    try facility(work)
    for arguments in [
      ["--name", ""], ["--name", "Two", "--type", "castle"], ["--name", "Two", "--part-of", "test-000001"],
      ["--name", "Two", "--part-of", "nowhere"], ["--name", "Two", "--country", "kz"],
    ] {
      #expect(try work.run(["facility", "edit", "test-000001"] + arguments).status != 0)
    }
    #expect(try work.vigil("history", "test-000001").output.components(separatedBy: " on test: ").count == 2)
  }

  @Test func `a reader that goes away is no failure`() throws {
    let work = try Workplace()
    try facility(work)
    let run = try work.run([], shell: "set -o pipefail; \"$0\" history test-000001 | true")
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
  }
}
