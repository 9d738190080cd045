import Registry
package import RegistryReports

/// A document as plain text for a terminal or a mail.
package struct TextWriter {
  private let width: Int
  /// Names are cut to this many characters, so that a table keeps its columns.
  private static let widestText = 34
  private static let barLength = 10

  package init(width: Int = 96) {
    self.width = width
  }

  package func text(_ document: Document) -> String {
    var lines = [
      document.title, String(repeating: "=", count: TextWriter.displayWidth(document.title)), document.subtitle,
    ]
    if let banner = document.banner { lines += ["", "*** \(banner) ***"] }
    for block in document.blocks {
      let printed = self.lines(block)
      if !printed.isEmpty { lines += [""] + printed }
    }
    if let colophon = document.colophon { lines += ["", colophon] }
    if let banner = document.banner { lines += ["", "*** \(banner) ***"] }
    return lines.map { TextWriter.withoutTrailingBlanks($0) }.joined(separator: "\n") + "\n"
  }

  private func lines(_ block: Block) -> [String] {
    switch block {
    case .heading(let title): [title, String(repeating: "-", count: TextWriter.displayWidth(title))]
    case .paragraph(let paragraph): wrap(paragraph)
    case .verbatim(let text):
      text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { $0.isEmpty ? [""] : wrap(String($0)) }
    case .highlights: []
    case .figures(let figures): self.figures(figures)
    case .table(let table): self.table(table)
    case .entry(let entry): self.entry(entry)
    case .illustration(let illustration):
      [illustration.caption, ""] + wrap(illustration.description)
        + (illustration.table.map { [""] + self.table($0) } ?? [])
    }
  }

  private func figures(_ figures: [Figure]) -> [String] {
    let nameWidth = figures.map { TextWriter.displayWidth($0.name) }.max() ?? 0
    let valueWidth = figures.map { TextWriter.displayWidth($0.value.text) }.max() ?? 0
    return figures.map { figure in
      let value = TextWriter.pad(figure.value.text, to: valueWidth, right: true)
      let remark = figure.remark.map { "   \($0)" } ?? ""
      return "  \(TextWriter.pad(figure.name, to: nameWidth, right: false))  \(value)\(remark)"
    }
  }

  private func entry(_ entry: Entry) -> [String] {
    let margin = String(repeating: " ", count: 2 * entry.depth)
    return wrap(entry.title, margin: margin)
      + entry.items.flatMap { item in
        wrap("\(item.name): \(Printable.text(item.text))", margin: "\(margin)  ")
      }
  }

  private func table(_ table: Table) -> [String] {
    let header = table.columns.map(\.title)
    let rows = table.rows.map { row in row.map { TextWriter.inTable($0) } }
    let widths = header.indices.map { column in
      ([header] + rows).map { TextWriter.displayWidth($0[column]) }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      "  "
        + cells.indices.map { TextWriter.pad(cells[$0], to: widths[$0], right: table.columns[$0].isNumber) }
        .joined(separator: "  ")
    }
    let rule = "  " + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return [table.caption, "", line(header), rule] + rows.map(line) + (table.remark.map { ["", "  \($0)"] } ?? [])
  }

  // MARK: Values

  private static func inTable(_ cell: Cell) -> String {
    switch cell {
    case .text(let text):
      let flat = Printable.text(text)
      return flat.count > widestText ? flat.prefix(widestText - 1) + "…" : flat
    case .share(let share):
      let full = Int((min(1, max(0, share)) * Double(barLength)).rounded())
      return String(repeating: "█", count: full) + String(repeating: "░", count: barLength - full)
        + " " + pad(NumberText.percent(share), to: 7, right: true)
    default: return cell.text
    }
  }

  // MARK: Layout

  private func wrap(_ paragraph: String, margin: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    for word in paragraph.split(separator: " ") {
      if !line.isEmpty,
        TextWriter.displayWidth(line) + 1 + TextWriter.displayWidth(String(word)) > width - margin.count
      {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return (lines + [line]).map { margin + $0 }
  }

  private static func pad(_ text: String, to width: Int, right: Bool) -> String {
    let blanks = String(repeating: " ", count: max(0, width - displayWidth(text)))
    return right ? blanks + text : text + blanks
  }

  /// Characters of the scripts that we write take one column each.
  private static func displayWidth(_ text: String) -> Int { text.count }

  private static func withoutTrailingBlanks(_ line: String) -> String {
    guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
    return String(line[...last])
  }
}
