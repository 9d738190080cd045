/// The fields of every type of record.
package final class Catalogue: Sendable {
  package let type: RecordType
  /// All fields but `id`.
  package let fields: [FieldDefinition]
  /// The positions of the fields that every record needs.
  package let required: [Int]
  /// The fields that refer to other records.
  package let references: [(position: Int, target: RecordType)]
  /// For each field how it begins in a statement: `"name":`.
  let statementNames: [[UInt8]]
  /// Of the fields that are kept in the open, and of those that are sealed.
  let openPositions: [Int]
  let sealedPositions: [Int]
  private let positions: ByteTable

  private init(_ type: RecordType, _ fields: [FieldDefinition]) {
    self.type = type
    self.fields = fields + Catalogue.commonFields
    required = self.fields.indices.filter { [fields = self.fields] in fields[$0].isRequired }
    references = self.fields.enumerated().compactMap { position, field in
      if case .reference(let target) = field.kind { (position, target) } else { nil }
    }
    openPositions = self.fields.indices.filter { [fields = self.fields] in !fields[$0].isSealed }
    sealedPositions = self.fields.indices.filter { [fields = self.fields] in fields[$0].isSealed }
    statementNames = self.fields.map { Array("\"\($0.name)\":".utf8) }
    var positions = ByteTable()
    for (position, field) in self.fields.enumerated() { positions.add(field.name, position) }
    self.positions = positions
  }

  /// The position of the field in `fields`.
  package func position(of name: some StringProtocol) -> Int? { positions[String(name)] }

  package func position(of name: Span<UInt8>) -> Int? { positions[name] }

  package func field(named name: some StringProtocol) -> FieldDefinition? {
    position(of: name).map { fields[$0] }
  }

  /// Fields that are part of the exchange format: sealed ones travel in backups and bundles only.
  package var exchanged: [FieldDefinition] { fields.filter { !$0.isSealed } }

  package static func of(_ type: RecordType) -> Catalogue { all[type.position] }

  private static let all = RecordType.allCases.map { Catalogue($0, RecordDefinition.of($0).fields) }

  /// Every type has these.
  private static let commonFields: [FieldDefinition] = [
    FieldDefinition("identifiers", .identifier, multiple: true, "identifiers elsewhere, as scheme:value"),
    FieldDefinition("source", .text, "an organisation or a document, never a private person"),
    FieldDefinition("notes", .text, "internal remarks, never a name; in no report"),
  ]
}
