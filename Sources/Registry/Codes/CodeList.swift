/// One code of a list, with its labels.
package struct Code: Sendable, Equatable {
  package let value: String
  /// By language: en, ru, kk, fr.
  package let labels: [String: String]
  /// The HURIDOCS micro-thesaurus code, where one exists.
  package let huridocs: String?

  package init(value: String, labels: [String: String], huridocs: String?) {
    self.value = value
    self.labels = labels
    self.huridocs = huridocs
  }
}

/// A closed list of codes, in the order of its file.
package struct CodeList: Sendable, Equatable {
  package let name: String
  package let codes: [Code]
  private let positions: ByteTable

  package init(name: String, codes: [Code]) {
    self.name = name
    self.codes = codes
    var positions = ByteTable()
    for (position, code) in codes.enumerated() { positions.add(code.value, position) }
    self.positions = positions
  }

  package static func == (one: CodeList, other: CodeList) -> Bool { one.name == other.name && one.codes == other.codes }

  package func contains(_ value: String) -> Bool { positions[value] != nil }

  package func contains(_ value: Span<UInt8>) -> Bool { positions[value] != nil }

  package subscript(value: String) -> Code? { positions[value].map { codes[$0] } }

  package var values: [String] { codes.map(\.value) }
}

/// All code lists, by name.
package struct CodeLists: Sendable {
  private let lists: [String: CodeList]
  package let regions: [Region]
  private let regionPositions: ByteTable

  package init(_ lists: [CodeList], regions: [Region] = []) {
    self.lists = Dictionary(lists.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
    self.regions = regions
    var positions = ByteTable()
    for (position, region) in regions.enumerated() { positions.add(region.code, position) }
    regionPositions = positions
  }

  package var names: [String] { lists.keys.sorted() }

  package func list(_ name: String) -> CodeList? { lists[name] }

  package func region(_ code: String) -> Region? { regionPositions[code].map { regions[$0] } }

  package func region(_ code: Span<UInt8>) -> Region? { regionPositions[code].map { regions[$0] } }

  /// Whether the regions of a country are known at all, so that an unknown one is worth a word.
  package func knowsRegions(of country: String) -> Bool { regions.contains { $0.country == country } }

  package func label(_ list: String, _ value: String, language: String) -> String {
    let code = lists[list]?[value]
    return code?.labels[language] ?? code?.labels["en"] ?? value
  }

  /// The lists that fields of the catalogue need.
  package static var needed: [String] {
    var names: Set<String> = []
    for type in RecordType.allCases {
      for field in Catalogue.of(type).fields {
        if case .code(let list) = field.kind { names.insert(list) }
      }
    }
    return names.sorted()
  }
}

/// A first-level subdivision of a country, with the days on which ISO 3166-2 had its code.
package struct Region: Sendable, Equatable {
  package let code: String
  package let from: PartialDay?
  package let until: PartialDay?
  package let labels: [String: String]

  package init(code: String, from: PartialDay?, until: PartialDay?, labels: [String: String]) {
    self.code = code
    self.from = from
    self.until = until
    self.labels = labels
  }

  package var country: String { String(code.prefix(2)) }

  package func isValid(on day: Day) -> Bool {
    (from?.earliest ?? .first) <= day && day <= (until?.latest ?? .last)
  }
}
