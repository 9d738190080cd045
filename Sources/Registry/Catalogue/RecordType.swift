/// The types of record that the registry holds.
package enum RecordType: String, CaseIterable, Sendable {
  case facility, visit, finding, allegation
  /// Referred to by allegations; the records themselves come with the follow-up of cases.
  case person

  /// The types that this version keeps.
  package static let kept: [RecordType] = [.facility, .visit, .finding, .allegation]

  /// The name of the type's file in an exchange folder, without `.csv`, and of its parent in XML.
  package var plural: String {
    switch self {
    case .facility: "facilities"
    case .visit: "visits"
    case .finding: "findings"
    case .allegation: "allegations"
    case .person: "persons"
    }
  }

  /// For a sentence: “a visit”, “an allegation”.
  package var withArticle: String { self == .allegation ? "an \(rawValue)" : "a \(rawValue)" }

  package init?(plural: some StringProtocol) {
    guard let type = RecordType.allCases.first(where: { $0.plural == plural }) else { return nil }
    self = type
  }
}
