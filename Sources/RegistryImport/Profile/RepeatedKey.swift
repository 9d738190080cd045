/// Where a key stands for the second time, which the YAML parser does not say.
enum RepeatedKey {
  /// - Parameter start: where the mapping begins.
  /// - Returns: nil where its entries do not stand in lines of their own.
  static func place(
    of key: String, from start: (line: Int, column: Int), in yaml: String
  ) -> (line: Int, column: Int)? {
    let lines = yaml.split(omittingEmptySubsequences: false) { $0.isNewline }
    var isSecond = false
    for (index, line) in lines.enumerated().dropFirst(start.line - 1) {
      let isFirstLine = index == start.line - 1
      guard line.count >= start.column, isFirstLine || line.prefix(start.column - 1).allSatisfy({ $0 == " " }) else {
        continue
      }
      guard isKey(key, line.dropFirst(start.column - 1)) else { continue }
      if isSecond { return (index + 1, start.column) }
      isSecond = true
    }
    return nil
  }

  private static func isKey(_ key: String, _ text: Substring) -> Bool {
    for written in [key, "\"\(key)\"", "'\(key)'"] where text.hasPrefix(written) {
      return text.dropFirst(written.count).drop { $0 == " " }.first == ":"
    }
    return false
  }
}
