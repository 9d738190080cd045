import Registry

/// How one field of a make is filled, with everything about it looked up once, and what its cells were found to mean.
final class FieldPlan {
  /// The position in the type's catalogue.
  let position: Int
  let field: FieldDefinition
  let language: String?
  let expression: FieldExpression
  let takesOthers: Bool
  /// The only column that the field depends on; nil: there are several or none.
  let column: Int?
  /// Whether the column is text that is taken as it is.
  let isPlainText: Bool
  var memory = CellMemory()

  init(_ mapped: MappedField, _ type: RecordType) {
    position = mapped.field
    field = Catalogue.of(type).fields[mapped.field]
    language = mapped.language
    expression = mapped.expression
    takesOthers = mapped.expression.take == .others
    if case .columns(let columns) = expression.origin, columns.count == 1 {
      column = columns[0]
    } else {
      column = nil
    }
    isPlainText = expression.plainColumn != nil && field.kind == .text && !field.isMultiple
  }
}
