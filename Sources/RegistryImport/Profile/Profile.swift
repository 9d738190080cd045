package import Registry

/// A partner's file and what becomes of it.
package struct Profile: Sendable {
  package let name: String
  package let publisher: String
  /// Of this partner's keys: every record gets the identifier `scheme:key`.
  package let scheme: String
  package let sources: [SourceTable]
  package let makes: [Make]
}

/// Whether a record that is absent from a file is `gone`.
package enum Extent: String, CaseIterable, Sendable {
  case full, increment
}

/// One table of a partner: a kind of file and how to read it.
package struct SourceTable: Sendable {
  package enum Format: Sendable {
    case csv(CSVLayout)
    case xml(XMLLayout)
  }

  package let name: String
  /// Which files of a folder hold it, such as `*.xml`.
  package let files: String
  package let format: Format
  /// The columns that the profile reads: header names, `#3`, `Name[2]`, or XML paths.
  package let columns: [ColumnReference]
  package let skipIf: RowTest?
  package let reject: RowTest?
  /// From the first row for which it holds on, nothing is a record; of CSV only.
  package let footer: RowTest?
}

package struct XMLLayout: Sendable {
  package let record: String
  package let expectCount: String?
}

package struct ColumnReference: Sendable, Equatable {
  package let name: String
  package let isOptional: Bool
  /// The line of the profile that reads it first.
  package let line: Int
}

/// One record a row, of one type.
package struct Make: Sendable {
  /// Which of several rows with one key holds.
  package enum Several: Sendable {
    case error, first, last
    case latestBy(column: Int, date: DatePattern)
  }

  package let type: RecordType
  /// The position of the source.
  package let rows: Int
  package let extent: Extent
  package let key: Template
  package let several: Several
  package let onlyIf: RowTest?
  package let fields: [MappedField]

  /// Whether the profile says anything of the field.
  package func maps(_ field: Int, language: String?) -> Bool {
    fields.contains { $0.field == field && $0.language == language }
  }
}

package struct MappedField: Sendable {
  /// The position in the type's catalogue.
  package let field: Int
  package let language: String?
  package let expression: FieldExpression
  /// For `take: others`: the field whose kept value the others go beside.
  package let othersOf: Int?
  package let line: Int
}

/// Text with `{COLUMN}` in it.
package struct Template: Sendable {
  package enum Piece: Sendable {
    case text(String)
    case column(Int)
  }

  package let pieces: [Piece]
}
