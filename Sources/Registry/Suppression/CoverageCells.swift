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

  private(set) var system = FigureSystem()
  private let answer: CoverageAnswer
  private let listed: Listed
  /// Whether allegation totals are cells like any other: with a place filter.
  private let hasFilter: Bool
  /// Whether every row names no fewer persons than allegations, as a reader would guess.
  private let hasNoEmptyAllegation: Bool
  /// The totals as cells, where they are cells.
  private var totals: [FigureSystem.Column: Int] = [:]
  private var unplaced: Int?

  private static let columns: [(column: FigureSystem.Column, name: String)] = [
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

  // MARK: Totals

  private mutating func addTotals() {
    guard hasFilter else { return }
    let cases = answer.allegations
    func name(_ figure: String) -> String { "allegations.\(figure)" }
    var system = FigureSystem()
    func single(_ figure: String, _ value: Int) -> Int { system.add(name(figure), value, .single) }
    // The total is at or above the threshold here, or nothing is told at all.
    let total = system.add(name("total"), cases.total, .single, isFixed: true)
    system.alias(total, name("distinct"))
    system.alias(total, "funnel.alleged")
    let visited = single("visitedAfter", cases.visitedAfter)
    let possibly = single("possiblyVisitedAfter", cases.possiblyVisitedAfter)
    let not = single("notVisitedAfter", cases.notVisitedAfter)
    let unplaced = single("unplaced", cases.unplaced)
    let unvisited = single("unvisited", cases.unvisited)
    let persons = single("persons", cases.persons)
    for (figure, value) in [
      ("women", cases.women), ("minors", cases.minors), ("deaths", cases.deaths),
      ("atVisitedFacility", cases.atVisitedFacility), ("addressed", cases.addressed),
    ] { _ = single(figure, value) }
    system.equate([total], [visited, unvisited])
    system.equate([unvisited], [possibly, not, unplaced])
    if hasNoEmptyAllegation { system.order(total, below: persons) }
    addHorizons(visited: visited, placed: [visited, possibly, not], to: &system)
    addFunnel(total, to: &system)
    _ = system.add("dataQuality.undatedAllegations", answer.dataQuality.undatedAllegations, .single)
    totals = [.allegations: total, .persons: persons, .visitedAfter: visited, .unvisited: unvisited]
    self.unplaced = unplaced
    self.system = system
  }

  private func addHorizons(visited: Int, placed: [Int], to system: inout FigureSystem) {
    let cases = answer.allegations
    var within: [Int] = []
    var eligible: [Int] = []
    for (position, horizon) in AllegationFigures.horizons.enumerated() {
      let early = system.add("allegations.visitedAfterWithin.\(horizon)", cases.visitedAfterWithin[position], .single)
      let old = system.add("allegations.eligibleWithin.\(horizon)", cases.eligibleWithin[position], .single)
      let both = system.add(
        "allegations.visitedWithinEligible.\(horizon)", cases.visitedWithinEligible[position], .single)
      system.order(both, below: early)
      system.order(both, below: old)
      within.append(early)
      eligible.append(old)
    }
    for (early, late) in zip(within, within.dropFirst() + [visited]) { system.order(early, below: late) }
    for (early, late) in zip(eligible, eligible.dropFirst()) { system.order(late, below: early) }
    if let first = eligible.first {
      let rest = placed.reduce(0) { $0 + system.cells[$1].value } - system.cells[first].value
      system.equate(placed, [first, system.addUnprinted(rest)])
    }
  }

  private func addFunnel(_ total: Int, to system: inout FigureSystem) {
    let funnel = answer.funnel
    var before = total
    for step in funnel.steps.dropFirst() {
      let cell = system.add("funnel.\(step.name)", step.count, .single)
      system.order(cell, below: before)
      before = cell
    }
    let persons = system.add("funnel.convictedPersons", funnel.convictedPersons, .single)
    system.order(before, below: persons)
    for (reason, count) in funnel.closed.sorted(by: { $0.key < $1.key }) {
      _ = system.add("funnel.closed.\(reason)", count, .single)
    }
    for (kind, count) in funnel.withdrawn.sorted(by: { $0.key < $1.key }) {
      _ = system.add("funnel.withdrawn.\(kind)", count, .single)
    }
  }

  /// The list tells some of the unvisited allegations and withholds the others, so the two add up to a total.
  private mutating func addWithheld(_ byReason: [String: Int]) {
    let count = byReason.values.reduce(0, +)
    let cell = system.add("withheld.count", count, .single, isFixed: !hasFilter)
    if let unvisited = totals[.unvisited] { system.equate([unvisited], [cell]) }
    let table = system.addTable("withheld.byReason", family: -1)
    var parts: [Int] = []
    for (reason, count) in byReason.sorted(by: { $0.key < $1.key }) {
      parts.append(system.add("withheld.byReason.\(reason)", count, .single, row: system.addRow(to: table)))
    }
    // A reason that nobody reads of.
    parts.append(system.add("", 0, .single, row: system.addRow(to: table)))
    system.equate([cell], parts)
  }

  // MARK: Breakdowns

  /// - Returns: the row.
  private mutating func add(
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

  private static func value(_ row: Breakdown.Row, _ column: FigureSystem.Column) -> Int {
    switch column {
    case .allegations: row.allegations
    case .persons: row.persons
    case .visitedAfter: row.visitedAfter
    case .unvisited: row.unvisited
    case .single, .unprinted: 0
    }
  }

  private func cells(_ rows: [Int], _ column: FigureSystem.Column) -> [Int] {
    rows.compactMap { system.rows[$0].cells[column] }
  }

  /// Rows that add up to the whole.
  private mutating func add(_ breakdown: Breakdown, family: Int) {
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

  private mutating func sumUp(_ rows: [Int]) {
    for (column, _) in CoverageCells.columns {
      system.equate(totals[column].map { [$0] } ?? [], cells(rows, column))
    }
  }

  /// Rows of which one allegation may stand in several: together no less than the whole, and none more than it.
  private mutating func addOverlapping(_ breakdown: Breakdown, family: Int) {
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

  // MARK: Time

  /// All tables by time are one family.
  private static let timeFamily = -2

  /// - Returns: the rows by key, `unknown` always among them.
  private mutating func addTime(_ breakdown: Breakdown, _ period: Period) -> [String: Int] {
    let dimension = breakdown.dimension
    let table = system.addTable("breakdowns.\(dimension.rawValue)", family: CoverageCells.timeFamily)
    let rows = breakdown.rows
    // A period inside one stretch says by itself where all stand.
    let first = Breakdown.bucket(PartialDay(period.from), dimension)
    let isWhole = rows.count == 1 && rows[0].key == first && first == Breakdown.bucket(PartialDay(period.to), dimension)
    var byKey: [String: Int] = [:]
    for row in rows {
      byKey[row.key] = add(row, key: row.key, of: dimension, to: table, isFixed: isWhole && !hasFilter)
    }
    if byKey[Breakdown.unknown] == nil {
      byKey[Breakdown.unknown] = add(nil, key: Breakdown.unknown, of: dimension, to: table)
    }
    sumUp(byKey.sorted { $0.key < $1.key }.map(\.value))
    return byKey
  }

  private typealias Level = (dimension: Breakdown.Dimension, rows: [String: Int])

  /// A quarter is its months and what is known to the quarter but to no month.
  private mutating func nest(_ narrow: Level, in wide: Level) {
    var rest: [FigureSystem.Column: [Int]] = [:]
    for (key, parent) in wide.rows.sorted(by: { $0.key < $1.key }) where key != Breakdown.unknown {
      let children = narrow.rows.filter { Breakdown.contains(wide.dimension, key, narrow.dimension, $0.key) }
      var own: [FigureSystem.Column: Int] = [:]
      for (column, _) in CoverageCells.columns {
        let sum = cells([parent], column)
        let parts = cells(children.sorted { $0.key < $1.key }.map(\.value), column)
        let value = sum.reduce(0) { $0 + system.cells[$1].value } - parts.reduce(0) { $0 + system.cells[$1].value }
        let isListed = column == .allegations || column == .unvisited
        let told =
          (listed.dated[wide.dimension]?[key] ?? 0)
          - children.keys.reduce(0) { $0 + (listed.dated[narrow.dimension]?[$1] ?? 0) }
        let cell = system.addUnprinted(value, listed: isListed ? max(0, min(told, value)) : 0)
        system.equate(sum, parts + [cell])
        own[column] = cell
        rest[column, default: []].append(cell)
      }
      if let all = own[.allegations], let visited = own[.visitedAfter], let unvisited = own[.unvisited],
        let persons = own[.persons]
      {
        system.equate([all], [visited, unvisited])
        if hasNoEmptyAllegation, system.cells[persons].value >= system.cells[all].value {
          system.order(all, below: persons)
        }
      }
    }
    guard let narrowUnknown = narrow.rows[Breakdown.unknown], let wideUnknown = wide.rows[Breakdown.unknown] else {
      return
    }
    for (column, _) in CoverageCells.columns {
      system.equate(cells([narrowUnknown], column), cells([wideUnknown], column) + (rest[column] ?? []))
    }
  }

  /// The timeline prints the allegations of one of these tables once more, or those of longer stretches.
  private mutating func addTimeline(_ byTime: [Level]) {
    let timeline = answer.timeline
    let same = byTime.first { $0.dimension.rawValue == "\(timeline.unit)" }
    guard let same else { return addLongStretches(byTime) }
    for bucket in timeline.all {
      guard let row = same.rows[bucket.key], let cell = system.rows[row].cells[.allegations] else { continue }
      system.alias(cell, FigurePath.cell("timeline", bucket.key, "allegations"))
    }
  }

  private mutating func addLongStretches(_ byTime: [Level]) {
    guard let years = byTime.first(where: { $0.dimension == .year }) else { return }
    let table = system.addTable("timeline", family: CoverageCells.timeFamily)
    var rest: [Int] = []
    var all: [Int] = []
    for bucket in answer.timeline.buckets {
      let cell = system.add(
        FigurePath.cell("timeline", bucket.key, "allegations"), bucket.allegations, .allegations,
        row: system.addRow(to: table))
      let parts = cells(
        years.rows.filter { Timeline.contains(bucket.key, year: $0.key) }.sorted { $0.key < $1.key }.map(\.value),
        .allegations)
      let own = system.addUnprinted(bucket.allegations - parts.reduce(0) { $0 + system.cells[$1].value })
      system.equate([cell], parts + [own])
      rest.append(own)
      all.append(cell)
    }
    let unknown = answer.timeline.unknown.allegations
    let cell = system.add(
      unknown == 0 ? "" : FigurePath.cell("timeline", Breakdown.unknown, "allegations"), unknown, .allegations,
      row: system.addRow(to: table))
    if let narrow = years.rows[Breakdown.unknown] { system.equate(cells([narrow], .allegations), [cell] + rest) }
    system.equate(totals[.allegations].map { [$0] } ?? [], all + [cell])
  }
}

extension Breakdown.Dimension {
  /// From the widest stretch of time to the narrowest; 0 for what is no time.
  var order: Int {
    switch self {
    case .year: 1
    case .quarter: 2
    case .month: 3
    default: 0
    }
  }
}

extension Breakdown {
  /// Whether a month, quarter or year lies in a longer one, by their keys.
  static func contains(_ wide: Dimension, _ wideKey: String, _ narrow: Dimension, _ narrowKey: String) -> Bool {
    guard narrowKey != unknown, wideKey != unknown, narrowKey.prefix(4) == wideKey.prefix(4) else { return false }
    switch (wide, narrow) {
    case (.year, .quarter), (.year, .month): return true
    case (.quarter, .month):
      guard let month = Int(narrowKey.suffix(2)), let quarter = Int(wideKey.suffix(1)) else { return false }
      return (month + 2) / 3 == quarter
    default: return false
    }
  }
}

extension Timeline {
  /// Whether a year lies in a stretch of several, such as `2020/2029`.
  static func contains(_ key: String, year: String) -> Bool {
    let ends = key.split(separator: "/").compactMap { Int($0) }
    guard ends.count == 2, let year = Int(year) else { return false }
    return ends[0] <= year && year <= ends[1]
  }
}
