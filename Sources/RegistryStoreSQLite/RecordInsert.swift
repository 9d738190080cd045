import Registry

/// The prepared statement that adds a record of one type, with all of its columns or with those that an import fills.
final class RecordInsert {
  private let statement: Statement
  private let bindings: ColumnBindings
  private let names: [String]
  private let part: JournalPart
  /// nil: nothing is digested.
  private var written: WrittenRows?
  private let hasSealed: Bool
  private let sealedPosition: Int

  /// - Parameter fields: those that records have; nil: all.
  init(_ stored: StoredColumns, fields: Set<Int>? = nil, _ connection: Connection, _ codes: CodeKeys) throws {
    let columns = stored.columns.filter { fields?.contains($0.field) ?? true }
    hasSealed = stored.hasSealed
    let names =
      ["key", "id", "\"transaction\""] + columns.map { "\"\($0.name)\"" } + (hasSealed ? ["sealed"] : [])
    sealedPosition = names.count
    self.names = names
    part = JournalPart.records(stored.type)
    let marks = names.map { _ in "?" }.joined(separator: ", ")
    statement = try connection.ownStatement(
      "INSERT INTO \(stored.type.table) (\(names.joined(separator: ", "))) VALUES (\(marks))")
    bindings = ColumnBindings(columns, from: 4, codes)
  }

  /// Digests what is written from now on.
  func digest(into rows: WrittenRows) {
    written = rows
    statement.digest(into: rows, part, parameters: names)
  }

  func covers(_ slots: FieldSlots) -> Bool { bindings.cover(slots) }

  /// - Parameters:
  ///   - references: the keys of the fields that refer to other records.
  ///   - sealed: the row of what is sealed of the record.
  func run(
    key: Int, id: Span<UInt8>, _ slots: FieldSlots, references: ReferenceKeys, transaction: Int, sealed: Int?
  ) throws {
    statement.bind(1, key)
    statement.bind(3, transaction)
    if hasSealed, let sealed { statement.bind(sealedPosition, sealed) }
    // SQLite reads the texts where they lie; they are unbound before the arena may change.
    defer { statement.clearBindings() }
    try unsafe id.withUnsafeBufferPointer { id in
      unsafe statement.bindBorrowed(2, id)
      try unsafe slots.arena.withUnsafeBufferPointer { arena in
        try bindings.bind(statement, slots, references) { position, range in
          unsafe statement.bindBorrowed(position, UnsafeBufferPointer(rebasing: arena[range]))
        }
        try statement.run()
      }
    }
    written?.endRow(key: key)
  }
}
