/// Somebody whose case is followed, as far as a report may know of them: nothing sealed.
package struct PersonFacts: Sendable, Equatable {
  package let id: String
  package let sex, minor, nationality: String
  package let consent: String
  package let consentFor: [String]
  package let consentGivenBy: String
  /// As they were written; empty where not known.
  package let consentDate, consentWithdrawn: String

  package init(id: String, _ slots: FieldSlots) {
    func text(_ field: String) -> String { slots.text(field) ?? "" }
    self.id = id
    (sex, minor, nationality) = (text("sex"), text("minor"), text("nationality"))
    consent = text("consent")
    consentFor = ListCell.split(text("consent_for"))
    consentGivenBy = text("consent_given_by")
    (consentDate, consentWithdrawn) = (text("consent_date"), text("consent_withdrawn"))
  }

  /// Whether the consent is withdrawn on a day; what cannot be read as a day counts.
  package func isWithdrawn(on day: Day) -> Bool {
    guard !consentWithdrawn.isEmpty else { return false }
    return (try? PartialDay(consentWithdrawn)).map { $0.earliest <= day } ?? true
  }
}

/// A stay in custody, or a state of freedom.
package struct CustodyFacts: Sendable, Equatable {
  package let id: String
  package let person: String
  /// nil: not known, or there is none.
  package let facility: String?
  package let status, ground: String
  /// As they were written; empty where not known.
  package let from: String
  package private(set) var until: String
  let fromDay: PartialDay?
  private(set) var untilDay: PartialDay?

  package init(id: String, _ slots: FieldSlots) {
    func text(_ field: String) -> String { slots.text(field) ?? "" }
    self.id = id
    person = text("person")
    facility = slots.text("facility")
    (status, ground) = (text("status"), text("ground"))
    (from, until) = (text("from"), text("until"))
    (fromDay, untilDay) = (slots.day("from"), slots.day("until"))
  }

  /// As it stood on a day: what ended surely later had not ended.
  ///
  /// - Returns: nil where it surely began later.
  func asOf(_ reference: Day) -> CustodyFacts? {
    if let fromDay, fromDay.earliest > reference { return nil }
    guard let untilDay, untilDay.earliest > reference else { return self }
    var lasting = self
    (lasting.until, lasting.untilDay) = ("", nil)
    return lasting
  }

  package var isFree: Bool { KnownCodes.freeStatuses.contains(status) }

  /// A release that leaves the judgement as it was, so that nothing that a decision asks for was done by it: what
  /// became of the decision is for its assessors to say.
  package var isNoCompliance: Bool { isFree && KnownCodes.groundsWithoutRedress.contains(ground) }

  /// In order of time; those of which no day is known stand last.
  func isBefore(_ other: CustodyFacts) -> Bool {
    guard let day = fromDay ?? untilDay else { return other.fromDay ?? other.untilDay == nil && id < other.id }
    guard let otherDay = other.fromDay ?? other.untilDay else { return true }
    if day.earliest != otherDay.earliest { return day.earliest < otherDay.earliest }
    return day.latest == otherDay.latest ? id < other.id : day.latest < otherDay.latest
  }
}

/// An allegation that names a case.
package struct CaseAllegation: Sendable {
  package let id: String
  package let persons: [String]
  /// nil: not known.
  package let facility: String?
  package let region: String
  package let acts: [String]
  /// As they were written; empty where not known.
  package let incidentDate, reportedDate: String
  let facts: AllegationFacts

  package init(id: String, _ slots: FieldSlots) {
    func text(_ field: String) -> String { slots.text(field) ?? "" }
    self.id = id
    persons = ListCell.split(text("person"))
    facility = slots.text("facility")
    region = text("region")
    acts = ListCell.split(text("acts"))
    (incidentDate, reportedDate) = (text("incident_date"), text("reported_date"))
    facts = AllegationFacts(slots)
  }

  /// As it is written: when it happened, or else when it was told.
  package var date: String { incidentDate.isEmpty ? reportedDate : incidentDate }

  /// When it became known, or else when it happened: what is new is what was not known before.
  var known: PartialDay? { facts.reported ?? facts.incident }
}

extension AllegationFacts {
  /// As far as its dates and its way through the funnel go.
  init(_ slots: FieldSlots) {
    func step(_ field: String) -> StepFacts {
      StepFacts(isYes: slots.text(field) == YesNo.yes.rawValue, earliest: slots.day("\(field)_date")?.earliest)
    }
    self.init()
    (incident, reported) = (slots.day("incident_date"), slots.day("reported_date"))
    complaintFiled = step("complaint_filed")
    complaintRegistered = step("complaint_registered")
    investigationOpened = step("investigation_opened")
    sentToCourt = step("sent_to_court")
    verdict = step("verdict")
    convicted = slots.text("convicted").flatMap { Int32($0) } ?? 0
  }
}

/// What was done to somebody for having spoken, without what is sealed of it.
package struct ReprisalFacts: Sendable, Equatable {
  package let id: String
  package let person: String
  /// nil: not known.
  package let facility: String?
  package let target, form, status, cooperatedWith: String
  /// As it was written; empty where not known.
  package let date: String
  let day: PartialDay?

  package init(id: String, _ slots: FieldSlots) {
    func text(_ field: String) -> String { slots.text(field) ?? "" }
    self.id = id
    person = text("person")
    facility = slots.text("facility")
    (target, form, status, cooperatedWith) = (text("target"), text("form"), text("status"), text("cooperated_with"))
    date = text("date")
    day = slots.day("date")
  }
}

/// A meeting or a letter at which cases are handed over, without who took part.
package struct EngagementFacts: Sendable, Equatable {
  package let id: String
  package let kind, series: String
  package let ordinal: Int?
  package let title: String
  /// As they were written.
  package let start, end: String
  let startDay, endDay: PartialDay?
  /// Each once, in the order in which they were written.
  package let cases: [String]

  /// - Parameter language: of texts, where they are told in it.
  package init(id: String, _ slots: FieldSlots, language: String) {
    func text(_ field: String) -> String { slots.text(field) ?? "" }
    self.id = id
    (kind, series) = (text("kind"), text("series"))
    ordinal = slots.text("ordinal").flatMap { Int($0) }
    title = slots.text("title", in: language)
    (start, end) = (text("start"), text("end"))
    (startDay, endDay) = (slots.day("start"), slots.day("end"))
    var seen: Set<String> = []
    cases = ListCell.split(text("cases")).filter { seen.insert($0).inserted }
  }

  /// The first day on which it may have begun.
  package var firstDay: Day { startDay?.earliest ?? .first }

  /// The last day on which it may have ended; without an end the start.
  package var lastDay: Day { (endDay ?? startDay)?.latest ?? .last }

  /// Later ones after earlier ones.
  func isBefore(_ other: EngagementFacts) -> Bool {
    if firstDay != other.firstDay { return firstDay < other.firstDay }
    return lastDay == other.lastDay ? id < other.id : lastDay < other.lastDay
  }
}
