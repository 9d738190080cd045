import Foundation
import Testing

/// The program at a terminal, with real keys.
@Suite(.serialized) struct AtTerminalTests {
  private func office() throws -> Workplace {
    let work = try Workplace()
    try work.initialise()
    try work.vigil(
      "facility", "add", "--name", "Учреждение 5", "--name@kk", "Жітіқара", "--type", "prison", "--locality", "Нигде")
    return work
  }

  @Test func `a visit is logged key by key, and its id is all that is printed`() throws {
    let work = try office()
    let terminal = try PseudoTerminal(["visit", "log"], in: work)
    #expect(terminal.answers("Facility: ", "zhitik"))
    // The suggestion, before anything is chosen.
    #expect(terminal.answers("Нигде, prison, test-000001", "\r"))
    #expect(terminal.answers("Start: ", "2026-02-30\r"))
    #expect(terminal.answers("is no day of the calendar", "\u{15}2026-03"))
    #expect(terminal.answers("some day in March 2026", "\r"))
    #expect(terminal.answers("End: ", "\r"))
    #expect(terminal.answers("Body: ", "1\r"))
    #expect(terminal.answers("Kind: ", "\u{1b}[B\u{1b}[B\r"))
    #expect(terminal.answers("Access: ", "full\r"))
    #expect(terminal.answers("Private interviews: ", "\r"))
    #expect(terminal.answers("Summary: ", "夜間 ночь\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\r"))
    #expect(terminal.answers("theme: ", "health\r"))
    #expect(terminal.answers("Assessment: ", "serious\r"))
    #expect(terminal.answers("Text: ", "No doctor\r"))
    #expect(terminal.answers("theme: ", "\r"))
    #expect(terminal.answers("More fields: ", "\r"))
    #expect(terminal.answers("Write this: ", "yes\r"))
    let ending = try terminal.ending()
    #expect(ending.status == 0 && ending.output == "test-000002\n")
    #expect(terminal.isRestored)
    let shown = try work.vigil("visit", "show", "test-000002").output
    for part in ["2026-03\n", "npm", "periodic", "full", "summary   夜間\n"] { #expect(shown.contains(part), "\(shown)") }
    #expect(try work.vigil("finding", "list").output == "test-000003  test-000002  health  serious\n")
  }

  @Test(arguments: [
    ("ctrl-c", "\u{3}", 0), ("ctrl-d", "\u{4}", 0), ("hang-up", "", SIGHUP), ("termination", "", SIGTERM),
  ])
  func `however one leaves, nothing is written, little is lost, and the terminal is as before`(
    name: String, keys: String, signal: Int32
  ) throws {
    let work = try office()
    let terminal = try PseudoTerminal(["visit", "log"], in: work)
    #expect(terminal.answers("Facility: ", "test-000001\r"))
    #expect(terminal.answers("Start: ", "2026-03-05\r"))
    #expect(terminal.waits(for: "End: "))
    if signal != 0 { terminal.send(signal) } else { terminal.type(keys) }
    #expect(terminal.waits(for: "vigil visit log --resume"))
    let ending = try terminal.ending()
    #expect(ending.status == 1 && ending.output.isEmpty)
    #expect(terminal.isRestored)
    #expect(try work.vigil("visit", "list").output.isEmpty)
    let again = try PseudoTerminal(["visit", "log", "--resume"], in: work)
    #expect(again.waits(for: "5 March 2026"))
    #expect(again.answers("End: ", "\u{3}"))
    #expect(try again.ending().status == 1)
  }

  @Test func `what was answered outlives a program that is killed`() throws {
    let work = try office()
    let terminal = try PseudoTerminal(["facility", "add"], in: work)
    #expect(terminal.answers("Name: ", "Колония 9\r"))
    #expect(terminal.waits(for: "Other names: "))
    terminal.send(SIGKILL)
    #expect(try terminal.ending().status == -SIGKILL)
    let again = try PseudoTerminal(["facility", "add"], in: work)
    #expect(again.waits(for: "Колония 9"))
    #expect(again.answers("Take it up: ", "y\r"))
    #expect(again.waits(for: "Other names: "))
  }

  @Test func `a window may change while one types`() throws {
    let work = try office()
    let terminal = try PseudoTerminal(["facility", "add"], in: work)
    #expect(terminal.answers("Name: ", "A place with a long name"))
    #expect(terminal.waits(for: "long name"))
    terminal.resize(columns: 20, rows: 5)
    #expect(terminal.answers("Name: ", "\r"))
    #expect(terminal.waits(for: "Other n"))
  }

  @Test func `a terminal that cannot move its cursor gets lines and numbers`() throws {
    let work = try office()
    let terminal = try PseudoTerminal(["visit", "log"], in: work, environment: ["TERM": "dumb"])
    #expect(terminal.answers("Facility: ", "жити\n"))
    #expect(terminal.waits(for: "1 Учреждение 5"))
    #expect(terminal.answers("Facility: ", "1\n"))
    #expect(terminal.answers("Start: ", "yesterday\n"))
    #expect(terminal.waits(for: "2025-12-31"))
    #expect(terminal.answers("End: ", "\u{4}"))
    #expect(try terminal.ending().status == 1)
  }

  @Test func `without a terminal nothing is asked`() throws {
    let work = try office()
    let missing = try work.vigil("visit", "log")
    #expect(missing.status == 64 && missing.errors.contains("a visit needs facility"))
    let resumed = try work.vigil("visit", "log", "--resume")
    #expect(resumed.status == 64 && resumed.errors.contains("nobody sits at a terminal"))
  }

  @Test func `everything is possible with options, in one transaction`() throws {
    let work = try office()
    let visit = ["visit", "log", "--facility", "test-000001", "--start", "2026"]
    let bad = try work.run(visit + ["--finding", "theme=health", "--finding", "theme=nonsense"])
    #expect(bad.status == 1 && bad.errors.contains("nonsense"))
    #expect(try work.vigil("visit", "list").output.isEmpty)
    let good = try work.run(visit + ["--finding", "theme=health;text=a\\;b", "--finding=theme=staff;assessment=good"])
    #expect(good.output == "test-000002\n" && good.errors == "findings: test-000003, test-000004\n")
    #expect(try work.vigil("finding", "list", "--format", "json").output.contains("\"text\":\"a;b\""))
  }
}
