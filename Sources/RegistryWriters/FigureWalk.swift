import Registry

/// The scalars of a report's JSON, each under the path by which a figure is named: members after a dot, the entries of
/// a list by their key or id in brackets, as in `breakdowns.region[KZ-10].unvisited`.
///
/// A list of texts is one scalar, joined by `|`; so is a list with nothing in it.
package struct FigureWalk {
  package typealias Visit = (_ path: String, _ words: [String], _ value: String) -> Void

  /// The words for an entry of a list or a member named by a code; nil where its name is its word.
  let label: (_ parent: String, _ key: String) -> String?

  package init(label: @escaping (_ parent: String, _ key: String) -> String? = { _, _ in nil }) {
    self.label = label
  }

  package func walk(_ report: JSONValue, _ visit: Visit) {
    walk(report, path: "", parent: "", words: [], visit)
  }

  private func walk(_ value: JSONValue, path: String, parent: String, words: [String], _ visit: Visit) {
    switch value {
    case .object(let members):
      for member in members where !FigureWalk.isKey(member) {
        let word = label(parent, member.name) ?? FigureWalk.words(member.name)
        let below = path.isEmpty ? member.name : "\(path).\(member.name)"
        walk(member.value, path: below, parent: member.name, words: words + [word], visit)
      }
    case .array(let items):
      guard items.contains(where: FigureWalk.isObject) else { return visit(path, words, value.scalar ?? "") }
      for (position, item) in items.enumerated() {
        // An entry whose id is kept back has its place in the list, with a sign that is in no id.
        let key = FigureWalk.key(of: item) ?? "#\(position + 1)"
        let word = FigureWalk.name(of: item) ?? label(parent, key) ?? key
        walk(item, path: FigurePath.entry(path, key), parent: "", words: words + [word], visit)
      }
    default: visit(path, words, value.scalar ?? "")
    }
  }

  private static func isKey(_ member: JSONValue.Member) -> Bool { member.name == "key" || member.name == "id" }

  private static func key(of item: JSONValue) -> String? {
    guard case .object(let members) = item else { return nil }
    return members.first(where: isKey)?.value.scalar
  }

  private static func name(of item: JSONValue) -> String? {
    guard case .object(let members) = item else { return nil }
    return members.first { $0.name == "name" }?.value.scalar
  }

  private static func isObject(_ value: JSONValue) -> Bool {
    if case .object = value { true } else { false }
  }

  /// `visitedAfterWithin` as `visited after within`.
  private static func words(_ name: String) -> String {
    var words = ""
    for character in name {
      if character.isUppercase { words += " " }
      words += character.lowercased()
    }
    return words
  }
}

extension JSONValue {
  /// The text of a single value, of several ones joined by `|`; nil for null and for what holds others by name.
  var scalar: String? {
    switch self {
    case .string(let text): text
    case .null, .object: nil
    case .array(let items): ListCell.join(items.map { $0.scalar ?? "" })
    default: compactText
    }
  }

  var items: [JSONValue] {
    if case .array(let items) = self { items } else { [] }
  }

  func member(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text of a member, empty where it is null or missing; what holds others by name is JSON.
  func cell(_ name: String) -> String {
    guard let value = member(name) else { return "" }
    if value.items.contains(where: { if case .object = $0 { true } else { false } }) { return value.compactText }
    return value.scalar ?? ""
  }
}
