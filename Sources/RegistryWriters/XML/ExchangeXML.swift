package import Registry

/// Our XML exchange format: what Schemas/registry.xsd describes.
package final class ExchangeXML {
  package static let namespace = "urn:vigil:registry:1"

  private let output: XMLOutput
  /// How much is kept before it is to be taken over.
  private static let mostKept = 256
  private var kept = 0

  package init() throws(XMLOutput.Failure) {
    output = try XMLOutput()
    output.start("registry", [("xmlns", ExchangeXML.namespace)])
  }

  package func begin(_ type: RecordType) { output.start(type.plural) }
  package func end() { output.end() }

  /// - Returns: whether there is enough to be taken over.
  package func append(id: String, _ slots: FieldSlots) -> Bool {
    output.start(slots.type.rawValue, [("id", id)])
    for (position, field) in Catalogue.of(slots.type).fields.enumerated() where !field.isSealed {
      if let range = slots.range(position) {
        let cell = slots.arena.span.extracting(range)
        if field.isMultiple {
          for value in ListCell.split(cell) { output.element(field.name, text: value.span) }
        } else {
          output.element(field.name, text: cell)
        }
      }
      guard field.hasLanguages else { continue }
      for variant in slots.variants.filter({ $0.field == position && !$0.range.isEmpty })
        .sorted(by: { $0.language < $1.language })
      {
        output.element(
          field.name, [("xml:lang", variant.language)], text: slots.arena.span.extracting(variant.range))
      }
    }
    output.end()
    kept += 1
    return kept >= ExchangeXML.mostKept
  }

  package func take() throws(XMLOutput.Failure) -> [UInt8] {
    kept = 0
    return try output.take()
  }

  package func finish() throws(XMLOutput.Failure) -> [UInt8] {
    output.endDocument()
    return try output.take()
  }
}
