package import Registry

/// Rows of our CSV exchange format: the id, then the fields in the order of the catalogue.
package struct ExchangeCSV {
  private let columns: [(field: Int, language: String?)]
  package let header: [UInt8]

  /// - Parameters:
  ///   - languages: the languages of variants, by field.
  ///   - leftOut: fields without a column.
  package init(_ type: RecordType, languages: [String: [String]], leftOut: Set<String> = []) {
    var columns: [(field: Int, language: String?)] = []
    var names = ["id"]
    for (position, field) in Catalogue.of(type).fields.enumerated()
    where !field.isSealed && !leftOut.contains(field.name) {
      columns.append((position, nil))
      names.append(field.name)
      for language in languages[field.name] ?? [] {
        columns.append((position, language))
        names.append("\(field.name)@\(language)")
      }
    }
    self.columns = columns
    header = Array((names.joined(separator: ",") + "\r\n").utf8)
  }

  package func append(id: String, _ slots: FieldSlots, to output: inout [UInt8]) {
    output.append(contentsOf: id.utf8)
    for (field, language) in columns {
      output.append(UInt8(ascii: ","))
      if let language {
        let variant = slots.variants.first { $0.field == field && $0.language == language }
        if let variant { CSVCell.append(slots.arena.span.extracting(variant.range), to: &output) }
      } else if let range = slots.range(field) {
        CSVCell.append(slots.arena.span.extracting(range), to: &output)
      }
    }
    output.append(contentsOf: CSVCell.lineEnd)
  }
}
