/// A source while the columns that the profile reads are still being gathered.
struct SourceDraft {
  let name: String
  let files: String
  let format: SourceTable.Format
  private(set) var columns: [ColumnReference] = []
  var skipIf: RowTest?
  var reject: RowTest?
  var footer: RowTest?

  init(name: String, files: String, format: SourceTable.Format) {
    self.name = name
    self.files = files
    self.format = format
  }

  /// The position of a column, the same for every mention of it.
  mutating func column(_ name: String, isOptional: Bool, line: Int) -> Int {
    if let known = columns.firstIndex(where: { $0.name == name }) {
      if isOptional, !columns[known].isOptional {
        columns[known] = ColumnReference(name: name, isOptional: true, line: columns[known].line)
      }
      return known
    }
    columns.append(ColumnReference(name: name, isOptional: isOptional, line: line))
    return columns.count - 1
  }

  func table() -> SourceTable {
    SourceTable(
      name: name, files: files, format: format, columns: columns, skipIf: skipIf, reject: reject,
      footer: footer)
  }
}
