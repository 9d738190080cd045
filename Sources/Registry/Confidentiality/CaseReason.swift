/// Why somebody may not be told of under the code of the case.
package enum CaseReason: String, CaseIterable, Sendable {
  case withdrawn
  case noConsent = "no-consent"
  case notForAudience = "not-for-audience"
  /// There is consent to be told of without a name: nothing may point to the person then, and a case does.
  case anonymousOnly = "anonymous-only"
}

extension RecordDisclosure {
  /// Of persons that were considered; others have consented to nothing.
  ///
  /// - Returns: nil where the person may be told of.
  package func reasonToWithhold(person id: String) -> CaseReason? {
    guard audience != .internalUse, !isNamed(id) else { return nil }
    return switch decision(person: id) {
    case .withheld(.withdrawn): .withdrawn
    case .withheld(.notForAudience): .notForAudience
    case .withheld: .noConsent
    case .internally, .inFull, .anonymously: .anonymousOnly
    }
  }
}
