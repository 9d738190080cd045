import Registry

/// Finds the row of names after titles and blank rows, or that there is none.
enum HeaderFinder {
  static func find(_ sample: SampleRows) -> (row: Int?, evidence: String) {
    let filled = sample.rows.map { row in row.count { !SampleRows.isBlank($0) } }
    let counts = filled.filter { $0 > 0 }.sorted()
    guard !counts.isEmpty else { return (1, "the file has no row") }
    let usual = counts[counts.count / 2]
    let needed = max(1, (usual * 3 + 4) / 5)
    guard let header = filled.firstIndex(where: { $0 >= needed }) else { return (1, "it is the first row") }
    if looksLikeData(sample, header) {
      return (nil, "the first row has numbers where the rows below have numbers, so it is no header")
    }
    let before = filled[..<header].count { $0 > 0 }
    if before == 0 { return (header + 1, "it is the first row that is not blank") }
    return (
      header + 1,
      "it is the first row with \(filled[header]) filled cells, after \(before) with fewer"
    )
  }

  /// Whether columns of numbers begin with a number already.
  private static func looksLikeData(_ sample: SampleRows, _ header: Int) -> Bool {
    let names = sample.rows[header]
    let body = sample.rows[(header + 1)...].filter { $0.count == names.count }
    guard !body.isEmpty else { return false }
    var numeric = 0
    for column in names.indices {
      let cells = body.map { $0[column] }.filter { !SampleRows.isBlank($0) }
      guard !cells.isEmpty, cells.allSatisfy(isNumber) else { continue }
      // A year over numbers is the name of a column.
      guard isNumber(names[column]), !isYear(names[column]) else { return false }
      numeric += 1
    }
    return numeric > 0
  }

  private static func isNumber(_ cell: String) -> Bool {
    var digits = 0
    for byte in cell.utf8 {
      if byte >= 0x30, byte <= 0x39 { digits += 1 } else if !"+-., :/".utf8.contains(byte) { return false }
    }
    return digits > 0
  }

  private static func isYear(_ cell: String) -> Bool {
    Int(String(cell.filter { $0 != " " })).map { (1800...2199).contains($0) } ?? false
  }
}
