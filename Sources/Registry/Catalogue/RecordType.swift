/// The types of record that the registry holds. The raw value is the name that people and files use.
package enum RecordType: String, CaseIterable, Sendable, CustomStringConvertible {
  case facility, visit, finding, allegation
  case followUp = "follow-up"
  case assessment, person, custody, reprisal, figure, engagement

  /// All types, what others refer to first: so are records imported, and in the opposite order they are taken back.
  package static let byReference: [RecordType] = [
    .facility, .person, .allegation, .visit, .finding, .followUp, .assessment, .custody, .reprisal, .figure,
    .engagement,
  ]

  package var description: String { rawValue }

  /// Where a list of one value a type has its value.
  package var position: Int {
    switch self {
    case .facility: 0
    case .visit: 1
    case .finding: 2
    case .allegation: 3
    case .followUp: 4
    case .assessment: 5
    case .person: 6
    case .custody: 7
    case .reprisal: 8
    case .figure: 9
    case .engagement: 10
    }
  }

  /// The name of the type's table in SQL, where a name has no hyphen.
  package var table: String { RecordType.tables[position] }

  private static let tables = allCases.map { String($0.rawValue.map { $0 == "-" ? "_" : $0 }) }

  /// The name of the type's file in an exchange folder, without `.csv`, and of its parent in XML.
  package var plural: String {
    switch self {
    case .facility: "facilities"
    case .custody: "custody"
    default: "\(rawValue)s"
    }
  }

  /// For a sentence about one.
  package var noun: String { self == .custody ? "stay in custody" : rawValue }

  /// For a sentence about several.
  package var pluralNoun: String { self == .custody ? "stays in custody" : plural }

  /// For a sentence: “a visit”, “an allegation”.
  package var withArticle: String {
    switch self {
    case .allegation, .assessment, .engagement: "an \(noun)"
    default: "a \(noun)"
    }
  }

  package init?(plural: some StringProtocol) {
    guard let type = RecordType.allCases.first(where: { $0.plural == plural }) else { return nil }
    self = type
  }
}
