/// Records as an export hands them to an audience.
///
/// Allegations are looked through first (`consider`), because visits refer to them and those without name come last.
package struct RecordDisclosure: Sendable {
  package let audience: Audience
  /// Whether places are told only to a tenth of a degree.
  private let areCoordinatesCoarse: Bool
  private let today: Day
  /// By id: the region of a place, and the place that it counts as.
  private var places: [String: (region: String, mergedInto: String?)] = [:]
  private var inFull: Set<String> = []
  private var nameless: [AnonymousAllegation] = []
  private var withheld: [Listing.Reason: Int] = [:]
  private var noted: [RecordType: Int] = [:]
  private var unlinked = 0
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

  package mutating func consider(id: String, _ slots: FieldSlots) {
    switch slots.type {
    case .facility: places[id] = (slots.text("region") ?? "", slots.text("merged_into"))
    case .allegation: considerAllegation(id: id, slots)
    default: break
    }
  }

  private mutating func considerAllegation(id: String, _ slots: FieldSlots) {
    switch Listing.decide(RecordDisclosure.consents(slots), for: [audience], today: today) {
    case .internally, .inFull: inFull.insert(id)
    case .anonymously: nameless.append(AnonymousAllegation(slots, region: region(slots)))
    case .withheld(let reason): withheld[reason, default: 0] += 1
    }
  }

  private static func consents(_ slots: FieldSlots) -> [ConsentFacts] {
    var consent = ConsentFacts()
    consent.consent = slots.text("consent") ?? ""
    consent.consentFor = ListCell.split(slots.text("consent_for") ?? "")
    consent.given = slots.text("consent_date").flatMap { try? PartialDay($0) }
    if let withdrawn = slots.text("consent_withdrawn") {
      consent.withdrawal = (try? PartialDay(withdrawn)).map { .on($0) } ?? .unreadable
    }
    consent.reprisalRisk = slots.text("reprisal_risk") ?? ""
    return slots.text("person") == nil ? [consent] : [consent, .unknownPerson]
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
    if slots.type == .allegation, !inFull.contains(id) { return nil }
    if slots.text("notes") != nil { noted[slots.type, default: 0] += 1 }
    for field in leftOutFields { slots.clear(field) }
    if slots.type == .visit { unlink(&slots) }
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

  private mutating func unlink(_ slots: inout FieldSlots) {
    guard let cell = slots.text("allegations") else { return }
    let all = ListCell.split(cell)
    let kept = all.filter(inFull.contains)
    unlinked += all.count - kept.count
    if kept.count < all.count { slots.set("allegations", to: ListCell.join(kept)) }
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
    redactions.add("visits.allegations", "reference-taken-out", unlinked)
    for type in RecordType.kept { redactions.add("\(type.plural).notes", "internal-only", noted[type] ?? 0) }
    redactions.add("facilities", "coordinates-coarsened", coarsened)
    return redactions
  }
}

extension FieldSlots {
  mutating func set(_ name: String, to text: String) {
    if let position = Catalogue.of(type).position(of: name) { set(position, to: text) }
  }

  mutating func clear(_ name: String) { set(name, to: "") }
}
