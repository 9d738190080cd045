import Foundation
import Testing

/// Edits, closures and links at a terminal, with real keys. Whatever goes wrong, each of these ends: a terminal that
/// says nothing is waited for only so long, and the program is killed with its terminal.
@Suite(.serialized) struct ChangesAtTerminalTests {
  private func office() throws -> Workplace {
    let work = try Workplace()
    try work.initialise()
    try work.vigil("facility", "add", "--name", "Учреждение 5", "--type", "prison", "--locality", "Нигде")
    try work.vigil("facility", "add", "--name", "Remand centre", "--type", "remand")
    try work.vigil("visit", "log", "--facility", "test-000001", "--start", "2025-06-01", "--body", "npm")
    try work.vigil(
      "allegation", "record", "--facility", "test-000001", "--incident-date", "2025-05", "--acts", "threats")
    return work
  }

  @Test func `a place is found by its name, and changed`() throws {
    let work = try office()
    let terminal = try PseudoTerminal(["facility", "edit"], in: work)
    #expect(terminal.answers("Facility: ", "uchrezh"))
    #expect(terminal.answers("Нигде, prison, test-000001", "\r"))
    #expect(terminal.answers("Change: ", "capacity\r"))
    // What could not be taken makes room for the next answer.
    #expect(terminal.answers("Capacity: ", "many\r"))
    #expect(terminal.answers("is not a count", "300\r"))
    #expect(terminal.waits(for: "(empty) -> 300"))
    #expect(terminal.answers("Write this: ", "yes\r"))
    let ending = try terminal.ending()
    #expect(ending.status == 0 && ending.output == "test-000001\n")
    #expect(terminal.isRestored)
    #expect(try work.vigil("facility", "show", "test-000001").output.contains("capacity  300\n"))
  }

  @Test func `a change that is left is taken up again`() throws {
    let work = try office()
    let terminal = try PseudoTerminal(["visit", "edit", "test-000003"], in: work)
    #expect(terminal.answers("Change: ", "kind\r"))
    #expect(terminal.answers("Kind: ", "2\r"))
    #expect(terminal.answers("Write this: ", "\u{3}"))
    #expect(terminal.waits(for: "vigil visit edit --resume"))
    #expect(try terminal.ending().status == 1)
    #expect(!(try work.vigil("visit", "show", "test-000003").output.contains("kind")))
    let again = try PseudoTerminal(["visit", "edit", "--resume"], in: work)
    #expect(again.waits(for: "(empty) -> periodic"))
    #expect(again.answers("Write this: ", "yes\r"))
    #expect(try again.ending().status == 0)
    #expect(try work.vigil("visit", "show", "test-000003").output.contains("kind      periodic"))
  }

  @Test func `a place is closed after a warning about what was there later`() throws {
    let work = try office()
    let terminal = try PseudoTerminal(["facility", "close", "test-000001"], in: work)
    #expect(terminal.answers("Closed: ", "2025-03\r"))
    #expect(terminal.answers("Replaced by: ", "remand\r"))
    #expect(terminal.waits(for: "began after it closed"))
    #expect(terminal.answers("Write this: ", "yes\r"))
    #expect(try terminal.ending().output == "test-000001\n")
    #expect(try work.vigil("facility", "show", "test-000001").output.contains("2025-03\n"))
    #expect(try work.vigil("facility", "show", "test-000002").output.contains("replaces  test-000001"))
  }

  @Test func `an allegation is linked to a visit of its place`() throws {
    let work = try office()
    let terminal = try PseudoTerminal(["allegation", "link"], in: work)
    #expect(terminal.answers("Allegation: ", "uchrezh\r"))
    #expect(terminal.answers("Allegations: ", "1\r"))
    #expect(terminal.answers("Link to a: ", "visit\r"))
    #expect(terminal.answers("Visit: ", "1\r"))
    #expect(terminal.answers("Write this: ", "yes\r"))
    #expect(try terminal.ending().output == "test-000004\n")
    #expect(try work.vigil("visit", "show", "test-000003").output.contains("allegations  test-000004"))
  }

  @Test func `a terminal that cannot move its cursor takes the name of a field`() throws {
    let work = try office()
    let terminal = try PseudoTerminal(["facility", "edit", "remand"], in: work, environment: ["TERM": "dumb"])
    #expect(terminal.answers("Change: ", "capacity\n"))
    #expect(terminal.answers("Capacity: ", "12\n"))
    #expect(terminal.answers("Write this: ", "yes\n"))
    #expect(try terminal.ending().output == "test-000002\n")
  }

  @Test func `a finding is added to a visit of a place`() throws {
    let work = try office()
    let terminal = try PseudoTerminal(["finding", "add"], in: work)
    #expect(terminal.answers("Visit: ", "uchrezh\r"))
    #expect(terminal.answers("2025-06-01", "1\r"))
    #expect(terminal.answers("Theme: ", "health\r"))
    #expect(terminal.answers("Assessment: ", "serious\r"))
    #expect(terminal.answers("Text: ", "\r"))
    #expect(terminal.answers("More fields: ", "\r"))
    #expect(terminal.answers("Write this: ", "yes\r"))
    #expect(try terminal.ending().output == "test-000005\n")
  }

  @Test(arguments: [
    (["facility", "edit"], "no id is given"), (["facility", "edit", "test-000001"], "no field to change is given"),
    (["facility", "edit", "--resume"], "nobody sits at a terminal"), (["facility", "close"], "no id is given"),
    (["facility", "close", "test-000001"], "--on is missing"),
    (["allegation", "link", "test-000004"], "what to link to"),
    (["allegation", "link", "--visit", "test-000003"], "no id is given"),
    (["finding", "add"], "a finding needs visit"),
  ])
  func `without a terminal nothing is asked`(arguments: [String], message: String) throws {
    let run = try office().run(arguments)
    #expect(run.status == 64 && run.errors.contains(message), "\(run.errors)")
  }

  @Test func `whoever says no changes nothing`() throws {
    let work = try office()
    let terminal = try PseudoTerminal(["facility", "close", "--on", "2025"], in: work)
    #expect(terminal.answers("Facility: ", "remand\r"))
    #expect(terminal.answers("Replaced by: ", "\r"))
    #expect(terminal.answers("Write this: ", "discard\r"))
    #expect(terminal.waits(for: "Nothing was written."))
    let ending = try terminal.ending()
    #expect(ending.status == 1 && ending.output.isEmpty)
    #expect(!(try work.vigil("facility", "show", "test-000002").output.contains("closed")))
  }
}
