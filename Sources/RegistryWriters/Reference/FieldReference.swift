import Registry

/// All fields of all types of record in words, made from the catalogue.
package enum FieldReference {
  package static func markdown() -> String {
    var lines = [
      "# Fields", "",
      "Made from the field catalogue; a test keeps it so. Every record also has an `id`.", "",
      "- **required**: a record cannot be without it.",
      "- **several**: holds several values. On the command line the option is given again for each; in a file they",
      "  stand in one cell, with `|` between them.",
      "- **by language**: may be given in further languages, as `name@ru`.",
      "- **sealed**: may name or endanger a person. It is encrypted for the holders of keys, and in no report or export.",
      "",
      "On the command line a field is an option, with `-` for `_`: `incident_date` is `--incident-date`. The codes of",
      "each list are in [codes.md](codes.md). A day may be known in part: `2019`, `2019-03`, `2019-03-05`, or a range",
      "such as `2019-03-01/2019-03-05`.",
    ]
    for type in RecordType.allCases {
      lines += ["", "## \(type.rawValue)", "", "| field | holds | | meaning |", "|---|---|---|---|"]
      lines += Catalogue.of(type).fields.map { field in
        "| `\(field.name)` | \(kind(field)) | \(remarks(field)) | \(field.summary) |"
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
    case .yesNo: "`yes`, `no` or `unknown`"
    case .code(let list): "code of [\(list)](codes.md#\(list))"
    case .reference(let type): "id of \(type.withArticle)"
    case .country: "ISO 3166-1 alpha-2"
    case .region: "ISO 3166-2; see [regions](codes.md#regions)"
    case .identifier: "`scheme:value`"
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
