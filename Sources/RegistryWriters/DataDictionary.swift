package import Registry

/// All fields and codes in words, made from the catalogue and the code lists.
package enum DataDictionary {
  package static func markdown(_ codes: CodeLists) -> String {
    var lines = [
      "# Data dictionary", "",
      "Made from the field catalogue and the files in `codes/`; a test keeps it so. Every record also has an `id`.",
      "Sealed fields are part of no exchange file: this version drops or refuses their values.",
    ]
    for type in RecordType.kept {
      lines += ["", "## \(type.rawValue)", "", "| field | holds | | meaning |", "|---|---|---|---|"]
      lines += Catalogue.of(type).fields.map { field in
        "| `\(field.name)` | \(kind(field)) | \(remarks(field)) | \(field.summary) |"
      }
    }
    lines += ["", "## Codes"]
    for name in codes.names {
      lines += ["", "### \(name)", "", "| code | en | ru | kk | fr |", "|---|---|---|---|---|"]
      lines += (codes.list(name)?.codes ?? []).map { code in
        let labels = ["en", "ru", "kk", "fr"].map { code.labels[$0] ?? "" }
        return "| `\(code.value)` | \(labels.joined(separator: " | ")) |"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func kind(_ field: FieldDefinition) -> String {
    switch field.kind {
    case .text: "text"
    case .day: "day, may be partial"
    case .count: "count, 0 to \(CountText.largest)"
    case .decimal: "decimal number"
    case .yesNo: "yes, no or unknown"
    case .code(let list): "code of [\(list)](#\(list))"
    case .reference(let type): "id of a \(type.rawValue)"
    case .country: "ISO 3166-1 alpha-2"
    case .region: "ISO 3166-2"
    case .identifier: "scheme:value"
    }
  }

  private static func remarks(_ field: FieldDefinition) -> String {
    [
      field.isRequired ? "required" : nil, field.isMultiple ? "several" : nil, field.hasLanguages ? "by language" : nil,
      field.isSealed ? "sealed" : nil,
    ]
    .compactMap { $0 }.joined(separator: ", ")
  }
}
