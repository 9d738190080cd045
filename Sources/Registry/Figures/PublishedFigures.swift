/// Published figures as a report of a period sets them beside its own counts.
package struct PublishedFigures: Sendable {
  package struct Entry: Sendable {
    package let figure: PublishedFigure
    package let relation: PublishedFigure.Relation
    /// Of the figure that it is a part of: both by one publisher, and the time of the part within that of the whole.
    package let share: Double?
    /// Why there is no share though it is a part of another.
    package let noShare: NoShare?
    /// The names of our own figures that measure the same.
    package let own: [String]
  }

  package enum NoShare: String, Sendable {
    case noNumber, otherPublisher, leavesPeriod, exceedsWhole, unknownWhole
  }

  /// Those about the period, in its order: the same time first, then those that overlap, then those without a time.
  package let entries: [Entry]
  /// Ids of figures that say different things of one measure, one place and times that overlap: never averaged.
  package let contradictions: [[String]]
  /// How many are about other times.
  package let elsewhere: Int

  /// - Parameter question: of the report. With regions only figures about these are shown.
  package init(_ figures: [PublishedFigure], _ question: CoverageQuestion, rules: [MeasureRule]) {
    let (period, regions) = (question.period, question.filters.regions)
    let asked = figures.filter { regions.isEmpty || regions.contains($0.region) }
      .sorted { NaturalOrder.isBefore($0.id, $1.id) }
    let byID = Dictionary(figures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var own: [FoldedName: [String]] = [:]
    for rule in rules { own[FoldedName(rule.measure), default: []].append(rule.figure) }
    let related = asked.map { (figure: $0, relation: $0.relation(to: period)) }
    let order: [PublishedFigure.Relation] = [.same, .overlapping, .undated]
    entries = order.flatMap { relation in
      related.filter { $0.relation == relation }.map { figure, _ in
        let (share, noShare) = PublishedFigures.share(figure, byID)
        return Entry(
          figure: figure, relation: relation, share: share, noShare: noShare,
          own: (own[FoldedName(figure.measure)] ?? []).filter { figure.isComparable($0, question) })
      }
    }
    elsewhere = related.count { $0.relation == .elsewhere }
    contradictions = PublishedFigures.contradictions(entries.map(\.figure))
  }

  private static func share(_ figure: PublishedFigure, _ byID: [String: PublishedFigure]) -> (Double?, NoShare?) {
    guard let id = figure.subsetOf else { return (nil, nil) }
    guard let whole = byID[id] else { return (nil, .unknownWhole) }
    guard let part = figure.number, let all = whole.number else { return (nil, .noNumber) }
    guard whole.publisher == figure.publisher else { return (nil, .otherPublisher) }
    guard figure.isWithin(whole) else { return (nil, .leavesPeriod) }
    guard all > 0, part >= 0, part <= all else { return (nil, .exceedsWhole) }
    return (part / all, nil)
  }

  private static func contradictions(_ figures: [PublishedFigure]) -> [[String]] {
    struct Subject: Hashable {
      let measure: FoldedName
      let region: String
      let facilityType: String
      let unit: String
    }
    let groups = Dictionary(grouping: figures.filter { $0.number != nil }) { figure in
      Subject(
        measure: FoldedName(figure.measure), region: figure.region, facilityType: figure.facilityType,
        unit: figure.unit)
    }
    return groups.values.compactMap { group in
      let opposed = group.filter { one in group.contains { contradicts(one, $0) } }
      return opposed.isEmpty ? nil : opposed.map(\.id)
    }.sorted { NaturalOrder.isBefore($0[0], $1[0]) }
  }

  /// Different numbers of the same thing at the same time.
  private static func contradicts(_ one: PublishedFigure, _ other: PublishedFigure) -> Bool {
    guard one.id != other.id, one.number != other.number else { return false }
    guard one.fromDay != nil || one.toDay != nil else { return false }
    let isSameTime =
      one.fromDay?.earliest == other.fromDay?.earliest && one.toDay?.latest == other.toDay?.latest
    return isSameTime
  }
}
