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
  /// Paths of repeated elements of which records are made, from the record; the first is the record itself.
  package let groups: [String]
  /// The columns that the profile reads: header names, `#3`, `Name[2]`, or XML paths.
  package let columns: [ColumnReference]
  package let skipIf: RowTest?
  package let reject: RowTest?
  /// From the first row for which it holds on, nothing is a record; of CSV only.
  package let footer: RowTest?
}

package struct XMLLayout: Sendable {
  /// The path of the record from the root.
  package let record: String
  package let expectCount: String?
  /// URIs by the prefix that paths use.
  package let namespaces: [String: String]

  package init(record: String, expectCount: String?, namespaces: [String: String]) {
    self.record = record
    self.expectCount = expectCount
    self.namespaces = namespaces
  }

  /// - Returns: the prefix of a step of a path, where nothing explains it.
  func unknownPrefix(of step: Substring) -> String? {
    let name = step.hasPrefix("@") ? step.dropFirst() : step
    guard let colon = name.firstIndex(of: ":") else { return nil }
    let prefix = String(name[..<colon])
    // This prefix means the same in every document.
    return namespaces[prefix] == nil && prefix != "xml" ? prefix : nil
  }
}

package struct ColumnReference: Sendable, Equatable {
  /// As the profile first wrote it.
  package let name: String
  /// The name, or of XML the path from the root.
  package let path: String
  package internal(set) var isOptional: Bool
  /// Whether everything that reads it takes several values.
  package internal(set) var mayRepeat: Bool
  /// Whether it is read for sealed fields and for nothing else.
  package internal(set) var isOnlySealed: Bool
  /// Whether it is read for a sealed field, so that nothing of it may be quoted.
  package internal(set) var isSealed: Bool
  /// The groups of the source whose records read it.
  package internal(set) var groups: Set<Int>
  /// Where the profile reads it first.
  package let file: String?
  package let line: Int
  package let column: Int

  func problem(_ message: String, hint: String? = nil) -> ProfileProblem {
    ProfileProblem(file: file, line: line, column: column, message, hint: hint)
  }
}

/// One record a row, of one type.
package struct Make: Sendable {
  /// Which of several rows with one key holds.
  package enum Several: Sendable {
    case error, first, last
    case latestBy(column: Int, date: DateForm)
    /// Each tells a part of the record; they must not contradict each other.
    case fill
  }

  package let type: RecordType
  /// The position of the source.
  package let rows: Int
  /// The position of the source's group: 0 is the record, others are repeated elements in it.
  package let group: Int
  package let extent: Extent
  /// The column whose values a file covers whole: only records with a value that is in the file can be gone.
  package let fullBy: Int?
  package let key: Template
  /// The key of an earlier record that the row corrects.
  package let edits: Template?
  package internal(set) var several: Several
  package let onlyIf: RowTest?
  package let fields: [MappedField]

  /// Whether the profile says anything of the field.
  package func maps(_ field: Int, language: String?) -> Bool {
    fields.contains { $0.field == field && $0.language == language }
  }

  /// Whether it fills sealed fields.
  package var fillsSealed: Bool {
    let definitions = Catalogue.of(type).fields
    return fields.contains { definitions[$0.field].isSealed }
  }

  /// Whether what a file does not tell of is gone.
  package var isFull: Bool { extent == .full || fullBy != nil }

  package var isPart: Bool {
    if case .fill = several { true } else { false }
  }
}

package struct MappedField: Sendable {
  /// The position in the type's catalogue.
  package let field: Int
  package let language: String?
  package let expression: FieldExpression
  /// For `take: others`: the field whose kept value the others go beside.
  package let othersOf: Int?
}

/// Text with `{COLUMN}` in it.
package struct Template: Sendable {
  package enum Piece: Sendable {
    case text(String)
    case column(Int)
    /// `{#}`: what tells the row from all others where the partner gives no key.
    case occurrence
  }

  package let pieces: [Piece]

  var columns: Set<Int> {
    Set(pieces.compactMap { if case .column(let column) = $0 { column } else { nil } })
  }

  var countsOccurrences: Bool {
    pieces.contains { if case .occurrence = $0 { true } else { false } }
  }

  /// The one column that it depends on; nil: there are several, or none, or it counts.
  var onlyColumn: Int? {
    var found: Int?
    for piece in pieces {
      switch piece {
      case .text: continue
      case .column(let column) where found == nil: found = column
      case .column, .occurrence: return nil
      }
    }
    return found
  }
}
