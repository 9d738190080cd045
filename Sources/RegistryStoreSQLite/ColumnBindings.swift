import Registry

/// How the fields of a record are bound to the columns of a statement, worked out once: every row of an import passes
/// here.
final class ColumnBindings {
  private enum Kind {
    case text, count, code, codeSet, reference, references, variants
  }

  private struct Column {
    let field: Int
    let kind: Kind
  }

  private let first: Int
  private let columns: [Column]
  /// By the position of the column; those of columns without codes are empty.
  private let lists: [CodeKeys.List]
  private let codes: CodeKeys

  /// - Parameter first: the position of the first of the columns in the statement.
  init(_ columns: [StoredColumns.Column], from first: Int, _ codes: CodeKeys) {
    self.first = first
    self.codes = codes
    var lists: [CodeKeys.List] = []
    self.columns = columns.map { column in
      let kind: Kind
      var list = ""
      switch column.kind {
      case .text: kind = .text
      case .count: kind = .count
      case .code(let name): (kind, list) = (.code, name)
      case .codeSet(let name): (kind, list) = (.codeSet, name)
      case .reference: kind = .reference
      case .references: kind = .references
      case .variants: kind = .variants
      }
      lists.append(codes.list(list))
      return Column(field: column.field, kind: kind)
    }
    self.lists = lists
  }

  /// Whether there is a column for everything that a record has.
  func cover(_ slots: FieldSlots) -> Bool {
    var covered = 0
    for column in columns where column.kind != .variants && slots.range(column.field) != nil { covered += 1 }
    guard covered == slots.filledCount else { return false }
    return slots.variants.allSatisfy { variant in
      columns.contains { $0.kind == .variants && $0.field == variant.field }
    }
  }

  /// Binds the columns; those without a value stay NULL.
  ///
  /// - Parameter text: binds bytes of the arena.
  func bind(
    _ statement: Statement, _ slots: FieldSlots, _ references: ReferenceKeys, text: (Int, Range<Int>) -> Void
  ) throws {
    for index in columns.indices {
      let column = columns[index]
      let position = first + index
      switch column.kind {
      case .variants:
        if !slots.variants.isEmpty { statement.bind(position, ColumnBindings.variantsJSON(slots, column.field)) }
        continue
      // A record that is still on its way has a key and no id yet, so the field itself says nothing.
      case .reference:
        if let key = references.first(of: column.field) { statement.bind(position, key) }
        continue
      case .references:
        let keys = references.all(of: column.field)
        if !keys.isEmpty { statement.bind(position, "[\(keys.map(String.init).joined(separator: ","))]") }
        continue
      case .text, .count, .code, .codeSet: break
      }
      guard let range = slots.range(column.field) else { continue }
      switch column.kind {
      case .count: statement.bind(position, CountText.value(of: slots.arena.span.extracting(range)))
      case .code: statement.bind(position, try codes.key(lists[index], slots.arena.span.extracting(range)))
      case .codeSet: statement.bind(position, try codes.setKey(lists[index], slots.arena.span.extracting(range)))
      default: text(position, range)
      }
    }
  }

  private static func variantsJSON(_ slots: FieldSlots, _ field: Int) -> String? {
    let variants = slots.variants.filter { $0.field == field && !$0.range.isEmpty }
      .sorted { $0.language < $1.language }
    guard !variants.isEmpty else { return nil }
    return JSONText.object(
      variants.map { ($0.language, String(slots.arena.span.extracting($0.range))) })
  }
}
