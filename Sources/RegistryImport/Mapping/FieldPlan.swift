import Registry

/// How one field of a make is filled, with everything about it looked up once, and what its cells were found to mean.
final class FieldPlan {
  /// The position in the type's catalogue.
  let position: Int
  let field: FieldDefinition
  let language: String?
  let expression: FieldExpression
  let takesOthers: Bool
  let isSealed: Bool
  /// The only column that the field depends on; nil: there are several or none.
  let column: Int?
  /// Whether the column is text that is taken as it is.
  let isPlainText: Bool
  var memory: CellMemory
  /// Records refer to each other by more keys than any other column has values.
  private static let mostReferences = 24_000

  /// Whether a sealed field reads what this field reads: what cannot be read of it is not quoted then.
  let isSecret: Bool

  init(_ mapped: MappedField, _ type: RecordType, _ source: SourceTable) {
    position = mapped.field
    field = Catalogue.of(type).fields[mapped.field]
    language = mapped.language
    isSealed = field.isSealed
    expression = mapped.expression
    isSecret = mapped.expression.columns.contains { source.columns[$0].isSealed }
    takesOthers = mapped.expression.take == .others
    var memory = CellMemory()
    switch expression.origin {
    case .columns(let columns): column = columns.count == 1 ? columns[0] : nil
    case .recordKey(let template), .recordID(let template):
      column = template.onlyColumn
      memory = CellMemory(mostCells: FieldPlan.mostReferences)
    default: column = nil
    }
    self.memory = memory
    isPlainText = expression.plainColumn != nil && field.kind == .text && !field.isMultiple
  }
}
