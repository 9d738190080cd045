import Testing

@testable import Registry

/// Small tables whose suppression can be told by heart; Tests/Reference/check_suppression.py does the rest.
@Suite struct SuppressorTests {
  private let rule = SuppressionRule(audience: "public", threshold: 5, source: "test")

  /// One table of single numbers that add up to a told total.
  private func suppressed(_ values: [Int], listed: [Int] = []) -> (paths: Set<String>, isWhole: Bool) {
    var system = FigureSystem()
    let table = system.addTable("t", family: 0)
    var cells: [Int] = []
    for (position, value) in values.enumerated() {
      cells.append(
        system.add(
          "\(position)", value, .single, row: system.addRow(to: table),
          listed: listed.isEmpty ? 0 : listed[position]))
    }
    cells.append(system.add("", 0, .single, row: system.addRow(to: table)))
    system.equate([], cells)
    var suppressor = Suppressor(system, rule)
    suppressor.run()
    let paths = system.cells.enumerated().filter { suppressor.isSuppressed($0.offset) }.flatMap(\.element.paths)
    return (Set(paths), suppressor.hiddenTables.contains(table))
  }

  @Test(arguments: [
    // Nothing is small.
    ([5, 6, 0], [], false),
    // A single small one would follow from the total: the smallest other goes with it.
    ([2, 9, 7], [0, 2], false), ([0, 4, 0, 80, 70], [1, 4], false),
    // Two are enough, unless both can only be 1.
    ([2, 3, 9], [0, 1], false), ([1, 1, 9], [0, 1, 2], false), ([1, 1, 1, 6, 5], [0, 1, 2, 4], false),
    // Nothing else can go: all go, zeros too.
    ([3, 0, 0], [0, 1, 2], true), ([1, 1, 0], [0, 1, 2], true),
  ])
  func `a small number is not left out alone`(values: [Int], expected: [Int], isWhole: Bool) {
    let (paths, whole) = suppressed(values)
    #expect(paths == Set(expected.map(String.init)))
    #expect(whole == isWhole)
  }

  @Test func `what the list tells one by one needs no shelter`() {
    #expect(suppressed([2, 9, 7], listed: [2, 0, 0]).paths == ["0"])
    #expect(suppressed([2, 9, 7], listed: [1, 0, 0]).paths == ["0", "2"])
  }

  @Test func `rules of the file hold for their audience, and the public is never without one`() {
    let own = SuppressionRule(audience: "public", threshold: 11, source: "s")
    let none = RuleBook(mandates: [], intervals: [])
    let book = RuleBook(mandates: [], intervals: [], suppression: [own])
    #expect(none.suppression(for: .everyone) == .safeDefault)
    #expect(book.suppression(for: .everyone) == own)
    for audience in Audience.allCases where audience != .everyone {
      #expect(book.suppression(for: audience) == nil)
    }
    #expect(SuppressionRule(audience: "public", threshold: 0, source: "s").isSmall(1))
  }

  /// Every other registry that a witness names must be possible, and differ where it should.
  @Test(arguments: 1...40)
  func `witnesses keep what is printed`(seed: UInt64) {
    var chance = Chance(seed)
    var system = FigureSystem()
    let table = system.addTable("t", family: 0)
    var columns: [[Int]] = [[], [], []]
    for row in 0..<(2 + chance.below(6)) {
      let position = system.addRow(to: table)
      let (visited, unvisited) = (chance.below(9), chance.below(9))
      let cells = [
        system.add("a\(row)", visited + unvisited, .allegations, row: position),
        system.add("v\(row)", visited, .visitedAfter, row: position),
        system.add("u\(row)", unvisited, .unvisited, row: position),
      ]
      system.equate([cells[0]], [cells[1], cells[2]])
      for (column, cell) in cells.enumerated() { columns[column].append(cell) }
    }
    for column in columns { system.equate([], column) }
    var suppressor = Suppressor(system, rule)
    suppressor.run()
    for (cell, figure) in system.cells.enumerated() where suppressor.isSuppressed(cell) && figure.value > 0 {
      var search = WitnessSearch(system, floors: suppressor.floors)
      guard let witness = search.witness(for: cell) else {
        #expect(suppressor.isEverythingHidden, "no witness for \(figure.paths)")
        continue
      }
      #expect(witness[cell].map { $0 != 0 } ?? false)
      for (other, change) in witness {
        #expect(suppressor.floors[other].map { system.cells[other].value + change >= $0 } ?? false)
      }
      for equation in system.equations {
        #expect(equation.reduce(0) { $0 + $1.coefficient * (witness[$1.cell] ?? 0) } == 0)
      }
    }
    for (cell, figure) in system.cells.enumerated() where rule.isSmall(figure.value) {
      #expect(suppressor.isSuppressed(cell))
    }
  }

  private struct Chance {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(limit))
    }
  }
}
