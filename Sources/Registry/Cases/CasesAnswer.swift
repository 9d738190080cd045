/// Individual cases as they stood on the reference day, and what changed for each since it was last handed over.
package struct CasesAnswer: Sendable {
  /// Ids of persons, sorted. Figures are their counts, so that each is explained by what it counts.
  package enum Figure: String, CaseIterable, Sendable {
    /// Handed over at the engagement.
    case cases
    case told, withheld
    /// Of those told, by their last known state.
    case detained, released
    /// Of those told, those for whom something changed.
    case changed
  }

  /// One case.
  package struct Entry: Sendable {
    package let id: String
    /// nil: there is no record of the person.
    package let person: PersonFacts?
    /// In order of time.
    package let custody: [CustodyFacts]
    /// The status of the stay that lasts on the reference day; unknown where none surely does.
    package let status: String
    package let decisions: [ImplementationAnswer.Entry]
    package let allegations: [(allegation: CaseAllegation, step: String)]
    package let reprisals: [ReprisalFacts]
    /// At which the case was handed over before.
    package let last: EngagementFacts?
    /// The day after which what happened is a change; nil: the case is new, and nothing is compared.
    package let since: Day?
    /// In order of time.
    package let changes: [CaseChange]
  }

  package let engagement: EngagementFacts
  /// nil: there is none before it.
  package let previous: EngagementFacts?
  package internal(set) var total: [Figure: [String]] = [:]
  package internal(set) var entries: [Entry] = []
  package internal(set) var withheld: [CaseReason: [String]] = [:]
  /// Of these, those that might have been told of at the earlier time that is read; nil: it is today.
  package internal(set) var withheldSince: Int?
  /// Cases of the one before that are not in this one: those that may be told of, and how many more there are.
  package internal(set) var gone: (told: [String], untold: [String]) = ([], [])
  package internal(set) var redactions = Redactions()
  let places: [String: String]

  package func ids(_ figure: Figure) -> [String] { total[figure] ?? [] }

  /// The name of a place; the id where it has none.
  package func place(_ id: String) -> String { places[id] ?? id }

  /// Whether the audience may be told of a case.
  package func tells(_ id: String) -> Bool { entries.contains { $0.id == id } || gone.told.contains(id) }

  mutating func add(_ figure: Figure, _ id: String) { total[figure, default: []].append(id) }
}

/// Something that happened in a case after it was last handed over.
package enum CaseChange: Sendable {
  case custody(CustodyFacts)
  /// A stay that had begun before, with nothing known of what followed it.
  case custodyEnded(CustodyFacts)
  case asked(ImplementationAnswer.Entry)
  case judged(ImplementationAnswer.Entry, before: ImplementationStatus)
  case alleged(CaseAllegation)
  case reprisal(ReprisalFacts)

  /// Short, for programs.
  package var code: String {
    switch self {
    case .custody: "custody"
    case .custodyEnded: "custody-ended"
    case .asked: "asked"
    case .judged: "assessment"
    case .alleged: "allegation"
    case .reprisal: "reprisal"
    }
  }

  /// The record that says it.
  package var record: (type: RecordType, id: String) {
    switch self {
    case .custody(let stay), .custodyEnded(let stay): (.custody, stay.id)
    case .asked(let entry): (.followUp, entry.followUp.id)
    case .judged(let entry, _):
      entry.assessment.map { (.assessment, $0.id) } ?? (.followUp, entry.followUp.id)
    case .alleged(let allegation): (.allegation, allegation.id)
    case .reprisal(let reprisal): (.reprisal, reprisal.id)
    }
  }

  /// As it is written.
  package var date: String {
    switch self {
    case .custody(let stay): stay.from
    case .custodyEnded(let stay): stay.until
    case .asked(let entry): entry.followUp.issued
    case .judged(let entry, _): entry.assessment?.date ?? ""
    case .alleged(let allegation): allegation.reportedDate.isEmpty ? allegation.incidentDate : allegation.reportedDate
    case .reprisal(let reprisal): reprisal.date
    }
  }

  private var day: PartialDay? { try? PartialDay(date) }

  func isBefore(_ other: CaseChange) -> Bool {
    guard let day = day?.earliest, let otherDay = other.day?.earliest, day != otherDay else {
      return (date, code, record.id) < (other.date, other.code, other.record.id)
    }
    return day < otherDay
  }
}
