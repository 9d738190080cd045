/// Finds the row of tags such as `#adm1+name` that humanitarian tables have under their header (HXL).
enum TagRow {
  /// - Parameter cells: trimmed.
  static func isOne(_ cells: [String]) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    return !filled.isEmpty && filled.allSatisfy(isTag)
  }

  /// `#word`, then any number of `+word`. An error of a spreadsheet such as `#REF!` or `#N/A` is none.
  private static func isTag(_ cell: String) -> Bool {
    guard cell.utf8.first == UInt8(ascii: "#") else { return false }
    let parts = cell.dropFirst().split(separator: "+", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      let words = part.split(separator: " ")
      guard words.count == 1, let word = words.first, let first = word.first, first.isASCII, first.isLetter else {
        return false
      }
      return word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
  }
}
