/// The counts of allegations and persons of a coverage report, and how they follow from each other.
struct CoverageCells {
  /// What the report's own lists tell one by one, by breakdown and key.
  struct Listed {
    /// Entries whose key can be read off the list.
    var byKey: [Breakdown.Dimension: [String: Int]] = [:]
    /// The same without entries that tell no day.
    var dated: [Breakdown.Dimension: [String: Int]] = [:]

    func count(_ dimension: Breakdown.Dimension, _ key: String) -> Int { byKey[dimension]?[key] ?? 0 }
  }

  var system = FigureSystem()
  let answer: CoverageAnswer
  let listed: Listed
  /// Whether allegation totals are cells like any other: with a place filter.
  let hasFilter: Bool
  /// Whether every row names no fewer persons than allegations, as a reader would guess.
  let hasNoEmptyAllegation: Bool
  /// The totals as cells, where they are cells.
  var totals: [FigureSystem.Column: Int] = [:]
  var unplaced: Int?

  static let columns: [(column: FigureSystem.Column, name: String)] = [
    (.allegations, "allegations"), (.persons, "persons"), (.visitedAfter, "visitedAfter"), (.unvisited, "unvisited"),
  ]

  /// - Parameters:
  ///   - withheld: entries of the list that are not told, by reason; nil where there is no list.
  init(_ answer: CoverageAnswer, listed: Listed, withheld: [String: Int]?, period: Period, hasFilter: Bool) {
    self.answer = answer
    self.listed = listed
    self.hasFilter = hasFilter
    hasNoEmptyAllegation = answer.breakdowns.allSatisfy { breakdown in
      breakdown.rows.allSatisfy { $0.persons >= $0.allegations }
    }
    addTotals()
    if let withheld { addWithheld(withheld) }
    var byTime: [(dimension: Breakdown.Dimension, rows: [String: Int])] = []
    for (position, breakdown) in answer.breakdowns.enumerated() {
      switch breakdown.dimension {
      case .year, .quarter, .month: byTime.append((breakdown.dimension, addTime(breakdown, period)))
      case .act: addOverlapping(breakdown, family: position)
      // Is told to nobody outside.
      case .source: continue
      default: add(breakdown, family: position)
      }
    }
    // From the narrowest to the widest.
    byTime.sort { $0.dimension.order > $1.dimension.order }
    for (narrow, wide) in zip(byTime, byTime.dropFirst()) { nest(narrow, in: wide) }
    addTimeline(byTime)
  }

  // MARK: Breakdowns

  /// - Returns: the row.
  mutating func add(
    _ row: Breakdown.Row?, key: String, of dimension: Breakdown.Dimension, to table: Int, isFixed: Bool = false,
    fixed: Set<FigureSystem.Column> = []
  ) -> Int {
    let position = system.addRow(to: table)
    let name = "breakdowns.\(dimension.rawValue)"
    let listed = row == nil ? 0 : listed.count(dimension, key)
    var cells: [FigureSystem.Column: Int] = [:]
    for (column, figure) in CoverageCells.columns {
      let value = row.map { CoverageCells.value($0, column) } ?? 0
      let isListed = column == .allegations || column == .unvisited
      cells[column] = system.add(
        row == nil ? "" : FigurePath.cell(name, key, figure), value, column, row: position,
        listed: isListed ? min(listed, value) : 0, isFixed: isFixed || fixed.contains(column))
    }
    if let all = cells[.allegations], let visited = cells[.visitedAfter], let unvisited = cells[.unvisited],
      let persons = cells[.persons]
    {
      system.equate([all], [visited, unvisited])
      if hasNoEmptyAllegation { system.order(all, below: persons) }
    }
    return position
  }

  static func value(_ row: Breakdown.Row, _ column: FigureSystem.Column) -> Int {
    switch column {
    case .allegations: row.allegations
    case .persons: row.persons
    case .visitedAfter: row.visitedAfter
    case .unvisited: row.unvisited
    case .single, .unprinted: 0
    }
  }

  func cells(_ rows: [Int], _ column: FigureSystem.Column) -> [Int] {
    rows.compactMap { system.rows[$0].cells[column] }
  }

  /// Rows that add up to the whole.
  mutating func add(_ breakdown: Breakdown, family: Int) {
    let table = system.addTable("breakdowns.\(breakdown.dimension.rawValue)", family: family)
    var rows: [Int] = []
    for row in breakdown.rows {
      // Every place has a type, so unknown are those without a place, and these are told as a total.
      let isUnplaced =
        breakdown.dimension == .facilityType && row.key == Breakdown.unknown
        && row.allegations == answer.allegations.unplaced
      let position = add(
        row, key: row.key, of: breakdown.dimension, to: table,
        fixed: isUnplaced && !hasFilter ? [.allegations, .unvisited] : [])
      if isUnplaced, hasFilter, let unplaced { system.equate([unplaced], cells([position], .allegations)) }
      rows.append(position)
    }
    // A key that a reader cannot rule out where none are told.
    rows.append(add(nil, key: "", of: breakdown.dimension, to: table))
    sumUp(rows)
  }

  mutating func sumUp(_ rows: [Int]) {
    for (column, _) in CoverageCells.columns {
      system.equate(totals[column].map { [$0] } ?? [], cells(rows, column))
    }
  }

  /// Rows of which one allegation may stand in several: together no less than the whole, and none more than it.
  mutating func addOverlapping(_ breakdown: Breakdown, family: Int) {
    let table = system.addTable("breakdowns.\(breakdown.dimension.rawValue)", family: family)
    let rows =
      breakdown.rows.map { add($0, key: $0.key, of: breakdown.dimension, to: table) }
      + [add(nil, key: "", of: breakdown.dimension, to: table)]
    let cases = answer.allegations
    let wholes: [FigureSystem.Column: Int] = [
      .allegations: cases.total, .persons: cases.persons, .visitedAfter: cases.visitedAfter,
      .unvisited: cases.unvisited,
    ]
    for (column, _) in CoverageCells.columns {
      let parts = cells(rows, column)
      let whole = wholes[column] ?? 0
      let total = totals[column].map { [$0] } ?? []
      let sum = parts.reduce(0) { $0 + system.cells[$1].value }
      system.equate(parts, total + [system.addUnprinted(sum - whole)])
      for part in parts {
        system.equate(total, [part, system.addUnprinted(whole - system.cells[part].value)])
      }
    }
  }
}
