import Registry
import RegistryImport
import RegistryWriters

/// The table of `vigil review export` with the answers that somebody filled in.
struct ReviewSheet {
  struct Row {
    let number: Int
    let state: String
    let answer: ReviewAnswer
    /// Where the answer stands.
    let place: Place
  }

  struct Problem {
    let place: Place
    let message: String
    var hint: String?
  }

  private(set) var rows: [Row] = []
  private(set) var unanswered = 0
  private(set) var problems: [Problem] = []
  private let path: String
  private var columns: (number: Int, state: Int, answer: Int)?
  private var answered: Set<Int> = []

  /// - Throws: `CommandFailure` where the file as a whole cannot be read.
  init(_ path: String) throws {
    self.path = path
    let bytes = Array(try ByteFile.text(path).utf8)
    var reader = CSVReader(delimiter: ReviewSheet.delimiter(bytes))
    do {
      try reader.feed(bytes.span, { row, problem throws in try take(row, problem) }, fail: { throw $0 })
      try reader.finish({ row, problem throws in try take(row, problem) }, fail: { throw $0 })
    } catch let problem as FileProblem {
      throw CommandFailure(
        "\(Place(path: path, line: problem.line, column: problem.column, offset: problem.offset)): \(problem.message)",
        hint: "export the queue again, and fill it in anew")
    }
    if columns == nil { throw ReviewSheet.noSheet(Place(path: path)) }
  }

  /// Spreadsheets save with the delimiter of their country.
  private static func delimiter(_ bytes: [UInt8]) -> UInt8 {
    let head = bytes.prefix { $0 != 0x0a && $0 != 0x0d }
    func count(_ delimiter: UInt8) -> Int { head.count { $0 == delimiter } }
    return [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].max { count($0) < count($1) } ?? UInt8(ascii: ",")
  }

  private static func noSheet(_ place: Place) -> CommandFailure {
    CommandFailure(
      "\(place): this is not the table that `vigil review export` wrote: it needs the columns \(ReviewCSV.number), \(ReviewCSV.answer) and \(ReviewCSV.state)",
      hint: "export the queue, and fill in its column \(ReviewCSV.answer)")
  }

  private mutating func take(_ row: SourceRow, _ problem: CSVReader.RowProblem?) throws {
    guard let columns else {
      let names = row.cells.indices.map { row.text($0).trimmingBlanks.lowercased() }
      guard let number = names.firstIndex(of: ReviewCSV.number), let state = names.firstIndex(of: ReviewCSV.state),
        let answer = names.firstIndex(of: ReviewCSV.answer)
      else { throw ReviewSheet.noSheet(row.place(in: path)) }
      columns = (number, state, answer)
      return
    }
    if case .strayQuote(let cell) = problem {
      return note(row, min(cell, row.cells.count - 1), "text follows the closing quote of a cell")
    }
    // Spreadsheets may leave empty cells out at the end of a row.
    func text(_ column: Int) -> String { row.cells.indices.contains(column) ? row.text(column).trimmingBlanks : "" }
    let word = ReviewSheet.unguarded(text(columns.answer))
    guard !word.isEmpty else {
      if row.cells.indices.contains(where: { !row.text($0).isEmpty }) { unanswered += 1 }
      return
    }
    guard let number = Int(text(columns.number)) else {
      return note(row, columns.number, "\(quoted(text(columns.number))) is no number of an entry")
    }
    guard let answer = ReviewAnswer(cell: word) else {
      return note(
        row, columns.answer, "\(quoted(word)) is no answer to entry \(number)", hint: "write keep, take or value: TEXT")
    }
    guard answered.insert(number).inserted else {
      return note(row, columns.number, "entry \(number) is answered twice", hint: "leave one answer")
    }
    rows.append(
      Row(number: number, state: text(columns.state), answer: answer, place: row.place(columns.answer, in: path)))
  }

  private mutating func note(_ row: SourceRow, _ column: Int, _ message: String, hint: String? = nil) {
    let place = row.cells.indices.contains(column) ? row.place(column, in: path) : row.place(in: path)
    problems.append(Problem(place: place, message: message, hint: hint))
  }

  /// Without the apostrophe that keeps a spreadsheet from running a cell.
  private static func unguarded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return SpreadsheetCell.isGuarded(bytes.span) ? String(text.dropFirst()) : text
  }
}
