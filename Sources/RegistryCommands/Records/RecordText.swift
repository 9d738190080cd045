import Registry
import RegistryStore

/// Records and their values for people.
struct RecordText {
  let codes: CodeLists

  /// One field a line.
  func text(_ record: StoredRecord) -> String {
    var lines: [(name: String, value: String)] = [("id", record.id)]
    for (position, field) in Catalogue.of(record.slots.type).fields.enumerated() {
      if let text = record.slots.text(position) { lines.append((field.name, described(text, field))) }
      for variant in record.slots.variants where variant.field == position && !variant.range.isEmpty {
        lines.append(
          ("\(field.name)@\(variant.language)", String(record.slots.arena.span.extracting(variant.range))))
      }
    }
    let width = lines.map(\.name.count).max() ?? 0
    return lines.map {
      "\($0.name)\(String(repeating: " ", count: width - $0.name.count))  \(Printable.text($0.value))\n"
    }.joined()
  }

  /// A canonical cell with the labels of its codes.
  ///
  /// - Parameter name: what to call a record that is referred to, beside its id.
  func described(
    _ text: String, _ field: FieldDefinition, name: (RecordType, String) -> String? = { _, _ in nil }
  ) -> String {
    let values = field.isMultiple ? ListCell.split(text) : [text]
    return values.map { value in
      switch field.kind {
      case .code(let list): RecordText.labelled(value, codes.label(list, value, language: "en"))
      case .region: RecordText.labelled(value, codes.region(value)?.labels["en"])
      case .reference(let target): RecordText.labelled(value, name(target, value))
      default: value
      }
    }.joined(separator: ", ")
  }

  private static func labelled(_ value: String, _ label: String?) -> String {
    guard let label, label != value else { return value }
    return "\(value) (\(label))"
  }
}
