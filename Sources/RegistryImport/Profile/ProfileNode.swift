/// A node of a profile's YAML. Every scalar is text: `no` and `1.0` stay what was written.
final class ProfileNode {
  enum Content {
    case scalar(String)
    case sequence([ProfileNode])
    /// In the order of the file.
    case mapping([(key: ProfileNode, value: ProfileNode)])
  }

  let content: Content
  /// The included file it stands in; nil: the profile itself.
  let file: String?
  /// From 1.
  let line: Int
  let column: Int

  init(content: Content, file: String?, line: Int, column: Int) {
    self.content = content
    self.file = file
    self.line = line
    self.column = column
  }

  var text: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  var items: [ProfileNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  var entries: [(key: ProfileNode, value: ProfileNode)]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// One text, or several in a list.
  var texts: [String]? {
    if let text { return [text] }
    guard let items else { return nil }
    let texts = items.compactMap(\.text)
    return texts.count == items.count ? texts : nil
  }

  /// For what should be one text: a column in braces without quotes is something else in YAML.
  var quotesHint: String? {
    guard let entry = entries?.first, entries?.count == 1, entry.value.text == "", let name = entry.key.text else {
      return nil
    }
    return "put it in quotes: \"{\(name)}\""
  }

  func problem(_ message: String, hint: String? = nil) -> ProfileProblem {
    ProfileProblem(file: file, line: line, column: column, message, hint: hint)
  }
}
