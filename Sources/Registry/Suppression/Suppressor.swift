/// Decides which counts are left out: the small ones, and others, until none of the small ones can be found again.
struct Suppressor {
  private let system: FigureSystem
  private let rule: SuppressionRule
  private let mayHideTotals: Bool
  private(set) var floors: [Int?]
  /// Tables of which no count is told, zeros included.
  private(set) var hiddenTables: Set<Int> = []
  /// Tables of which the columns visitedAfter and unvisited are not told, zeros included.
  private(set) var hiddenOutcomes: Set<Int> = []
  private(set) var isEverythingHidden = false

  private var isSafe: [Bool]
  private var pending: [Int] = []

  /// - Parameter mayHideTotals: whether the totals of allegations are cells like any other.
  init(_ system: FigureSystem, _ rule: SuppressionRule, mayHideTotals: Bool = false) {
    self.system = system
    self.rule = rule
    self.mayHideTotals = mayHideTotals
    floors = system.cells.map { $0.column == .unprinted ? $0.listed : nil }
    isSafe = system.cells.map { $0.value <= $0.listed }
  }

  func isSuppressed(_ cell: Int) -> Bool { floors[cell] != nil && system.cells[cell].column != .unprinted }

  mutating func run() {
    for (cell, figure) in system.cells.enumerated() where figure.column != .unprinted && !figure.isFixed {
      if rule.isSmall(figure.value) { suppress(cell) }
    }
    var position = 0
    while position < pending.count, !isEverythingHidden {
      let cell = pending[position]
      guard !isSafe[cell] else {
        position += 1
        continue
      }
      var search = WitnessSearch(system, floors: floors)
      if let witness = search.witness(for: cell) {
        // It shows the same for all that differ in it, and still does when more is left out.
        for other in witness.keys { isSafe[other] = true }
      } else if let other = complement(to: cell) ?? complementAnywhere(to: cell) {
        suppress(other)
      } else {
        hideMore(around: cell)
      }
    }
  }

  /// Leaves everything out without asking whether less would do.
  mutating func hideEverything() {
    isEverythingHidden = true
    for table in system.tables.indices { hideTable(table) }
    for cell in system.cells.indices where system.cells[cell].column == .single { hideCell(cell) }
  }

  // MARK: Steps

  /// A row is told or not as a whole: its persons would give its allegations away, and these the persons. Where only
  /// what became of them is small, only that is left out.
  private mutating func suppress(_ cell: Int) {
    guard let row = system.cells[cell].row else { return hideNonzero(cell) }
    let cells = system.rows[row].cells
    let outcomes = [cells[.visitedAfter], cells[.unvisited]].compactMap { $0 }
    switch system.cells[cell].column {
    case .visitedAfter, .unvisited:
      // Where one of them is zero the other is the row's allegations.
      let isPartial = outcomes.allSatisfy { system.cells[$0].value > 0 }
      for part in isPartial ? outcomes : Array(cells.values).sorted() { hideNonzero(part) }
    default:
      for part in cells.values.sorted() { hideNonzero(part) }
    }
  }

  private mutating func hideNonzero(_ cell: Int) {
    let figure = system.cells[cell]
    guard figure.value > 0, !figure.isFixed, floors[cell] == nil else { return }
    // A zero is always told, so what is not told is at least one.
    floors[cell] = max(1, figure.listed)
    pending.append(cell)
  }

  /// Leaves a cell out even where it is zero.
  private mutating func hideCell(_ cell: Int) {
    let figure = system.cells[cell]
    guard !figure.isFixed || isEverythingHidden && mayHideTotals else { return }
    if floors[cell] == nil { pending.append(cell) }
    floors[cell] = figure.listed
  }

  private mutating func hideTable(_ table: Int, outcomesOnly: Bool = false) {
    if outcomesOnly { hiddenOutcomes.insert(table) } else { hiddenTables.insert(table) }
    for row in system.tables[table].rows {
      for (column, cell) in system.rows[row].cells.sorted(by: { $0.value < $1.value })
      where !outcomesOnly || column == .visitedAfter || column == .unvisited { hideCell(cell) }
    }
  }

  /// The smallest printed number of the same kind that stands in an equation with this one, or else in one with those
  /// that already stand there in its place.
  private func complement(to cell: Int) -> Int? {
    let column = system.cells[cell].column
    return nearest(to: cell) { $0 == column }
  }

  /// A total may be bound by any table.
  private func complementAnywhere(to cell: Int) -> Int? {
    system.cells[cell].table == nil ? nearest(to: cell) { _ in true } : nil
  }

  private func nearest(to cell: Int, _ isOfKind: (FigureSystem.Column) -> Bool) -> Int? {
    var reached: Set<Int> = [cell]
    var edge = [cell]
    while !edge.isEmpty {
      var best: Int?
      var next: [Int] = []
      for place in edge.flatMap({ system.equationsOf[$0] }) {
        for term in system.equations[place.equation] where reached.insert(term.cell).inserted {
          let figure = system.cells[term.cell]
          if floors[term.cell] != nil {
            next.append(term.cell)
          } else if isOfKind(figure.column), !figure.isFixed, figure.value > 0 {
            if best.map({ (figure.value, term.cell) < (system.cells[$0].value, $0) }) ?? true { best = term.cell }
          }
        }
      }
      if let best { return best }
      // What is in one table is sheltered by that table, or by none.
      edge = next.filter { isOfKind(system.cells[$0].column) || system.cells[$0].column == .unprinted }
    }
    return nil
  }

  private mutating func hideMore(around cell: Int) {
    guard let table = system.cells[cell].table else { return hideEverything() }
    let column = system.cells[cell].column
    let family = system.tables.indices.filter { system.tables[$0].family == system.tables[table].family }
    if column == .visitedAfter || column == .unvisited, !hiddenOutcomes.contains(table), !hiddenTables.contains(table) {
      hideTable(table, outcomesOnly: true)
    } else if !hiddenTables.contains(table) {
      hideTable(table)
    } else if !family.allSatisfy(hiddenTables.contains) {
      for member in family { hideTable(member) }
    } else {
      hideEverything()
    }
  }
}
