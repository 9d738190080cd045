/// A report between its figures and its bytes: a closed tree that every writer can walk.
package struct Document: Sendable {
  package var title: String
  package var subtitle: String
  /// What every page must say, such as that all of it is invented.
  package var banner: String?
  package var blocks: [Block] = []
  /// When and by what it was made, for the foot of a page.
  package var colophon: String?
  /// BCP 47.
  package var language = "en"

  package init(title: String, subtitle: String, banner: String?) {
    self.title = title
    self.subtitle = subtitle
    self.banner = banner
  }
}

package enum Block: Sendable {
  case heading(String)
  case paragraph(String)
  /// Figures that stand further down too, for the head of a page that is looked at before it is read. Text that is
  /// read from its beginning says them in a sentence and leaves them out.
  case highlights([Figure])
  case figures([Figure])
  case table(Table)
  /// One record with what is to be read of it, where texts are longer than cells.
  case entry(Entry)
  case illustration(Illustration)
  /// Text whose paragraphs are kept.
  case verbatim(String)
}

/// One figure with its name and what to know about it.
package struct Figure: Sendable {
  package let name: String
  package let value: Cell
  package let remark: String?
  /// The name by which it is explained; nil: it has none.
  package let path: String?

  package init(_ name: String, _ value: Cell, remark: String? = nil, path: String? = nil) {
    self.name = name
    self.value = value
    self.remark = remark
    self.path = path
  }
}

package struct Entry: Sendable {
  package let title: String
  /// 1 for what a record consists of, and so on.
  package let depth: Int
  /// Names and texts; empty texts are left out.
  package let items: [(name: String, text: String)]

  package init(title: String, depth: Int = 0, items: [(name: String, text: String)]) {
    self.title = title
    self.depth = depth
    self.items = items.filter { !$0.text.isEmpty }
  }
}

package struct Table: Sendable {
  package struct Column: Sendable {
    package let title: String
    package let isNumber: Bool
    /// What follows the path of a row in the name of its figure, empty where nothing does; nil: the figures have no
    /// names.
    package let member: String?

    package static func text(_ title: String) -> Column { Column(title: title, isNumber: false, member: nil) }
    package static func number(_ title: String, _ member: String? = nil) -> Column {
      Column(title: title, isNumber: true, member: member)
    }
  }

  package let caption: String
  package let columns: [Column]
  package let rows: [[Cell]]
  /// By the row, what the names of its figures begin with; empty where they have none.
  package let paths: [String]
  /// What follows the table, such as how many rows were left out.
  package let remark: String?
  /// Whether it is a list of records, worth a filter where the medium can have one.
  package let isList: Bool

  package init(
    caption: String, columns: [Column], rows: [[Cell]], paths: [String] = [], remark: String? = nil,
    isList: Bool = false
  ) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.paths = paths
    self.remark = remark
    self.isList = isList
  }
}

extension Table {
  /// The name of the figure in a cell; nil where it has none.
  package func path(row: Int, column: Int) -> String? {
    guard paths.indices.contains(row), let member = columns[column].member else { return nil }
    return member.isEmpty ? paths[row] : "\(paths[row]).\(member)"
  }
}

/// A drawing with what it says in words and in figures, so that nobody needs to see it.
package struct Illustration: Sendable {
  package let caption: String
  /// What the drawing shows, in words.
  package let description: String
  /// How to read the drawing; of no use without it.
  package let key: String?
  /// For a telephone. One after the other where one would be too long for a page.
  package let narrow: [Drawing]
  /// For a screen and for paper.
  package let wide: [Drawing]
  /// The figures drawn; nil where a table that follows has them.
  package let table: Table?

  /// - Parameter drawings: draws it for a width.
  package init(
    caption: String, description: String, key: String? = nil, table: Table? = nil, drawings: (Double) -> [Drawing]
  ) {
    self.caption = caption
    self.key = key
    self.description = description
    self.table = table
    narrow = drawings(Drawing.narrow)
    wide = drawings(Drawing.wide)
  }
}

/// A value in a document, still with its type.
package enum Cell: Sendable, Equatable {
  case text(String)
  case count(Int)
  /// From 0 to 1.
  case share(Double)
  case ratio(Double)
  /// Counts between two bounds.
  case range(Int, Int)
  /// So many of so many.
  case part(Int, of: Int)
  case days(Int)
  /// Not known, or without meaning here.
  case none
  /// Known, and left out for whom it is written.
  case leftOut

  /// - Parameter count: nil is left out.
  package static func told(_ count: Int?) -> Cell { count.map { .count($0) } ?? .leftOut }
}
