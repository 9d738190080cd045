/// Which figures of a report are left out, by their paths.
package struct SuppressedFigures: Sendable, Equatable {
  /// Figures that are there and not told.
  package private(set) var paths: Set<String> = []
  /// Tables, and columns of tables, in which zeros are not told either.
  package private(set) var whole: Set<String> = []
  /// Whether no count of allegations is told at all.
  package private(set) var isEverything = false

  package static let nothing = SuppressedFigures()

  private init() {}

  /// - Parameters:
  ///   - withheld: entries of the list that are not told, by reason; nil where there is no list.
  ///   - isOnePlace: whether all these counts are of one place, of which none may be told.
  init(
    _ answer: CoverageAnswer, rule: SuppressionRule, listed: CoverageCells.Listed, withheld: [String: Int]?,
    period: Period, hasFilter: Bool, isOnePlace: Bool
  ) {
    let cells = CoverageCells(
      answer, listed: listed, withheld: withheld, period: period, hasFilter: hasFilter)
    var suppressor = Suppressor(cells.system, rule, mayHideTotals: hasFilter)
    if isOnePlace || hasFilter && rule.isSmall(answer.allegations.total) {
      suppressor.hideEverything()
    } else {
      suppressor.run()
    }
    isEverything = suppressor.isEverythingHidden
    for (cell, figure) in cells.system.cells.enumerated() where suppressor.isSuppressed(cell) {
      paths.formUnion(figure.paths)
    }
    for (position, table) in cells.system.tables.enumerated() {
      if suppressor.hiddenTables.contains(position) {
        whole.insert(table.path)
      } else if suppressor.hiddenOutcomes.contains(position) {
        whole.formUnion(["\(table.path).visitedAfter", "\(table.path).unvisited"])
      }
    }
    addDerived(answer, rule, hasFilter: hasFilter)
  }

  /// What is reckoned from counts, and what the timeline prints of buckets in which nothing happened.
  private mutating func addDerived(_ answer: CoverageAnswer, _ rule: SuppressionRule, hasFilter: Bool) {
    let table = "breakdowns.\(answer.timeline.unit)"
    if whole.contains(table) || whole.contains("timeline") {
      whole.insert("timeline.allegations")
      for bucket in answer.timeline.all { paths.insert(FigurePath.cell("timeline", bucket.key, "allegations")) }
    }
    guard hasFilter else { return }
    if paths.contains("allegations.total") {
      paths.formUnion(["allegations.ratioVisitsToAllegations", "allegations.personsAtLeast"])
    }
    // The median is the number of days of one allegation.
    let placed = answer.allegations.total - answer.allegations.unplaced
    if isEverything || paths.contains("allegations.visitedAfter") || rule.isSmall(placed) {
      paths.insert("allegations.medianDaysToVisit")
    }
  }

  /// Leaves a table out whose keys themselves are not to be told.
  mutating func leaveOut(table: String) { whole.insert(table) }

  package func hides(_ path: String) -> Bool { paths.contains(path) }

  /// - Returns: nil where the figure is not told.
  package func told<Value>(_ path: String, _ value: Value) -> Value? { hides(path) ? nil : value }
}
