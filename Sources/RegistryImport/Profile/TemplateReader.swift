/// Reads text with `{COLUMN}` in it.
enum TemplateReader {
  struct Problem: Error {
    let message: String
  }

  static func read(
    _ text: String, isOptional: Bool, at node: ProfileNode, _ source: inout SourceDraft
  ) throws(Problem) -> Template {
    var pieces: [Template.Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw Problem(message: "\(quoted(text)) has a { without a }")
      }
      let name = String(rest[rest.index(after: open)..<close])
      switch name {
      case "": throw Problem(message: "{} names no column")
      case "#": pieces.append(.occurrence)
      default: pieces.append(.column(source.column(name, isOptional: isOptional, at: node)))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return Template(pieces: pieces)
  }
}
