/// Records as an export hands them to an audience.
///
/// What others refer to is looked through first (`consider`), in the order of `considered`: a record that is not told may
/// not be referred to, and what says too much of it is not told either.
package struct RecordDisclosure: Sendable {
  package let audience: Audience
  /// Whether places are told only to a tenth of a degree.
  private let areCoordinatesCoarse: Bool
  private let today: Day
  /// By id: the region of a place, and the place that it counts as.
  private var places: [String: (region: String, mergedInto: String?)] = [:]
  private var inFull: Set<String> = []
  /// Allegations that are not told under their ids.
  private var untold: Set<String> = []
  /// Follow-ups that are not told, because whom or what they are about is not.
  private var withheldFollowUps: Set<String> = []
  /// What persons consented to, and who of them may be told of.
  private var persons: [String: ConsentFacts] = [:]
  private var named: Set<String> = []
  private var nameless: [AnonymousAllegation] = []
  private var withheld: [Listing.Reason: Int] = [:]
  private var noted: [RecordType: Int] = [:]
  /// References that were taken out, and records that were left out, by what and why.
  private var takenOut: [String: Int] = [:]
  private var leftOut: [RecordType: Int] = [:]
  private var coarsened = 0

  package init(for audience: Audience, coarseCoordinates: Bool, today: Day) {
    self.audience = audience
    areCoordinatesCoarse = coarseCoordinates
    self.today = today
  }

  /// Whether records leave as they are.
  package var isUnchanged: Bool { audience == .internalUse && !areCoordinatesCoarse }

  /// Fields that are left out with their columns: a column that is missing clears nothing where it is read.
  package var leftOutFields: Set<String> { audience == .internalUse ? [] : ["notes"] }

  // MARK: First look

  /// The types that `consider` wants to see, in this order.
  package static let considered: [RecordType] = [.facility, .person, .allegation, .followUp]

  package mutating func consider(id: String, _ slots: FieldSlots) {
    switch slots.type {
    case .person: considerPerson(id: id, slots)
    case .facility: places[id] = (slots.text("region") ?? "", slots.text("merged_into"))
    case .allegation: considerAllegation(id: id, slots)
    case .followUp: if !mayTell(followUp: slots) { withheldFollowUps.insert(id) }
    default: break
    }
  }

  /// With anonymous consent nothing may point to a person, and a record of one does.
  private mutating func considerPerson(id: String, _ slots: FieldSlots) {
    let consent = RecordDisclosure.consent(slots)
    persons[id] = consent
    if consent.consent == "named", decision(person: id) == .inFull { named.insert(id) }
  }

  private mutating func considerAllegation(id: String, _ slots: FieldSlots) {
    switch Listing.decide(
      [RecordDisclosure.consent(slots)] + consents(ofPersonsOf: slots), for: [audience], today: today)
    {
    case .internally, .inFull:
      inFull.insert(id)
      return
    case .anonymously: nameless.append(AnonymousAllegation(slots, region: region(slots)))
    case .withheld(let reason): withheld[reason, default: 0] += 1
    }
    untold.insert(id)
  }

  private func consents(ofPersonsOf slots: FieldSlots) -> [ConsentFacts] {
    ListCell.split(slots.text("person") ?? "").map { persons[$0] ?? .unknownPerson }
  }

  func isNamed(_ person: String) -> Bool { named.contains(person) }

  /// How a person may be listed; whoever was not considered has consented to nothing.
  func decision(person id: String) -> Listing {
    Listing.decide([persons[id] ?? .unknownPerson], for: [audience], today: today)
  }

  private static func consent(_ slots: FieldSlots) -> ConsentFacts {
    var consent = ConsentFacts()
    consent.consent = slots.text("consent") ?? ""
    consent.consentFor = ListCell.split(slots.text("consent_for") ?? "")
    consent.given = slots.day("consent_date")
    if let withdrawn = slots.text("consent_withdrawn") {
      consent.withdrawal = (try? PartialDay(withdrawn)).map { .on($0) } ?? .unreadable
    }
    // Persons have none.
    consent.reprisalRisk = slots.text("reprisal_risk") ?? ""
    return consent
  }

  /// The region of the place that the allegation counts for, or without a place its own.
  private func region(_ slots: FieldSlots) -> String {
    guard var place = slots.text("facility") else { return slots.text("region") ?? "" }
    // A cycle of merges ends where it began to repeat.
    var seen: Set<String> = []
    while let next = places[place]?.mergedInto, seen.insert(place).inserted { place = next }
    return places[place]?.region ?? ""
  }

  // MARK: Records

  /// - Returns: nil where the record is not handed over, or not under its id.
  package mutating func disclosed(id: String, _ slots: FieldSlots) -> FieldSlots? {
    guard !isUnchanged else { return slots }
    var slots = slots
    if slots.type == .facility, areCoordinatesCoarse { coarsen(&slots) }
    guard audience != .internalUse else { return slots }
    guard isTold(slots.type, id), slots.type != .reprisal || mayTell(reprisal: slots) else {
      if slots.type != .allegation { leftOut[slots.type, default: 0] += 1 }
      return nil
    }
    guard takeReferencesOut(&slots) else {
      leftOut[slots.type, default: 0] += 1
      return nil
    }
    if slots.text("notes") != nil { noted[slots.type, default: 0] += 1 }
    for field in leftOutFields { slots.clear(field) }
    return slots
  }

  /// The allegations that are told without anything that points to a person, in an order and with ids that say nothing.
  package func anonymousAllegations() -> [(id: String, slots: FieldSlots)] {
    var number = 0
    return nameless.sorted().map { allegation in
      repeat { number += 1 } while inFull.contains("anonymous-\(number)")
      return ("anonymous-\(number)", allegation.slots)
    }
  }

  /// A demand that is about persons, or came out of an allegation, tells of them.
  private func mayTell(followUp slots: FieldSlots) -> Bool {
    guard ListCell.split(slots.text("person") ?? "").allSatisfy(named.contains) else { return false }
    guard let origin = FollowUpOrigin(slots), let allegation = origin.allegation else { return true }
    // Where nobody said the kind, only what is known to be an untold allegation is one.
    return origin.kind == nil ? !untold.contains(allegation) : inFull.contains(allegation)
  }

  /// Reprisals are for the NPM and no other audience, and there only where it may hear of whom and what they are about.
  /// Where neither is named, nobody has consented to anything.
  private func mayTell(reprisal slots: FieldSlots) -> Bool {
    guard audience == .npm else { return false }
    let allegation = slots.text("allegation")
    guard allegation.map(inFull.contains) ?? true else { return false }
    let consents = consents(ofPersonsOf: slots)
    guard !consents.isEmpty else { return allegation != nil }
    return Listing.decide(consents, for: [audience], today: today) == .inFull
  }

  private func isTold(_ type: RecordType, _ id: String) -> Bool {
    switch type {
    case .allegation: inFull.contains(id)
    case .person: named.contains(id)
    case .followUp: !withheldFollowUps.contains(id)
    default: true
    }
  }

  /// Takes out references to records that are not told.
  ///
  /// - Returns: false where the record is nothing without one of them.
  private mutating func takeReferencesOut(_ slots: inout FieldSlots) -> Bool {
    for reference in slots.references {
      let kept = reference.items.filter { isTold(reference.target, $0) }
      guard kept.count < reference.items.count else { continue }
      if reference.field.isRequired, kept.isEmpty { return false }
      takenOut["\(slots.type.plural).\(reference.field.name)", default: 0] += reference.items.count - kept.count
      slots.set(reference.position, to: ListCell.join(kept))
    }
    return true
  }

  private mutating func coarsen(_ slots: inout FieldSlots) {
    var isChanged = false
    for field in ["latitude", "longitude"] {
      guard let text = slots.text(field) else { continue }
      slots.set(field, to: CoarseCoordinate.text(text))
      isChanged = isChanged || CoarseCoordinate.text(text) != text
    }
    if isChanged { coarsened += 1 }
  }

  package var redactions: Redactions {
    var redactions = Redactions()
    for reason in Listing.Reason.allCases { redactions.add("allegations", reason.rawValue, withheld[reason] ?? 0) }
    redactions.add("allegations", "anonymised", nameless.count)
    for type in RecordType.allCases {
      redactions.add(type.plural, type == .person ? "no-consent" : "tells-of-withheld", leftOut[type] ?? 0)
    }
    for (what, count) in takenOut.sorted(by: { $0.key < $1.key }) { redactions.add(what, "reference-taken-out", count) }
    for type in RecordType.allCases { redactions.add("\(type.plural).notes", "internal-only", noted[type] ?? 0) }
    redactions.add("facilities", "coordinates-coarsened", coarsened)
    return redactions
  }
}

extension FieldSlots {
  package mutating func set(_ name: String, to text: String) {
    if let position = Catalogue.of(type).position(of: name) { set(position, to: text) }
  }

  mutating func clear(_ name: String) { set(name, to: "") }
}
