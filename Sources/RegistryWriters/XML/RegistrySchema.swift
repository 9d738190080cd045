package import Registry

/// The XML schema of our exchange format, made from the field catalogue and the code lists.
package struct RegistrySchema {
  /// Whether it also says that ids are unique and that references lead somewhere. Vigil checks both itself, since
  /// that takes a schema processor many times the memory and the time.
  private let withKeys: Bool
  private let codes: CodeLists
  private let output: XMLOutput

  /// - Returns: the schema as a text.
  package static func text(_ codes: CodeLists, withKeys: Bool) throws(XMLOutput.Failure) -> String {
    let schema = RegistrySchema(withKeys: withKeys, codes: codes, output: try XMLOutput())
    schema.write()
    return String(decoding: try schema.output.take(), as: UTF8.self)
  }

  /// The attribute `xml:lang`, which a schema has to declare before it can be used.
  package static func languageAttribute() throws(XMLOutput.Failure) -> String {
    let output = try XMLOutput()
    output.within(
      "xs:schema",
      [
        ("xmlns:xs", xsd), ("targetNamespace", "http://www.w3.org/XML/1998/namespace"),
        ("attributeFormDefault", "qualified"),
      ]
    ) {
      output.within("xs:attribute", [("name", "lang")]) {
        output.within("xs:simpleType") {
          output.within("xs:restriction", [("base", "xs:string")]) {
            output.within("xs:pattern", [("value", "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")]) {}
          }
        }
      }
    }
    output.endDocument()
    return String(decoding: try output.take(), as: UTF8.self)
  }

  private static let xsd = "http://www.w3.org/2001/XMLSchema"

  private func write() {
    output.within(
      "xs:schema",
      [
        ("xmlns:xs", RegistrySchema.xsd), ("xmlns", ExchangeXML.namespace), ("xmlns:r", ExchangeXML.namespace),
        ("targetNamespace", ExchangeXML.namespace), ("elementFormDefault", "qualified"), ("version", "1"),
      ]
    ) {
      document(
        withKeys
          ? "The exchange format of Vigil, with unique ids and references that lead somewhere. Made from the field catalogue."
          : "The exchange format of Vigil. Made from the field catalogue; registry-keys.xsd also checks ids and references."
      )
      empty("xs:import", [("namespace", "http://www.w3.org/XML/1998/namespace"), ("schemaLocation", "xml-lang.xsd")])
      registry()
      for type in RecordType.allCases { record(type) }
      XSDTypes(codes: codes, output: output).write()
    }
    output.endDocument()
  }

  private func document(_ text: String) {
    output.within("xs:annotation") { output.element("xs:documentation", [("xml:lang", "en")], text: text) }
  }

  private func empty(_ name: String, _ attributes: [(name: String, value: String)]) {
    output.within(name, attributes) {}
  }

  // MARK: Elements

  private func registry() {
    output.within("xs:element", [("name", "registry")]) {
      output.within("xs:complexType") {
        // In any order, each at most once.
        output.within("xs:all") {
          for type in RecordType.allCases { container(type) }
        }
      }
      if withKeys { keys() }
    }
  }

  private func container(_ type: RecordType) {
    output.within("xs:element", [("name", type.plural), ("minOccurs", "0")]) {
      output.within("xs:complexType") {
        output.within("xs:sequence") {
          empty(
            "xs:element",
            [("name", type.rawValue), ("type", type.rawValue), ("minOccurs", "0"), ("maxOccurs", "unbounded")])
        }
      }
    }
  }

  private func record(_ type: RecordType) {
    output.within("xs:complexType", [("name", type.rawValue)]) {
      output.within("xs:sequence") {
        for field in Catalogue.of(type).fields {
          var attributes = [(name: "name", value: field.name), ("type", XSDTypes.name(of: field))]
          if !field.isRequired { attributes.append(("minOccurs", "0")) }
          if field.isMultiple || field.hasLanguages { attributes.append(("maxOccurs", "unbounded")) }
          output.within("xs:element", attributes) {
            document(field.isSealed ? "\(field.summary) (sealed on reading, never written)" : field.summary)
          }
        }
      }
      empty("xs:attribute", [("name", "id"), ("type", "id"), ("use", "required")])
    }
  }

  // MARK: Keys

  private func keys() {
    for type in RecordType.allCases {
      output.within("xs:key", [("name", "\(type.rawValue)-id")]) {
        empty("xs:selector", [("xpath", "r:\(type.plural)/r:\(type.rawValue)")])
        empty("xs:field", [("xpath", "@id")])
      }
    }
    for type in RecordType.allCases {
      let catalogue = Catalogue.of(type)
      for (position, target) in catalogue.references {
        let field = catalogue.fields[position].name
        output.within(
          "xs:keyref", [("name", "\(type.rawValue)-\(field)"), ("refer", "r:\(target.rawValue)-id")]
        ) {
          empty("xs:selector", [("xpath", "r:\(type.plural)/r:\(type.rawValue)/r:\(field)")])
          empty("xs:field", [("xpath", ".")])
        }
      }
    }
  }
}
