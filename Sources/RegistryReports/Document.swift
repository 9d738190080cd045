/// A report between its figures and its bytes: a closed tree that every writer can walk.
package struct Document: Sendable {
  package var title: String
  package var subtitle: String
  /// What every page must say, such as that all of it is invented.
  package var banner: String?
  package var blocks: [Block] = []

  package init(title: String, subtitle: String, banner: String?) {
    self.title = title
    self.subtitle = subtitle
    self.banner = banner
  }
}

package enum Block: Sendable {
  case heading(String)
  case paragraph(String)
  case figures([Figure])
  case table(Table)
  /// Text whose lines are kept.
  case verbatim(String)
}

/// One figure with its name and what to know about it.
package struct Figure: Sendable {
  package let name: String
  package let value: Cell
  package let remark: String?

  package init(_ name: String, _ value: Cell, remark: String? = nil) {
    self.name = name
    self.value = value
    self.remark = remark
  }
}

package struct Table: Sendable {
  package struct Column: Sendable {
    package let title: String
    package let isNumber: Bool
  }

  package let caption: String
  package let columns: [Column]
  package let rows: [[Cell]]
  /// What follows the table, such as how many rows were left out.
  package let remark: String?
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
}
