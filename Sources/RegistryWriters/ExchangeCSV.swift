package import Registry

/// Rows of our CSV exchange format: the id, then the fields in the order of the catalogue.
package struct ExchangeCSV {
  private let columns: [(field: Int, language: String?)]
  package let header: [UInt8]

  /// - Parameter languages: the languages of variants, by field.
  package init(_ type: RecordType, languages: [String: [String]]) {
    var columns: [(field: Int, language: String?)] = []
    var names = ["id"]
    for (position, field) in Catalogue.of(type).fields.enumerated() where !field.isSealed {
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
        if let variant { ExchangeCSV.append(slots.arena.span.extracting(variant.range), to: &output) }
      } else if let range = slots.range(field) {
        ExchangeCSV.append(slots.arena.span.extracting(range), to: &output)
      }
    }
    output.append(contentsOf: [0x0d, 0x0a])
  }

  private static func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
    guard text.count > 0 else { return }
    let isGuarded = SpreadsheetCell.needsGuard(text)
    guard needsQuotes(text) else {
      if isGuarded { output.append(UInt8(ascii: "'")) }
      output.append(text)
      return
    }
    output.append(UInt8(ascii: "\""))
    if isGuarded { output.append(UInt8(ascii: "'")) }
    for index in text.indices {
      if text[index] == UInt8(ascii: "\"") { output.append(UInt8(ascii: "\"")) }
      output.append(text[index])
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Also blanks at the ends are quoted, which some readers would trim.
  private static func needsQuotes(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0a, 0x0d: return true
      default: continue
      }
    }
    return text[0] == 0x20 || text[text.count - 1] == 0x20
  }
}
