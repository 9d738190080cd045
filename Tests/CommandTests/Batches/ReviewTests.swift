import Foundation
import Registry
import RegistryStore
import RegistryStoreSQLite
import RegistryWriters
import Testing

@testable import RegistryCommands

/// Answers to the review queue, from a table and at a terminal.
@Suite struct ReviewTests {
  private static let places = "No,Name,Ru,Capacity,Whole\n"
  private static let ids = ["test-000001", "test-000002"]

  /// Two places of which name, Russian name and capacity wait for an answer.
  private func office() throws -> PartnerOffice {
    let office = try PartnerOffice()
    _ = try office.importProfile("P", ["places.csv": Self.places + "1,One,Один,10,\n2,Two,Два,20,\n"])
    for id in Self.ids {
      for (field, value) in [("name", "=cmd(),\"x\""), ("name@ru", "-минус"), ("capacity", "99")] {
        try office.edit(.facility, id, field, value)
      }
    }
    _ = try office.importProfile("P", ["places.csv": Self.places + "1,Uno,Уно,11,\n2,Due,Дуэ,21,\n"])
    return office
  }

  private func sheet(_ office: PartnerOffice, delimiter: String = ",", _ answers: [Int: String]) throws -> ReviewSheet {
    var bytes = ReviewCSV.header
    for entry in try office.reviews() { ReviewCSV.append(ReviewCSV.Row(entry, name: "N"), to: &bytes) }
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    for (number, answer) in answers {
      let index = try #require(lines.firstIndex { $0.hasPrefix("\(number),") })
      let cut = try #require(lines[index].lastIndex(of: ","))
      lines[index] = lines[index][..<cut] + "\(answer)" + lines[index][cut...]
    }
    if delimiter != "," {
      // As a spreadsheet of another country saves it; the answers at hand need no quotes.
      lines = lines.map { $0.replacing(#""'=cmd(),""x""""#, with: "x").replacing(",", with: delimiter) }
    }
    let path = office.folder.appendingPathComponent("sheet.csv")
    try Data(lines.joined(separator: "\n").utf8).write(to: path)
    return try ReviewSheet(path.path)
  }

  private func apply(_ sheet: ReviewSheet, _ office: PartnerOffice) throws {
    try office.store.write(office.authorship("review apply")) { session in
      _ = try ReviewApplication(session).apply(sheet)
      return ((), true)
    }
  }

  @Test func `a cell that a spreadsheet would run is no formula`() throws {
    let office = try office()
    var bytes: [UInt8] = []
    for entry in try office.reviews() { ReviewCSV.append(ReviewCSV.Row(entry, name: "@SUM(1)"), to: &bytes) }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(#""'=cmd(),""x""""#) && text.contains("'-минус") && text.contains("'@SUM(1)"))
  }

  @Test(arguments: [",", ";", "\t"])
  func `answers are applied whatever the spreadsheet puts between cells`(delimiter: String) throws {
    let office = try office()
    let sheet = try sheet(
      office, delimiter: delimiter, [1: "take", 2: "KEEP", 3: "value: 50", 4: "Value:Dva", 5: " take "])
    #expect(sheet.problems.isEmpty && sheet.unanswered == 1)
    try apply(sheet, office)
    #expect(try office.text(.facility, Self.ids[0], "name") == "Uno")
    #expect(try office.text(.facility, Self.ids[0], "capacity") == "50")
    #expect(try office.text(.facility, Self.ids[1], "name") == "Dva")
    let variants = try office.store.read { session in
      try Self.ids.map { try session.record(.facility, id: $0).slots.statement(0)["ru"] }
    }
    #expect(variants == ["-минус", "Дуэ"])
    #expect(try office.reviews().map(\.number) == [6])
    #expect(try office.isSound())
  }

  @Test(arguments: [
    [1: "take", 2: "perhaps"], [1: "take", 3: "value: many"], [1: "take", 4: "value:"], [1: "take", 2: "value"],
  ])
  func `with one problem nothing is applied`(answers: [Int: String]) throws {
    let office = try office()
    let sheet = try sheet(office, answers)
    let before = try office.content()
    #expect(throws: CommandFailure.self) { try apply(sheet, office) }
    #expect(difference(before, try office.content()) == "")
  }

  @Test func `an entry of which either side changed is refused`() throws {
    let office = try office()
    let sheet = try sheet(office, [1: "keep", 3: "keep", 6: "keep"])
    try office.edit(.facility, Self.ids[0], "capacity", "98")
    _ = try office.importProfile("P", ["places.csv": Self.places + "1,Uno,Уно,11,\n2,Due,Дуэ,22,\n"])
    let failure = #expect(throws: CommandFailure.self) { try apply(sheet, office) }
    let message = try #require(failure?.message)
    #expect(message.contains("entry 3 changed") && message.contains("entry 6 changed") && !message.contains("entry 1 "))
  }

  @Test func `two answers to one field must agree`() throws {
    let office = try PartnerOffice()
    _ = try office.importProfile("P", ["places.csv": Self.places + "1,One,,10,\n"])
    try office.edit(.facility, Self.ids[0], "capacity", "99")
    _ = try office.importProfile("P", ["places.csv": Self.places + "1,One,,11,\n"])
    _ = try office.importProfile("Q", ["places.csv": Self.places + "1,One,,12,\n"])
    #expect(throws: CommandFailure.self) { try apply(try sheet(office, [1: "take", 2: "take"]), office) }
    try apply(try sheet(office, [1: "take", 2: "keep"]), office)
    #expect(try office.text(.facility, Self.ids[0], "capacity") == "11")
    #expect(try office.reviews().isEmpty)
  }

  @Test func `a terminal asks one by one, and again where an answer cannot be taken`() throws {
    let office = try office()
    let conversation = ScriptedConversation([
      "take", "keep", "value", "many", "value", "50", "nonsense", "later", "2", "1",
    ])
    try ReviewForm(store: office.store, conversation: conversation).ask(ReviewFilter())
    #expect(try office.text(.facility, Self.ids[0], "name") == "Uno")
    #expect(try office.text(.facility, Self.ids[0], "capacity") == "50")
    #expect(try office.reviews().map(\.number) == [4])
    #expect(conversation.said.contains { $0.contains("cannot be written") })
  }

  @Test func `history tells other sources from edits, also after an undo`() throws {
    let office = try PartnerOffice()
    _ = try office.importProfile("P", ["places.csv": Self.places + "1,One,,10,\n"])
    _ = try office.importProfile("Q", ["places.csv": Self.places + "1,One,,12,\n"])
    try office.answer(1, .keep)
    let third = try #require(
      try office.importProfile("P", ["places.csv": Self.places + "1,One,,11,\n"]).batch)
    _ = try office.undo(third)
    let history = try office.store.read { try $0.history(.facility, id: Self.ids[0]) }
    #expect(history.versions.map(\.transaction.undoes) == [nil, nil, third])
    let source = try #require(history.sources.first { $0.profile == "Q" })
    let capacity = try #require(history.fields(of: source).first { $0.field.name(in: .facility) == "capacity" })
    #expect(capacity.difference == .otherSource && capacity.origin?.batch == 1)
  }
}
