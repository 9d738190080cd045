package import Registry

/// A record with its exchange names: numbers as numbers, several values as an array, unknown ones left out.
package enum RecordJSON {
  package static func value(id: String, _ slots: FieldSlots) -> JSONValue {
    var members = [JSONValue.Member("id", .string(id))]
    for (position, field) in Catalogue.of(slots.type).fields.enumerated() {
      if let text = slots.text(position) { members.append(.init(field.name, cell(text, field))) }
      let variants = slots.variants.filter { $0.field == position && !$0.range.isEmpty }
        .sorted { $0.language < $1.language }
      for variant in variants {
        members.append(
          .init("\(field.name)@\(variant.language)", .string(String(slots.arena.span.extracting(variant.range)))))
      }
    }
    return .object(members)
  }

  /// One canonical cell.
  package static func cell(_ text: String, _ field: FieldDefinition) -> JSONValue {
    if field.isMultiple { return .array(ListCell.split(text).map { .string($0) }) }
    switch field.kind {
    case .count, .decimal: return .number(text)
    default: return .string(text)
    }
  }
}
