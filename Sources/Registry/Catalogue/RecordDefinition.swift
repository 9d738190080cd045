/// What the program knows of one type of record: its fields, and what holds between them.
///
/// The only place where types are told apart by a switch. What is worked out of a definition is made once for each type.
package struct RecordDefinition: Sendable {
  package let fields: [FieldDefinition]
  /// Days of which the second must not lie before the first.
  package var orders: [(first: String, last: String)] = []
  /// The first of these that is known says when a record happened; empty: that is no question of the type.
  package var days: [String] = []
  /// Whether its records happened at the place in the field `facility`.
  package var isPlaced = false
  /// References along which a record must never come back to itself.
  package var chains: [String] = []

  package static func of(_ type: RecordType) -> RecordDefinition {
    switch type {
    case .facility: facilityDefinition
    case .visit: visitDefinition
    case .finding: findingDefinition
    case .allegation: allegationDefinition
    case .followUp: followUpDefinition
    case .assessment: assessmentDefinition
    case .person: personDefinition
    case .custody: custodyDefinition
    case .reprisal: reprisalDefinition
    case .figure: figureDefinition
    case .engagement: engagementDefinition
    }
  }
}
