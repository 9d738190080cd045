import Registry
import TestSupport
import Testing

@testable import RegistryImport

@Suite struct CellMemoryTests {
  private func position() throws -> Int { try #require(Catalogue.of(.facility).position(of: "name")) }

  private func recalled(_ memory: inout CellMemory, _ raw: String, _ position: Int) -> String? {
    var slots = FieldSlots(.facility)
    let bytes = Array(raw.utf8)
    guard let isGiven = memory.append(bytes.span, to: &slots, position, language: nil) else { return nil }
    return isGiven ? slots.text(position) : ""
  }

  private func keep(_ memory: inout CellMemory, _ raw: String, _ cell: String) {
    let (raw, cell) = (Array(raw.utf8), Array(cell.utf8))
    memory.keep(raw.span, cell.span)
  }

  @Test func `recalls what was kept, also that a cell means nothing, until it forgets`() throws {
    let position = try position()
    var memory = CellMemory()
    keep(&memory, " Замок ", "castle")
    keep(&memory, "n/a", "")
    #expect(recalled(&memory, " Замок ", position) == "castle")
    #expect(recalled(&memory, "n/a", position) == "")
    #expect(recalled(&memory, "Замок", position) == nil)
    memory.forget()
    #expect(recalled(&memory, "n/a", position) == nil)
  }

  @Test(arguments: [0, 60, 99])
  func `gives up where cells hardly repeat, and never recalls another cell`(repeats: Int) throws {
    let position = try position()
    var chance = SeededGenerator(seed: UInt64(repeats))
    var memory = CellMemory(mostCells: 64)
    for number in 0..<5000 {
      let isOld = Int.random(in: 0..<100, using: &chance) < repeats
      let raw = isOld ? "old \(Int.random(in: 0..<8, using: &chance))" : "new \(number)"
      if let cell = recalled(&memory, raw, position) { #expect(cell == "cell of \(raw)") }
      keep(&memory, raw, "cell of \(raw)")
    }
    #expect(memory.isWorthwhile == (repeats > 50))
  }

  @Test func `very long cells are not kept`() throws {
    let position = try position()
    var memory = CellMemory()
    keep(&memory, String(repeating: "x", count: 256), "y")
    keep(&memory, "x", String(repeating: "y", count: 256))
    keep(&memory, String(repeating: "z", count: 255), String(repeating: "y", count: 255))
    #expect(recalled(&memory, String(repeating: "x", count: 256), position) == nil)
    #expect(recalled(&memory, "x", position) == nil)
    #expect(recalled(&memory, String(repeating: "z", count: 255), position)?.utf8.count == 255)
  }

  private static let profile = """
    name: P
    publisher: P
    scheme: p
    sources: [{name: t, format: csv}]
    make:
    - facility:
        rows: t
        key: "{No}"
        name: {from: Name}
        type: {from: Kind, codes: {колония: prison, сизо: remand}, missing: [нет]}
        capacity: {from: Beds, or: empty}
        closed: {from: Closed, date: [dd.MM.yyyy, yyyy]}
        part_of: {key: "{Part}"}
        notes: {from: Notes}

    """

  /// What one memory serves for all rows must not show: neither in records nor in what is noticed.
  @Test(arguments: 0..<8)
  func `rows give together what each gives alone`(seed: Int) throws {
    var chance = SeededGenerator(seed: UInt64(seed))
    let cells: [[String]] = [
      ["Первая", "Вторая ", "Third", "Чет\u{fffd}ая", "", "Пя\u{1}тая"],
      ["колония", "СИЗО", " сизо", "нет", "замок", "prison", "", "колони\u{fffd}"],
      ["7", " 7", "много", "", "-1", "7?"],
      ["01.02.2020", "2020", "вчера", "", "2020\u{1}"],
      ["1", "2", " 2", "", "x\u{fffd}"],
      ["Заметка", "Замет??ка", "", "note"],
    ]
    let rows = (0..<60).map { number in
      ([String(number)] + cells.map { $0.randomElement(using: &chance) ?? "" }).joined(separator: ",")
    }
    let header = "No,Name,Kind,Beds,Closed,Part,Notes\n"
    let together = try ProfileTrial(Self.profile, header + rows.joined(separator: "\n") + "\n")
    let alone = try rows.map { try ProfileTrial(Self.profile, "\(header)\($0)\n") }
    func told(_ notices: [Notice]) -> [String] {
      notices.map { "\($0.code.rawValue) \($0.field ?? "") \($0.value ?? "") \($0.message)" }
    }
    #expect(together.records == alone.flatMap(\.records))
    #expect(told(together.notices) == alone.flatMap { told($0.notices) })
    #expect(together.rejected == alone.reduce(0) { $0 + $1.rejected })
  }
}
