import RegistryReports

/// The blocks of a document as HTML, with ids that are given once each.
struct HTMLBody {
  private(set) var text = ""
  private(set) var sections: [(id: String, title: String)] = []
  private var tables = 0
  private var figures = 0
  private var drawings = 0
  private var anchors: Set<String> = []

  mutating func append(_ block: Block) {
    switch block {
    case .heading(let title): heading(title)
    case .paragraph(let paragraph): text += "<p class=\"lead\">\(HTMLText.escaped(paragraph))</p>\n"
    case .verbatim(let verbatim):
      for paragraph in verbatim.split(separator: "\n") { text += "<p>\(HTMLText.escaped(String(paragraph)))</p>\n" }
    case .highlights(let figures): list(figures, kind: "highlights")
    case .figures(let figures): list(figures, kind: "figures")
    case .table(let table): append(table)
    case .entry(let entry): append(entry)
    case .illustration(let illustration): append(illustration)
    }
  }

  mutating func end() {
    if !sections.isEmpty { text += "</section>\n" }
  }

  private mutating func heading(_ title: String) {
    end()
    let id = "section-\(sections.count + 1)"
    sections.append((id, title))
    text += "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(HTMLText.escaped(title))</h2>\n"
  }

  private mutating func list(_ figures: [Figure], kind: String) {
    guard !figures.isEmpty else { return }
    text += "<dl class=\"\(kind)\">\n"
    for figure in figures {
      let remark = figure.remark.map { "<dd class=\"remark\">\(HTMLText.escaped($0))</dd>" } ?? ""
      text +=
        "<div><dt>\(HTMLText.escaped(figure.name))</dt><dd\(anchor(figure.path))>\(HTMLText.escaped(figure.value.text))</dd>\(remark)</div>\n"
    }
    text += "</dl>\n"
  }

  /// The name of a figure as an id. What stands twice on a page is found where it stands first; an id has no blanks.
  private mutating func anchor(_ path: String?) -> String {
    guard let path, anchors.insert(path).inserted else { return "" }
    return " id=\"\(HTMLText.escaped(String(path.map { $0 == " " ? "_" : $0 })))\""
  }

  private mutating func append(_ entry: Entry) {
    let level = min(6, 3 + entry.depth)
    text += "<article class=\"entry\(entry.depth > 0 ? " part" : "")\(entry.depth > 1 ? " deep" : "")\">\n"
    text += "<h\(level)>\(HTMLText.escaped(entry.title))</h\(level)>\n"
    if !entry.items.isEmpty {
      let items = entry.items.map {
        "<div><dt>\(HTMLText.escaped($0.name))</dt><dd>\(HTMLText.escaped($0.text))</dd></div>\n"
      }
      text += "<dl>\n\(items.joined())</dl>\n"
    }
    text += "</article>\n"
  }

  // MARK: Tables

  private mutating func append(_ table: Table) {
    tables += 1
    let id = "table-\(tables)"
    if table.isList { filter(id, table) }
    text += "<div class=\"scroll\" role=\"group\" aria-labelledby=\"\(id)-caption\" tabindex=\"0\">\n"
    text += "<table id=\"\(id)\"\(table.isList ? " class=\"list\"" : "")>\n"
    text += "<caption id=\"\(id)-caption\"><span>\(HTMLText.escaped(table.caption))</span></caption>\n<thead><tr>"
    let kinds = table.columns.indices.map { kind($0, table) }
    for (column, kind) in zip(table.columns, kinds) {
      // A header that says nothing is none.
      let tag = column.title.isEmpty ? "td" : "th scope=\"col\""
      text += "<\(tag)\(kind)>\(HTMLText.escaped(column.title))</\(tag.prefix(2))>"
    }
    text += "</tr></thead>\n<tbody>\n"
    for (position, row) in table.rows.enumerated() {
      text += "<tr>"
      for (index, cell) in row.enumerated() {
        let tag = index == 0 ? "th scope=\"row\"" : "td"
        text +=
          "<\(tag)\(kinds[index])\(anchor(table.path(row: position, column: index)))>\(HTMLText.escaped(cell.text))</\(tag.prefix(2))>"
      }
      text += "</tr>\n"
    }
    text += "</tbody>\n</table>\n</div>\n"
    if let remark = table.remark { text += "<p class=\"remark\">\(HTMLText.escaped(remark))</p>\n" }
  }

  /// Short texts, such as ids and dates, are not broken at their hyphens.
  private func kind(_ column: Int, _ table: Table) -> String {
    if table.columns[column].isNumber { return " class=\"number\"" }
    return table.rows.allSatisfy { $0[column].text.count <= HTMLBody.longestShort } ? " class=\"short\"" : ""
  }

  private static let longestShort = 14

  /// Hidden until the script is there to obey it.
  private mutating func filter(_ id: String, _ table: Table) {
    text += """
      <div class="filter" data-table="\(id)" hidden>
      <label for="\(id)-filter">Filter the list<span class="for-ears">: \(HTMLText.escaped(table.caption))</span></label>
      <input id="\(id)-filter" type="search" autocomplete="off" spellcheck="false" aria-describedby="\(id)-hint">
      <span class="hint" id="\(id)-hint">Words in any order; accents and capitals make no difference.</span>
      <p role="status"></p>
      </div>

      """
  }

  // MARK: Drawings

  private mutating func append(_ illustration: Illustration) {
    figures += 1
    let id = "figure-\(figures)"
    text += """
      <figure aria-labelledby="\(id)">
      <figcaption id="\(id)">Figure \(figures). \(HTMLText.escaped(illustration.caption))</figcaption>
      <p id="\(id)-words">\(HTMLText.escaped(illustration.description))</p>

      """
    if let key = illustration.key { text += "<p class=\"remark\">\(HTMLText.escaped(key))</p>\n" }
    for (kind, panels) in [("narrow", illustration.narrow), ("wide", illustration.wide)] {
      text += "<div class=\"\(kind)\">\n"
      for (index, drawing) in panels.enumerated() {
        drawings += 1
        let part = panels.count == 1 ? "" : ", part \(index + 1) of \(panels.count)"
        text += SVGWriter.text(
          drawing, id: "drawing-\(drawings)", name: illustration.caption + part, describedBy: "\(id)-words")
      }
      text += "</div>\n"
    }
    if let table = illustration.table {
      text += "<details>\n<summary>Figure \(figures) as a table</summary>\n"
      append(table)
      text += "</details>\n"
    }
    text += "</figure>\n"
  }
}
