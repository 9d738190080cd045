/// The codes that have a meaning in the arithmetic. All others are only rows of a file.
package enum Access: String, CaseIterable, Sendable {
  case full, partial, refused
}

package enum Mandate: String, CaseIterable, Sendable {
  case inside = "in"
  case outside = "out"
  case unknown
}

package enum YesNo: String, CaseIterable, Sendable {
  case yes, no, unknown
}

package enum KnownCodes {
  /// Kinds of visit that look into a place as a whole (the method, `overdue`); an empty kind is one too.
  package static let inDepthKinds: Set<String> = ["initial", "periodic", "inspection", "unknown"]
  /// Qualifiers that make a number of persons a lower bound.
  package static let atLeastQualifiers: Set<String> = ["over", "at-least"]
  /// In the hands of an authority, though perhaps at home.
  package static let heldStatuses: Set<String> = ["detained", "house-arrest"]
  package static let freeStatuses: Set<String> = ["released", "conditional"]
  /// Grounds of a release that leave the judgement as it was.
  package static let groundsWithoutRedress: Set<String> = ["health", "parole", "pardon", "term-served", "commuted"]
  package static let defaultBody = "npm"

  /// What a code file must contain for the arithmetic to mean what it says.
  package static let required: [String: [String]] = [
    "access": Access.allCases.map(\.rawValue),
    "mandate": Mandate.allCases.map(\.rawValue),
    "visit-kind": inDepthKinds.sorted(),
    "persons-qualifier": atLeastQualifiers.sorted(),
    "body": [defaultBody],
    "custody-status": heldStatuses.union(freeStatuses).sorted(),
    "release-ground": groundsWithoutRedress.sorted(),
  ]
}
