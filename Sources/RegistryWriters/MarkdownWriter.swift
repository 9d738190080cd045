import Registry
package import RegistryReports

/// A document as Markdown in the dialect of GitHub. Drawings are told in words and figures.
package enum MarkdownWriter {
  package static func text(_ document: Document) -> String {
    var parts = ["# \(escaped(document.title))", escaped(document.subtitle)]
    let banner = document.banner.map { ["> **\(escaped($0))**"] } ?? []
    parts += banner
    for block in document.blocks { parts += self.parts(block) }
    if let colophon = document.colophon { parts.append(escaped(colophon)) }
    return (parts + banner).joined(separator: "\n\n") + "\n"
  }

  private static func parts(_ block: Block) -> [String] {
    switch block {
    case .heading(let title): ["## \(escaped(title))"]
    case .paragraph(let paragraph): [escaped(paragraph)]
    case .verbatim(let text): text.split(separator: "\n").map { escaped(String($0)) }
    case .highlights: []
    case .figures(let figures):
      [
        rows(
          [.text("figure"), .number("value"), .text("remark")],
          figures.map { [.text($0.name), $0.value, .text($0.remark ?? "")] })
      ]
    case .table(let table): parts(table)
    case .entry(let entry): parts(entry)
    case .illustration(let illustration):
      ["**\(escaped(illustration.caption))**", escaped(illustration.description)]
        + (illustration.table.map(parts) ?? [])
    }
  }

  private static func parts(_ table: Table) -> [String] {
    ["**\(escaped(table.caption))**", rows(table.columns, table.rows)] + (table.remark.map { [escaped($0)] } ?? [])
  }

  private static func parts(_ entry: Entry) -> [String] {
    let items = entry.items.map { "- \(escaped($0.name)): \(escaped($0.text))" }
    return ["\(String(repeating: "#", count: min(6, 3 + entry.depth))) \(escaped(entry.title))"]
      + (items.isEmpty ? [] : [items.joined(separator: "\n")])
  }

  private static func rows(_ columns: [Table.Column], _ rows: [[Cell]]) -> String {
    let header = columns.map { escaped($0.title) }
    let rule = columns.map { $0.isNumber ? "---:" : "---" }
    return ([header, rule] + rows.map { $0.map { escaped($0.text) } })
      .map { "| \($0.joined(separator: " | ")) |" }
      .joined(separator: "\n")
  }

  /// What Markdown or HTML would take for their own is written so that it stands for itself, on one line.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in Printable.text(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case "\\", "`", "*", "_", "[", "]", ">", "#", "|", "~", "$": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}
