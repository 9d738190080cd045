import Registry

/// The first rows of a file as one delimiter divides them.
struct SampleRows {
  let delimiter: UInt8
  /// Rows with their cells, blank rows too, and without a last one that is cut off.
  private(set) var rows: [[String]] = []
  /// Cells of each row that is not blank; without empty ones at the end.
  private(set) var widths: [Int] = []
  private(set) var strayQuotes = 0
  private(set) var hasBlanksBeforeQuotes = false
  /// The most frequent width.
  private(set) var width = 0
  /// How many rows have it.
  private(set) var regular = 0

  private static let mostRows = 300

  init(_ text: Span<UInt8>, delimiter: UInt8, isWhole: Bool) {
    self.delimiter = delimiter
    var reader = CSVReader(delimiter: delimiter, handsOverEmptyLines: true)
    var rows: [[String]] = []
    var stray = 0
    let collect: (SourceRow, CSVReader.RowProblem?) throws(Enough) -> Void = { row, problem throws(Enough) in
      rows.append(row.cells.indices.map { row.text($0) })
      if problem != nil { stray += 1 }
      if rows.count >= SampleRows.mostRows { throw Enough() }
    }
    let fail: (FileProblem) throws(Enough) -> Void = { _ throws(Enough) in throw Enough() }
    do throws(Enough) {
      try reader.feed(text, collect, fail: fail)
      // A sample of one row is better cut off than empty.
      if isWhole || rows.isEmpty { try reader.finish(collect, fail: fail) }
    } catch {}
    if !rows.isEmpty, SeparatorLine.delimiter(text) != nil { rows[0] = [] }
    self.rows = rows
    strayQuotes = stray
    hasBlanksBeforeQuotes = reader.metBlanksBeforeQuotes
    measure()
  }

  private struct Enough: Error {}

  private mutating func measure() {
    var counts: [Int: Int] = [:]
    for row in rows {
      guard row.contains(where: { !SampleRows.isBlank($0) }) else { continue }
      widths.append(row.count)
      counts[row.count, default: 0] += 1
    }
    // Of widths that are equally frequent the larger: a title has one cell.
    guard let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
    width = most.key
    // One column among many rows is no division; where the rest is divided evenly, the others were titles.
    if width == 1, let other = counts.filter({ $0.key > 1 }).max(by: { $0.value < $1.value }),
      other.value * 3 > widths.count
    {
      width = other.key
    }
    regular = counts[width] ?? 0
  }

  static func isBlank(_ cell: String) -> Bool { cell.utf8.allSatisfy { ValueReader.isSpace($0) } }

  var share: Double { widths.isEmpty ? 0 : Double(regular) / Double(widths.count) }

  /// Whether every row has the same number of cells.
  var isEven: Bool { regular == widths.count && strayQuotes == 0 }

  /// How well the delimiter divides.
  var score: Double {
    guard width >= 2, !widths.isEmpty else { return 0 }
    let strays = Double(strayQuotes) / Double(widths.count)
    // A row that is longer than others, or shorter, is a mistake of the file; many are one of the delimiter.
    let even = share * share
    // The first row that is divided is mostly the header, and has all columns.
    let header = rows.first { $0.count > 1 }.map { $0.count == width ? 1.0 : 0.5 } ?? 0.5
    // More cells are more evidence, but slowly: 2 cells 0.67, 10 cells 0.91.
    let cells = Double(width) / Double(width + 1)
    return max(0, even * header * cells - strays)
  }
}
