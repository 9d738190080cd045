/// What one version of a record says otherwise than the one before it, in one field or one language variant.
package struct FieldChange: Sendable, Equatable {
  /// The position of the field in its catalogue.
  package let field: Int
  /// Empty: the field itself.
  package let language: String
  /// nil: empty before.
  package let from: String?
  /// nil: empty now.
  package let to: String?

  package init(field: Int, language: String, from: String?, to: String?) {
    self.field = field
    self.language = language
    self.from = from
    self.to = to
  }

  /// The exchange name, such as `capacity` or `name@ru`.
  package func name(in type: RecordType) -> String {
    FieldChange.name(Catalogue.of(type).fields[field], language)
  }

  package static func name(_ field: FieldDefinition, _ language: String) -> String {
    language.isEmpty ? field.name : "\(field.name)@\(language)"
  }
}

extension FieldSlots {
  /// In the order of the catalogue, variants after their field by language.
  package func changes(to later: FieldSlots) -> [FieldChange] {
    Catalogue.of(type).fields.indices.flatMap { field -> [FieldChange] in
      let before = statement(field)
      let after = later.statement(field)
      return Set(before.keys).union(after.keys).sorted().compactMap { language in
        guard before[language] != after[language] else { return nil }
        return FieldChange(field: field, language: language, from: before[language], to: after[language])
      }
    }
  }
}
