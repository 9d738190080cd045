/// From how many on a count of allegations or persons may be told to an audience.
package struct SuppressionRule: Sendable, Equatable {
  package let audience: String
  /// Counts from 1 to one less than this are small. Never below 2.
  package let threshold: Int
  /// The document. A row without one is never made into a rule.
  package let source: String

  package init(audience: String, threshold: Int, source: String) {
    self.audience = audience
    self.threshold = max(2, threshold)
    self.source = source
  }

  /// For the public where the registry holds no rule, such as one that was made before there were any.
  package static let safeDefault = SuppressionRule(
    audience: Audience.everyone.rawValue, threshold: 5,
    source: "Glossary of Statistical Disclosure Control (UNECE and Eurostat, Geneva 2005), threshold rule")

  package func isSmall(_ count: Int) -> Bool { count > 0 && count < threshold }
}

extension RuleBook {
  /// - Returns: nil where small counts are told. The public is never told them, whatever the file leaves out.
  package func suppression(for audience: Audience) -> SuppressionRule? {
    if audience == .internalUse { return nil }
    let own = suppression.filter { $0.audience == audience.rawValue }.max { $0.threshold < $1.threshold }
    return own ?? (audience == .everyone ? .safeDefault : nil)
  }
}
