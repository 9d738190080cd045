package import Registry

/// `datapackage.json` of an exchange folder: a Frictionless Data Package with a table schema a file.
package enum DataPackage {
  /// - Parameters:
  ///   - languages: the languages of variants, by type and field.
  ///   - leftOut: fields without a column.
  package static func value(
    languages: [RecordType: [String: [String]]], codes: CodeLists, leftOut: Set<String> = []
  ) -> JSONValue {
    .object([
      .init("profile", .string("tabular-data-package")), .init("name", .string("vigil-registry")),
      .init("title", .string("Places of detention, monitoring visits, allegations and what became of them")),
      .init(
        "resources", .array(RecordType.allCases.map { resource($0, languages: languages[$0] ?? [:], codes, leftOut) })),
    ])
  }

  private static func resource(
    _ type: RecordType, languages: [String: [String]], _ codes: CodeLists, _ leftOut: Set<String>
  )
    -> JSONValue
  {
    .object([
      .init("profile", .string("tabular-data-resource")), .init("name", .string(type.plural)),
      .init("path", .string("\(type.plural).csv")), .init("format", .string("csv")),
      .init("mediatype", .string("text/csv")), .init("encoding", .string("utf-8")),
      .init("schema", schema(type, languages: languages, codes, leftOut: leftOut)),
    ])
  }

  /// The table schema of one file.
  package static func schema(
    _ type: RecordType, languages: [String: [String]], _ codes: CodeLists, leftOut: Set<String> = []
  ) -> JSONValue {
    var fields: [JSONValue] = [
      .object([
        .init("name", .string("id")), .init("type", .string("string")),
        .init(
          "constraints",
          .object([
            .init("required", .bool(true)), .init("unique", .bool(true)), .init("maxLength", .int(RecordID.longest)),
            .init("pattern", .string("[A-Za-z0-9._:@/-]+")),
          ])),
      ])
    ]
    for field in Catalogue.of(type).exchanged where !leftOut.contains(field.name) {
      fields.append(self.field(field, name: field.name, codes))
      for language in languages[field.name] ?? [] {
        fields.append(
          .object([
            .init("name", .string("\(field.name)@\(language)")), .init("type", .string("string")),
            .init("description", .string("\(field.summary) (\(language))")),
          ]))
      }
    }
    var schema: [JSONValue.Member] = [
      .init("fields", .array(fields)), .init("primaryKey", .string("id")),
      .init("missingValues", .array([.string("")])),
    ]
    let keys = foreignKeys(type)
    if !keys.isEmpty { schema.append(.init("foreignKeys", .array(keys))) }
    return .object(schema)
  }

  private static func field(_ field: FieldDefinition, name: String, _ codes: CodeLists) -> JSONValue {
    var members: [JSONValue.Member] = [.init("name", .string(name)), .init("type", .string(type(of: field)))]
    if field.kind == .decimal, !field.isMultiple { members.append(.init("bareNumber", .bool(true))) }
    members.append(.init("description", .string(field.summary)))
    var constraints: [JSONValue.Member] = []
    if field.isRequired { constraints.append(.init("required", .bool(true))) }
    if !field.isMultiple {
      switch field.kind {
      case .count: constraints.append(.init("minimum", .int(0)))
      case .yesNo: constraints.append(.init("enum", .array(YesNo.allCases.map { .string($0.rawValue) })))
      case .code(let list):
        constraints.append(.init("enum", .array((codes.list(list)?.values ?? []).map { .string($0) })))
      case .country: constraints.append(.init("pattern", .string("[A-Z]{2}")))
      case .region: constraints.append(.init("pattern", .string("[A-Z]{2}-[A-Z0-9]{1,3}")))
      default: break
      }
    }
    if !constraints.isEmpty { members.append(.init("constraints", .object(constraints))) }
    return .object(members)
  }

  private static func type(of field: FieldDefinition) -> String {
    guard !field.isMultiple else { return "string" }
    switch field.kind {
    case .count: return "integer"
    case .decimal: return "number"
    default: return "string"
    }
  }

  private static func foreignKeys(_ type: RecordType) -> [JSONValue] {
    Catalogue.of(type).fields.compactMap { field in
      guard case .reference(let target) = field.kind, !field.isMultiple else {
        return nil
      }
      return .object([
        .init("fields", .string(field.name)),
        .init(
          "reference",
          .object([
            .init("resource", .string(target == type ? "" : target.plural)), .init("fields", .string("id")),
          ])),
      ])
    }
  }
}
