import Registry

/// Finds a profile's column in a header: by name, `#3` by position, `Name[2]` by occurrence.
struct CSVHeader {
  enum Result: Equatable {
    case found(Int), missing, ambiguous
  }

  /// nil: the file has no header.
  private let names: [String]?
  private let foldedNames: [String]
  private let count: Int
  /// A hint lists so many names.
  private static let mostListed = 40

  init(_ names: [String]?, count: Int) {
    self.names = names
    self.count = count
    foldedNames = (names ?? []).map(folded)
  }

  func find(_ column: String) -> Result {
    if column.hasPrefix("#"), let position = Int(column.dropFirst()) {
      return position >= 1 && position <= count ? .found(position - 1) : .missing
    }
    let name = folded(column)
    let exact = foldedNames.indices.filter { foldedNames[$0] == name }
    if exact.count == 1 { return .found(exact[0]) }
    if exact.count > 1 { return .ambiguous }
    guard column.hasSuffix("]"), let open = column.lastIndex(of: "["),
      let occurrence = Int(column[column.index(after: open)...].dropLast())
    else { return .missing }
    let base = folded(String(column[..<open]))
    let matches = foldedNames.indices.filter { foldedNames[$0] == base }
    // Before subtracting: the number may be the smallest there is.
    return occurrence >= 1 && occurrence <= matches.count ? .found(matches[occurrence - 1]) : .missing
  }

  /// What to do where a column is missing.
  func hint(missing column: String) -> String {
    guard let names else { return "it has \(count) columns and no header" }
    let named = names.filter { !$0.isEmpty }
    var list = named.prefix(CSVHeader.mostListed).map { Printable.text($0) }.joined(separator: ", ")
    if named.count > CSVHeader.mostListed { list += " and \(named.count - CSVHeader.mostListed) more" }
    if let nearest = Nearest.of(folded(column), among: foldedNames.filter { !$0.isEmpty }),
      let position = foldedNames.firstIndex(of: nearest)
    {
      return "perhaps \(Printable.text(names[position])) is meant; it has: \(list)"
    }
    return "it has: \(list)"
  }
}
