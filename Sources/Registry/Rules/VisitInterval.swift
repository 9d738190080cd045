/// How often a standard wants places of a type to be visited in depth.
package struct VisitInterval: Sendable, Equatable {
  package let standard: String
  package let facilityType: String
  package let months: Int
  /// The document. A row without one is never made into an interval.
  package let source: String

  package init(standard: String, facilityType: String, months: Int, source: String) {
    self.standard = standard
    self.facilityType = facilityType
    self.months = months
    self.source = source
  }
}

/// The mandate rules, standards and rules of suppression that a registry holds.
package struct RuleBook: Sendable {
  package let mandates: [MandateRule]
  package let intervals: [VisitInterval]
  package let suppression: [SuppressionRule]
  package let measures: [MeasureRule]
  package let priorities: PriorityWeights

  package init(
    mandates: [MandateRule], intervals: [VisitInterval], suppression: [SuppressionRule] = [],
    measures: [MeasureRule] = [], priorities: PriorityWeights = .standard
  ) {
    self.measures = measures
    self.priorities = priorities
    self.mandates = mandates
    self.intervals = intervals
    self.suppression = suppression
  }

  /// In the order of the file; the first is the default.
  package var standards: [String] {
    intervals.reduce(into: []) { names, interval in
      if !names.contains(interval.standard) { names.append(interval.standard) }
    }
  }
}
