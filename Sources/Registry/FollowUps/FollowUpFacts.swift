/// A follow-up as the arithmetic needs it.
package struct FollowUpFacts: Sendable, Equatable {
  package let id: String
  package let kind: String
  package let originKind: String
  package let origin: String
  /// What `came(outOf:)` takes: the document, or the record as `type/id`.
  package let originName: String
  package let reference: String
  package let section: String
  package let partOf: String?
  package let repeats: String?
  package let position: String
  package let issuedBy: String
  package let addressee: String
  package let theme: String
  /// As they were written; empty where not known.
  package let issued, due, responded: String
  let issuedDay, dueDay, respondedDay: PartialDay?
  package let text: String
  /// The cases that it is about.
  package let persons: [String]

  /// - Parameter language: of texts, where they are told in it.
  package init(id: String, _ slots: FieldSlots, language: String) {
    func text(_ field: String) -> String { slots.text(field) ?? "" }
    self.id = id
    kind = text("kind")
    let origin = FollowUpOrigin(slots)
    originKind = origin?.kind ?? ""
    self.origin = origin?.name ?? ""
    originName = origin?.asked ?? ""
    reference = text("reference")
    section = text("section")
    partOf = slots.text("part_of")
    repeats = slots.text("repeats")
    position = text("position")
    issuedBy = text("issued_by")
    addressee = text("addressee")
    theme = text("theme")
    (issued, due, responded) = (text("issued"), text("due"), text("responded"))
    (issuedDay, dueDay, respondedDay) = (slots.day("issued"), slots.day("due"), slots.day("responded"))
    self.text = slots.text("text", in: language)
    persons = slots.text("person").map { ListCell.split($0) } ?? []
  }

  /// Whether it came out of this document or record: the name itself, or the record as `type/id`.
  package func came(outOf name: String) -> Bool { !origin.isEmpty && (origin == name || originName == name) }

  /// The document, or of a record its kind: ids of records are not told as keys of figures.
  var originKey: String { originKind.isEmpty || originKind == "document" ? origin : originKind }
}

/// One dated judgement of a follow-up.
package struct AssessmentFacts: Sendable, Equatable {
  package let id: String
  package let followUp: String
  package let status: ImplementationStatus
  package let letter: String
  package let wording: String
  package let evidence: String
  package let response: String
  package let countsAsCompliance: String
  package let assessedBy: String
  /// As it was written.
  package let date: String
  let day: PartialDay?

  package init(id: String, _ slots: FieldSlots, language: String) {
    func text(_ field: String) -> String { slots.text(field) ?? "" }
    self.id = id
    followUp = text("follow_up")
    status = ImplementationStatus(rawValue: text("status")) ?? .noInformation
    letter = text("letter")
    wording = slots.text("wording", in: language)
    evidence = slots.text("evidence", in: language)
    response = text("response")
    countsAsCompliance = text("counts_as_compliance")
    assessedBy = text("assessed_by")
    date = text("date")
    day = slots.day("date")
  }

  /// Whether it was surely made by this day.
  func isMade(by day: Day) -> Bool { self.day.map { $0.latest <= day } ?? false }

  /// Later ones after earlier ones; of one day those known better, then by id.
  func isBefore(_ other: AssessmentFacts) -> Bool {
    guard let day, let otherDay = other.day else { return day == nil && other.day != nil }
    if day.latest != otherDay.latest { return day.latest < otherDay.latest }
    return day.earliest == otherDay.earliest ? id < other.id : day.earliest < otherDay.earliest
  }
}

/// How far something was carried out, in the order in which reports show it.
package enum ImplementationStatus: String, CaseIterable, Sendable {
  case implemented
  case partially = "partially-implemented"
  case not = "not-implemented"
  case underWay = "under-way"
  case rejected
  case noInformation = "no-information"
}

/// Whether the addressee replied by the reference day.
package enum Reply: String, CaseIterable, Sendable {
  /// Without a day by which to reply any reply is in time.
  case inTime
  case late
  /// No reply, and the day by which to reply is past.
  case silent
  case pending
}
