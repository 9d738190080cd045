/// The tables by time: stretches that lie in longer ones.
extension CoverageCells {
  /// All tables by time are one family.
  private static let timeFamily = -2

  /// - Returns: the rows by key, `unknown` always among them.
  mutating func addTime(_ breakdown: Breakdown, _ period: Period) -> [String: Int] {
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

  typealias Level = (dimension: Breakdown.Dimension, rows: [String: Int])

  /// A quarter is its months and what is known to the quarter but to no month.
  mutating func nest(_ narrow: Level, in wide: Level) {
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
  mutating func addTimeline(_ byTime: [Level]) {
    let timeline = answer.timeline
    let same = byTime.first { $0.dimension.rawValue == "\(timeline.unit)" }
    guard let same else { return addLongStretches(byTime) }
    for bucket in timeline.all {
      guard let row = same.rows[bucket.key], let cell = system.rows[row].cells[.allegations] else { continue }
      system.alias(cell, FigurePath.cell("timeline", bucket.key, "allegations"))
    }
  }

  mutating func addLongStretches(_ byTime: [Level]) {
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
