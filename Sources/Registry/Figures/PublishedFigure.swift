/// A number that somebody published, or a claim without one. It stands beside our own counts and is never mixed with
/// them.
package struct PublishedFigure: Sendable, Equatable {
  package let id: String
  package let measure: String
  /// In the digits in which it was recorded; empty: a claim without a number.
  package let value: String
  package let qualifier: String
  package let wording: String
  package let unit: String
  /// As they were written; empty where not given.
  package let from, to: String
  package let region: String
  package let facilityType: String
  package let publisher: String
  package let citedIn: String
  package let definition: String
  package let subsetOf: String?
  let fromDay, toDay: PartialDay?

  package init(id: String, _ slots: FieldSlots, language: String) {
    func text(_ field: String) -> String { slots.text(field) ?? "" }
    self.id = id
    measure = text("measure")
    value = text("value")
    qualifier = text("qualifier")
    wording = text("wording")
    unit = text("unit")
    (from, to) = (text("from"), text("to"))
    (fromDay, toDay) = (slots.day("from"), slots.day("to"))
    region = text("region")
    facilityType = text("facility_type")
    publisher = text("publisher")
    citedIn = text("cited_in")
    definition = slots.text("definition", in: language)
    subsetOf = slots.text("subset_of")
  }

  var number: Double? { Double(value) }

  /// How its time lies to a period.
  package enum Relation: String, Sendable {
    /// The same first and last day, or no first day given and the same last.
    case same
    /// Some days are common, not all.
    case overlapping
    case undated
    case elsewhere
  }

  func relation(to period: Period) -> Relation {
    guard fromDay != nil || toDay != nil else { return .undated }
    // A day known in part stands for all of its days: from its first, or to its last.
    let isSameStart = fromDay.map { $0.earliest == period.from } ?? true
    if isSameStart, toDay?.latest == period.to { return .same }
    let begins = fromDay.map { $0.earliest <= period.to } ?? true
    let ends = toDay.map { $0.latest >= period.from } ?? true
    return begins && ends ? .overlapping : .elsewhere
  }

  /// Whether all its days are surely among those of another; where one does not say when it begins or ends, neither may
  /// the other.
  func isWithin(_ other: PublishedFigure) -> Bool {
    let begins =
      other.fromDay.map { whole in fromDay.map { $0.earliest >= whole.earliest } ?? false } ?? (fromDay == nil)
    let ends = other.toDay.map { whole in toDay.map { $0.latest <= whole.latest } ?? false } ?? (toDay == nil)
    return begins && ends
  }

  /// Whether one of our own figures is about the same places, and visits by the same body.
  ///
  /// - Parameter figure: the name of one of the coverage report.
  func isComparable(_ figure: String, _ question: CoverageQuestion) -> Bool {
    let filters = question.filters
    let isSamePlace = filters.regions == (region.isEmpty ? [] : [region]) && filters.countries.isEmpty
    let isSameType = filters.types == (facilityType.isEmpty ? [] : [facilityType])
    let isNarrower = !filters.authorities.isEmpty || !filters.mandates.isEmpty
    let isOfVisits = !figure.hasPrefix("funnel.")
    return isSamePlace && isSameType && !isNarrower && (!isOfVisits || question.bodies == [KnownCodes.defaultBody])
  }
}

/// Which of our own figures measures what a published one is about (Schemas/measures).
package struct MeasureRule: Sendable, Equatable {
  package let measure: String
  /// The path of a figure of the coverage report.
  package let figure: String

  package init(measure: String, figure: String) {
    self.measure = measure
    self.figure = figure
  }
}
