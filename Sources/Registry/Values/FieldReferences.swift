extension FieldSlots {
  /// One field that refers to other records, with what it holds.
  package struct Reference: Sendable {
    package let position: Int
    package let field: FieldDefinition
    package let target: RecordType
    package let items: [String]
  }

  /// The fields with references that are given, in the order of the catalogue.
  package var references: [Reference] {
    let catalogue = Catalogue.of(type)
    return catalogue.references.compactMap { position, target in
      guard let text = text(position) else { return nil }
      let field = catalogue.fields[position]
      let items = field.isMultiple ? ListCell.split(text) : [text]
      return Reference(position: position, field: field, target: target, items: items)
    }
  }
}
