/// The name of a figure in a report: members after a dot, the entries of a table by their key in brackets, as in
/// `breakdowns.region[KZ-10].unvisited`.
package enum FigurePath {
  package static func entry(_ table: String, _ key: String) -> String { "\(table)[\(escaped(key))]" }

  package static func cell(_ table: String, _ key: String, _ column: String) -> String {
    "\(entry(table, key)).\(column)"
  }

  /// A member, and of a table the key of the entry.
  package struct Step: Sendable, Equatable {
    package let name: String
    package let key: String?

    package init(name: String, key: String?) {
      self.name = name
      self.key = key
    }
  }

  /// The steps of a name; nil where it is none.
  package static func steps(_ path: String) -> [Step]? {
    var steps: [Step] = []
    var name = ""
    var rest = path[...]
    while let character = rest.popFirst() {
      switch character {
      case ".":
        guard !name.isEmpty else { return nil }
        steps.append(Step(name: name, key: nil))
        name = ""
      case "[":
        guard !name.isEmpty, let key = takeKey(&rest) else { return nil }
        steps.append(Step(name: name, key: key))
        name = ""
        if rest.isEmpty { return steps }
        guard rest.popFirst() == ".", !rest.isEmpty else { return nil }
      default: name.append(character)
      }
    }
    guard !name.isEmpty else { return nil }
    return steps + [Step(name: name, key: nil)]
  }

  private static func takeKey(_ rest: inout Substring) -> String? {
    var key = ""
    while let character = rest.popFirst() {
      switch character {
      case "]": return key
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        key.append(escaped)
      default: key.append(character)
      }
    }
    return nil
  }

  /// A bracket inside a key does not end it.
  private static func escaped(_ key: String) -> String {
    key.replacing("\\", with: "\\\\").replacing("]", with: "\\]")
  }
}
