/// The counts of a report as a system of linear equations: whoever reads it knows that a table's rows add up to its
/// total, and can reckon back from what is printed to what is not.
struct FigureSystem {
  enum Column: Sendable {
    case allegations, persons, visitedAfter, unvisited
    /// A figure that stands alone.
    case single
    /// Printed nowhere, but bound by what is, such as the allegations of a quarter that no month is known of.
    case unprinted
  }

  struct Cell: Sendable {
    /// What it is called in the report; several where one number is printed twice, none where it is not printed.
    var paths: [String]
    let value: Int
    /// How many of it the report's own list tells one by one; a reader knows that it is no less.
    let listed: Int
    let column: Column
    /// The row and the table that it stands in.
    let row: Int?
    let table: Int?
    /// The same number is told to everybody as a total, so that hiding it here would hide nothing.
    let isFixed: Bool
  }

  struct Row: Sendable {
    let table: Int
    var cells: [Column: Int] = [:]
  }

  struct Table: Sendable {
    let path: String
    /// Tables whose rows follow from each other's, as months do from quarters.
    let family: Int
    var rows: [Int] = []
  }

  struct Term: Sendable {
    let cell: Int
    let coefficient: Int
  }

  struct Place: Sendable {
    let equation: Int
    let coefficient: Int
  }

  private(set) var cells: [Cell] = []
  private(set) var rows: [Row] = []
  private(set) var tables: [Table] = []
  private(set) var equations: [[Term]] = []
  /// By cell, the equations that it stands in, once each.
  private(set) var equationsOf: [[Place]] = []

  mutating func addTable(_ path: String, family: Int) -> Int {
    tables.append(Table(path: path, family: family))
    return tables.count - 1
  }

  mutating func addRow(to table: Int) -> Int {
    rows.append(Row(table: table))
    tables[table].rows.append(rows.count - 1)
    return rows.count - 1
  }

  mutating func add(
    _ path: String, _ value: Int, _ column: Column, row: Int? = nil, listed: Int = 0, isFixed: Bool = false
  ) -> Int {
    cells.append(
      Cell(
        paths: path.isEmpty ? [] : [path], value: value, listed: listed, column: column, row: row,
        table: row.map { rows[$0].table }, isFixed: isFixed))
    equationsOf.append([])
    if let row { rows[row].cells[column] = cells.count - 1 }
    return cells.count - 1
  }

  /// A number that nobody prints; never below zero, and a reader knows that.
  mutating func addUnprinted(_ value: Int, listed: Int = 0) -> Int {
    add("", value, .unprinted, listed: listed)
  }

  mutating func alias(_ cell: Int, _ path: String) { cells[cell].paths.append(path) }

  /// States that the cells of `sum` add up to those of `parts`, but for numbers that everybody is told.
  mutating func equate(_ sum: [Int], _ parts: [Int]) {
    let terms =
      sum.filter { !cells[$0].isFixed }.map { Term(cell: $0, coefficient: 1) }
      + parts.filter { !cells[$0].isFixed }.map { Term(cell: $0, coefficient: -1) }
    guard !terms.isEmpty else { return }
    for term in terms {
      equationsOf[term.cell].append(Place(equation: equations.count, coefficient: term.coefficient))
    }
    equations.append(terms)
  }

  /// States that one cell is never above another.
  mutating func order(_ low: Int, below high: Int) {
    equate([high], [low, addUnprinted(cells[high].value - cells[low].value)])
  }
}
