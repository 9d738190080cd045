import Yams

/// What a profile's YAML says, without its meaning: for whoever shows a profile as its author wrote it.
package indirect enum ProfileTree: Sendable, Equatable {
  package struct Entry: Sendable, Equatable {
    package let key: String
    package let value: ProfileTree
  }

  case text(String)
  case list([ProfileTree])
  case mapping([Entry])

  /// - Parameter yaml: one that `ProfileReader` accepts; of anything else nothing is left.
  package init(yaml: String) {
    let node = try? Yams.compose(yaml: yaml.hasPrefix("\u{feff}") ? String(yaml.dropFirst()) : yaml)
    self = node.map { ProfileTree(ProfileNode(node: $0)) } ?? .mapping([])
  }

  private init(_ node: ProfileNode) {
    if let entries = node.entries {
      self = .mapping(entries.map { Entry(key: $0.key.text ?? "", value: ProfileTree($0.value)) })
    } else if let items = node.items {
      self = .list(items.map { ProfileTree($0) })
    } else {
      self = .text(node.text ?? "")
    }
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var items: [ProfileTree] { if case .list(let items) = self { items } else { [] } }
  package var entries: [Entry] { if case .mapping(let entries) = self { entries } else { [] } }

  /// One text, or several in a list.
  package var texts: [String] { text.map { [$0] } ?? items.compactMap(\.text) }

  package subscript(key: String) -> ProfileTree? { entries.first { $0.key == key }?.value }
}
