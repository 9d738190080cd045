/// What a profile says, without its meaning: for whoever shows a profile as its author wrote it.
package indirect enum ProfileTree: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package let key: String
    package let value: ProfileTree
    /// The included file that the key stands in; nil: the profile itself.
    package let file: String?
    package let line: Int
    package let column: Int
  }

  case text(String)
  case list([ProfileTree])
  case mapping([Entry])

  /// - Parameter yaml: of what is no YAML nothing is left; `ProfileReader` says why.
  package init(yaml: String, include: @escaping (String) -> String?) {
    var document = ProfileDocument(load: include)
    self = document.read(yaml).map { ProfileTree($0) } ?? .mapping([])
  }

  private init(_ node: ProfileNode) {
    switch node.content {
    case .scalar(let text): self = .text(text)
    case .sequence(let items): self = .list(items.map { ProfileTree($0) })
    case .mapping(let entries):
      self = .mapping(
        entries.map { key, value in
          Entry(key: key.text ?? "", value: ProfileTree(value), file: key.file, line: key.line, column: key.column)
        })
    }
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var items: [ProfileTree] { if case .list(let items) = self { items } else { [] } }
  package var entries: [Entry] { if case .mapping(let entries) = self { entries } else { [] } }

  /// One text, or several in a list.
  package var texts: [String] { text.map { [$0] } ?? items.compactMap(\.text) }

  package subscript(key: String) -> ProfileTree? { entries.first { $0.key == key }?.value }
}
