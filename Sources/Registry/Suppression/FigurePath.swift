/// The name of a figure in a report: members after a dot, the entries of a table by their key in brackets, as in
/// `breakdowns.region[KZ-10].unvisited`.
package enum FigurePath {
  package static func entry(_ table: String, _ key: String) -> String { "\(table)[\(escaped(key))]" }

  package static func cell(_ table: String, _ key: String, _ column: String) -> String {
    "\(entry(table, key)).\(column)"
  }

  /// A bracket inside a key does not end it.
  private static func escaped(_ key: String) -> String {
    key.replacing("\\", with: "\\\\").replacing("]", with: "\\]")
  }
}
