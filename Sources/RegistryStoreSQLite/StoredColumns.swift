import Registry

/// How the fields of a type lie in its table: one column a field, and one for the variants by language.
struct StoredColumns {
  enum Kind {
    case text, count
    case code(list: String)
    case codeSet(list: String)
    case reference(RecordType)
    case references(RecordType)
    /// JSON, `{"ru": "…"}`, of the field's variants.
    case variants
  }

  struct Column {
    let name: String
    let field: Int
    let kind: Kind
  }

  let type: RecordType
  let columns: [Column]
  /// For SQL, in the order of `columns`.
  let quotedNames: String
  /// Whether the type has sealed fields. They have no columns: the column `sealed` refers to what is sealed of them.
  let hasSealed: Bool
  /// For SQL: all that a version of a record consists of.
  let versionNames: String

  private init(_ type: RecordType) {
    self.type = type
    columns = Catalogue.of(type).fields.enumerated().flatMap { position, field -> [Column] in
      guard !field.isSealed else { return [] }
      let name = StoredColumns.columnName(of: field)
      let column = Column(name: name, field: position, kind: StoredColumns.kind(of: field))
      return field.hasLanguages
        ? [column, Column(name: "\(name)_by_language", field: position, kind: .variants)] : [column]
    }
    quotedNames = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
    hasSealed = Catalogue.of(type).fields.contains(where: \.isSealed)
    versionNames = hasSealed ? "sealed, \(quotedNames)" : quotedNames
  }

  /// The types that have sealed fields.
  static let withSealed = RecordType.allCases.filter { of($0).hasSealed }

  static func of(_ type: RecordType) -> StoredColumns { all[type.position] }

  private static let all = RecordType.allCases.map { StoredColumns($0) }

  /// In history `until` is the transaction that ended a version.
  private static func columnName(of field: FieldDefinition) -> String {
    field.name == "until" ? "until_day" : field.name
  }

  private static func kind(of field: FieldDefinition) -> Kind {
    switch field.kind {
    case .count: .count
    case .code(let list): field.isMultiple ? .codeSet(list: list) : .code(list: list)
    case .reference(let type): field.isMultiple ? .references(type) : .reference(type)
    case .text, .day, .decimal, .yesNo, .country, .region, .identifier: .text
    }
  }
}
