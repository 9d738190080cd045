/// Reads text with `{COLUMN}` in it.
enum TemplateReader {
  struct Problem: Error {
    let message: String
  }

  static func read(_ text: String, isOptional: Bool, line: Int, _ source: inout SourceDraft) throws(Problem) -> Template
  {
    var pieces: [Template.Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw Problem(message: "\(quoted(text)) has a { without a }")
      }
      let name = String(rest[rest.index(after: open)..<close])
      guard !name.isEmpty, name != "#" else {
        throw Problem(
          message: name.isEmpty
            ? "{} names no column"
            : "`{#}` is part of the profile language that this version does not read yet")
      }
      pieces.append(.column(source.column(name, isOptional: isOptional, line: line)))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return Template(pieces: pieces)
  }
}
