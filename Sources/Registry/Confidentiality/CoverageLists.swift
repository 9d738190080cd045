/// The lists of a coverage report as an audience may read them.
struct CoverageLists {
  let facilities: [UnvisitedFacility]
  private(set) var allegations: [ListedAllegation] = []
  /// By reason, how many are in no list.
  private(set) var withheld: [String: Int] = [:]
  /// What a reader can count in the list.
  private(set) var listed = CoverageCells.Listed()
  private var anonymous = 0
  /// How many of those that are withheld would have been listed by what was recorded at the earlier time; nil: the answer
  /// is of today.
  private(set) var withheldSince: Int?

  /// - Parameter isOnePlace: whether the question leaves one place, which would tell where all that is listed happened.
  init(
    _ answer: CoverageAnswer, question: CoverageQuestion, for audience: Audience, isOnePlace: Bool, today: Day
  ) {
    // These say more of a place than its region and type.
    let narrows = isOnePlace || !question.filters.authorities.isEmpty || !question.filters.mandates.isEmpty
    facilities =
      audience.mayCountByPlace
      ? answer.unvisitedFacilities
      : answer.unvisitedFacilities.map { $0.withoutCounts }.sorted(by: UnvisitedFacility.isLonger)
    var nameless: [ListedAllegation] = []
    for allegation in answer.unvisitedAllegations {
      if let then = allegation.consentsThen {
        let isNew =
          Listing.decide(then, for: [audience], today: today).isTold
          && !Listing.decide(allegation.consents, for: [audience], today: today).isTold
        withheldSince = (withheldSince ?? 0) + (isNew ? 1 : 0)
      }
      switch Listing.decide(allegation.consents, for: [audience], today: today) {
      case .internally:
        allegations.append(ListedAllegation(inFull: allegation))
      case .inFull:
        allegations.append(ListedAllegation(inFull: allegation))
        count(allegation, isAnonymous: false)
      case .anonymously where narrows || !CoverageLists.isWhole(allegation.date, in: question.period):
        withheld[Listing.Reason.tooNarrow.rawValue, default: 0] += 1
      case .anonymously:
        nameless.append(ListedAllegation(anonymously: allegation))
        count(allegation, isAnonymous: true)
      case .withheld(let reason):
        withheld[reason.rawValue, default: 0] += 1
      }
    }
    anonymous = nameless.count
    allegations += nameless.sorted(by: ListedAllegation.isBefore)
  }

  /// Whether the period holds all of the quarter that is told, or of the years where none is.
  private static func isWhole(_ date: PartialDay, in period: Period) -> Bool {
    let isInQuarter = Breakdown.bucket(date, .quarter) != Breakdown.unknown
    func month(_ day: Day) -> Int { isInQuarter ? (day.components.month - 1) / 3 * 3 + 1 : 1 }
    let length = isInQuarter ? 3 : 12
    guard let first = Day(year: date.earliest.components.year, month: month(date.earliest), day: 1),
      let last = Day(year: date.latest.components.year, month: month(date.latest), day: 1)
    else { return false }
    return period.from <= first && last.adding(months: length).adding(days: -1) <= period.to
  }

  func redactions(_ suppressed: SuppressedFigures) -> Redactions {
    var redactions = Redactions()
    for (reason, count) in withheld.sorted(by: { $0.key < $1.key }) {
      redactions.add("unvisited allegations", reason, count)
    }
    redactions.add("unvisited allegations", "listed-anonymously", anonymous)
    redactions.add("figures", "suppressed", suppressed.paths.count)
    return redactions
  }

  private mutating func count(_ allegation: UnvisitedAllegation, isAnonymous: Bool) {
    func known(_ key: String) -> String { key.isEmpty ? Breakdown.unknown : key }
    add(.region, known(allegation.region))
    add(.facilityType, known(allegation.facilityType))
    for act in Set(allegation.acts) { add(.act, act) }
    let quarter = Breakdown.bucket(allegation.date, .quarter)
    guard isAnonymous else {
      add(.authority, known(allegation.authority))
      add(.mandate, allegation.mandate?.rawValue ?? Breakdown.unknown)
      for dimension in [Breakdown.Dimension.year, .quarter, .month] {
        let key = Breakdown.bucket(allegation.date, dimension)
        add(dimension, key)
        listed.dated[dimension, default: [:]][key, default: 0] += 1
      }
      return
    }
    guard quarter != Breakdown.unknown else { return }
    add(.quarter, quarter)
    add(.year, String(quarter.prefix(4)))
  }

  private mutating func add(_ dimension: Breakdown.Dimension, _ key: String) {
    listed.byKey[dimension, default: [:]][key, default: 0] += 1
  }
}

extension UnvisitedFacility {
  var withoutCounts: UnvisitedFacility {
    var place = self
    place.allegations = nil
    place.unvisitedAllegations = nil
    return place
  }

  /// Longest unvisited first; never is longest.
  static func isLonger(_ left: UnvisitedFacility, _ right: UnvisitedFacility) -> Bool {
    let leftDays = left.daysSinceLastVisit ?? .max
    let rightDays = right.daysSinceLastVisit ?? .max
    return leftDays == rightDays ? left.id < right.id : leftDays > rightDays
  }
}
