/// A coverage report as one audience may read it. Writers see this and never the answer itself.
package struct DisclosedCoverage: Sendable {
  package let audience: Audience
  /// By which small counts are left out; nil where none are.
  package let rule: SuppressionRule?
  package let all: FacilityFigures
  package let byMandate: [Mandate: FacilityFigures]
  package let visits: VisitFigures
  package let allegations: DisclosedAllegations
  package let funnel: DisclosedFunnel
  package let breakdowns: [DisclosedBreakdown]
  package let timeline: DisclosedTimeline
  package let hasLists: Bool
  package let unvisitedFacilities: [UnvisitedFacility]
  /// Those in full first, then those told without place, day and id.
  package let unvisitedAllegations: [ListedAllegation]
  package let withheld: Withheld
  package let dataQuality: DataQuality
  /// nil where left out.
  package let undatedAllegations: Int?
  /// Days from an allegation to a visit; internal only, since each stands for one allegation, listed or not.
  package let waiting: [KaplanMeier.Observation]?
  package let suppressed: SuppressedFigures
  /// The log of what was kept back, for whoever makes the report.
  package let redactions: Redactions

  /// Unvisited allegations that are in no list.
  package struct Withheld: Sendable, Equatable {
    package let count: Int?
    /// In the order of the reasons; nil where none are told.
    package let byReason: [(reason: String, count: Int?)]?
    /// Of an answer of an earlier time: how many would have been listed by what was recorded then. The public is not told:
    /// it may be one.
    package let since: Int?

    package static func == (one: Withheld, other: Withheld) -> Bool {
      one.count == other.count && one.since == other.since
        && (one.byReason ?? []).elementsEqual(other.byReason ?? [], by: ==)
        && (one.byReason == nil) == (other.byReason == nil)
    }
  }

  /// - Parameter today: the day by which consent is judged, whatever period the report is about.
  package init(
    _ answer: CoverageAnswer, question: CoverageQuestion, for audience: Audience, rules: RuleBook, today: Day
  ) {
    let hasFilter = !question.filters.isEmpty
    let isOnePlace =
      hasFilter && !audience.mayCountByPlace && answer.all.total <= 1 && answer.all.total + answer.allegations.total > 0
    let lists = CoverageLists(answer, question: question, for: audience, isOnePlace: isOnePlace, today: today)
    let rule = rules.suppression(for: audience)
    var suppressed = SuppressedFigures.nothing
    if rule != nil || isOnePlace {
      suppressed = SuppressedFigures(
        answer, rule: rule ?? .safeDefault, listed: lists.listed, withheld: answer.hasLists ? lists.withheld : nil,
        period: question.period, hasFilter: hasFilter, isOnePlace: isOnePlace)
    }
    // A source is named in the words of whoever recorded it, also for allegations that may not be told.
    if audience != .internalUse { suppressed.leaveOut(table: "breakdowns.\(Breakdown.Dimension.source.rawValue)") }
    self.audience = audience
    self.rule = rule
    self.suppressed = suppressed
    all = answer.all
    byMandate = answer.byMandate
    visits = answer.visits
    allegations = DisclosedAllegations(answer.allegations, suppressed)
    funnel = DisclosedFunnel(answer.funnel, suppressed)
    breakdowns = answer.breakdowns.map { DisclosedBreakdown($0, suppressed) }
    timeline = DisclosedTimeline(answer.timeline, suppressed)
    hasLists = answer.hasLists
    unvisitedFacilities = lists.facilities
    unvisitedAllegations = lists.allegations
    let isWithheldWhole = suppressed.whole.contains("withheld.byReason")
    let ordered = Listing.Reason.allCases.map(\.rawValue).filter { lists.withheld[$0] != nil }
    withheld = Withheld(
      count: suppressed.told("withheld.count", lists.withheld.values.reduce(0, +)),
      byReason: isWithheldWhole
        ? nil : ordered.map { ($0, suppressed.told("withheld.byReason.\($0)", lists.withheld[$0] ?? 0)) },
      since: audience == .everyone ? nil : lists.withheldSince)
    dataQuality = answer.dataQuality
    undatedAllegations = suppressed.told(
      "dataQuality.undatedAllegations", answer.dataQuality.undatedAllegations)
    waiting = audience == .internalUse ? answer.waiting : nil
    redactions = lists.redactions(suppressed)
  }
}
