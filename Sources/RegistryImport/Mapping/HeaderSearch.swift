/// Looks for the row that the profile should have named as the header, where the one that it names lacks a column.
struct HeaderSearch {
  /// Titles are not longer than that.
  private static let mostRows = 50

  /// The row, from 1, that has every column of the profile.
  private var found: Int?
  /// What is wrong with the row that the profile takes for the header.
  private var problems: [ProfileProblem]?
  private var header: [String] = []
  /// Whether a row of persons may have been taken for the header: nothing of it is shown then.
  private var isHidden = false

  /// Whether rows are only looked at for it.
  var isOpen: Bool { problems != nil }

  mutating func begin(_ problems: ProfileProblems, header: [String], _ columns: [ColumnReference]) {
    let names = CSVHeader(header, count: header.count)
    let known = columns.contains { !$0.name.hasPrefix("#") && names.find($0.name) != .missing }
    isHidden = !known && columns.contains(where: \.isSealed)
    self.problems = problems.problems
    self.header = header
  }

  /// Whether looking at one more row can tell anything.
  func isWorth(_ row: Int) -> Bool { found == nil && row <= HeaderSearch.mostRows }

  mutating func look(_ texts: [String], _ row: Int, _ columns: [ColumnReference]) {
    let needed = columns.filter { !$0.isOptional && !$0.name.hasPrefix("#") }
    guard !needed.isEmpty else { return }
    let header = CSVHeader(texts, count: texts.count)
    let fits = needed.allSatisfy { if case .found = header.find($0.name) { true } else { false } }
    if fits { found = row }
  }

  /// The problems of the header with what the search brought, once it is over after a row; nil: it goes on.
  func answer(after row: Int, _ layout: CSVLayout) -> ProfileProblems? {
    guard problems != nil, !isWorth(row) else { return nil }
    return answer(layout)
  }

  /// - Returns: nil where nothing was looked for.
  func answer(_ layout: CSVLayout) -> ProfileProblems? {
    guard let problems else { return nil }
    guard let hint = hint(layout) else { return ProfileProblems(problems: problems) }
    return ProfileProblems(
      problems: problems.map {
        ProfileProblem(file: $0.file, line: $0.line, column: $0.column, $0.message, hint: hint)
      })
  }

  private func hint(_ layout: CSVLayout) -> String? {
    if let found {
      let isSkipped = found <= layout.skip
      let header = isSkipped ? found : found - layout.skip
      return "row \(found) looks like the header: say `header: \(header)`\(isSkipped ? " and leave `skip:` out" : "")"
    }
    if isHidden { return "this row has none of the profile's columns: see whether `header:` and `skip:` are right" }
    if layout.delimiter != nil, header.count == 1, header[0].contains(where: { ";,\t|".contains($0) }) {
      return "its cells are not told apart: leave `delimiter:` out, and it is found; the row is \(quoted(header[0]))"
    }
    return nil
  }
}
