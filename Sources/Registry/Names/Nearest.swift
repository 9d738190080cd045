/// What somebody probably meant: the known text that takes the fewest slips to become the one that was written.
package enum Nearest {
  /// - Parameter known: compared as they are; fold them and `text` first where case does not matter.
  /// - Returns: nil where nothing known comes closer than a third of the text's length.
  package static func of(_ text: String, among known: some Sequence<String>) -> String? {
    let written = Array(text)
    let most = max(1, written.count / 3)
    var best: (text: String, slips: Int)?
    for candidate in known {
      let slips = slips(written, Array(candidate), most: best?.slips ?? most + 1)
      if slips <= most, slips < best?.slips ?? .max { best = (candidate, slips) }
    }
    return best?.text
  }

  /// Letters to add, take out, change, or exchange with their neighbour.
  ///
  /// - Returns: more than `most` as soon as that is certain.
  static func slips(_ first: [Character], _ second: [Character], most: Int) -> Int {
    guard abs(first.count - second.count) <= most else { return most + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for row in first.indices {
      var current = [row + 1]
      for column in second.indices {
        let change = last[column] + (first[row] == second[column] ? 0 : 1)
        var fewest = min(change, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          fewest = min(fewest, beforeLast[column - 1] + 1)
        }
        current.append(fewest)
      }
      if let least = current.min(), least > most { return most + 1 }
      beforeLast = last
      last = current
    }
    return last[second.count]
  }
}
