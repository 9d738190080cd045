import Registry
import RegistryStore

/// Reads what a list of individual cases is made from, as far as its audience may be told: as exports judge it.
///
/// What may not be told is taken out here, before anything is reckoned: no figure and no change can point to it.
struct CaseReading {
  private let session: any RegistryReading
  private let view: ConsentView
  private let audience: Audience
  private var disclosure: RecordDisclosure
  private var kept: [RecordType: [StoredRecord]] = [:]
  /// As `type/id`.
  private var withheldToday: Set<String> = []

  init(_ session: any RegistryReading, for audience: Audience) {
    self.session = session
    self.audience = audience
    view = ConsentView(session)
    disclosure = RecordDisclosure(for: audience, coarseCoordinates: false, today: Clock.consentDay)
  }

  static func engagements(_ session: any RegistryReading) throws -> [EngagementFacts] {
    var engagements: [EngagementFacts] = []
    try session.forEach(.engagement) { engagements.append(EngagementFacts(id: $0.id, $0.slots, language: "en")) }
    return engagements
  }

  /// - Parameters:
  ///   - cases: of whom everything is said that may be.
  ///   - earlier: of whom it may have to be said that they are not among them.
  mutating func records(
    of cases: Set<String>, earlier: Set<String>, _ engagements: [EngagementFacts]
  ) throws -> CaseRecords {
    var records = CaseRecords()
    records.engagements = engagements
    for id in cases.union(earlier).sorted() {
      let person = try view.record(.person, id)
      if let person { disclosure.consider(id: id, person.slots) }
      records.withheld[id] = disclosure.reasonToWithhold(person: id)
      if let person, cases.contains(id), records.withheld[id] == nil { kept[.person, default: []].append(person) }
    }
    records.withheldSince = try withheldSince(cases, records.withheld)
    try keep(about: cases.filter { records.withheld[$0] == nil })
    try consider()
    try lookAtToday()
    fill(&records)
    try name(&records)
    for entry in disclosure.redactions.entries {
      // Here nothing is told of them at all.
      let reason = entry.reason == "anonymised" ? CaseReason.anonymousOnly.rawValue : entry.reason
      records.redactions.add(entry.what, reason, entry.count)
    }
    return records
  }

  /// How many of the cases that are withheld might have been told by what was consented to at the earlier time that is
  /// read; nil: it is today.
  private func withheldSince(_ cases: Set<String>, _ withheld: [String: CaseReason]) throws -> Int? {
    guard session.isEarlier, audience != .internalUse else { return nil }
    var then = RecordDisclosure(for: audience, coarseCoordinates: false, today: Clock.consentDay)
    let recorded = ConsentView(session, then: true)
    return try cases.filter { withheld[$0] != nil }.count { id in
      guard let person = try recorded.record(.person, id) else { return false }
      then.consider(id: id, person.slots)
      return then.reasonToWithhold(person: id) == nil
    }
  }

  // MARK: Which records

  private mutating func keep(about cases: Set<String>) throws {
    func isAbout(_ record: StoredRecord) -> Bool {
      ListCell.split(record.slots.text("person") ?? "").contains(where: cases.contains)
    }
    for type in [RecordType.custody, .allegation, .reprisal] {
      var found: [StoredRecord] = []
      try session.forEach(type) { if isAbout($0) { found.append($0) } }
      kept[type] = found
    }
    var followUps: [String: StoredRecord] = [:]
    try session.forEach(.followUp) { followUps[$0.id] = $0 }
    let wanted = CaseReading.withPartsAndRepeated(followUps, followUps.values.filter(isAbout).map(\.id))
    kept[.followUp] = wanted.sorted().compactMap { followUps[$0] }
    var judged: [StoredRecord] = []
    try session.forEach(.assessment) { record in
      if let followUp = record.slots.text("follow_up"), wanted.contains(followUp) { judged.append(record) }
    }
    kept[.assessment] = judged
  }

  private static func withPartsAndRepeated(_ followUps: [String: StoredRecord], _ first: [String]) -> Set<String> {
    var parts: [String: [String]] = [:]
    for (id, record) in followUps { record.slots.text("part_of").map { parts[$0, default: []].append(id) } }
    var wanted: Set<String> = []
    var next = first
    while let id = next.popLast() {
      guard wanted.insert(id).inserted else { continue }
      next += (parts[id] ?? []) + (followUps[id]?.slots.text("repeats").map { [$0] } ?? [])
    }
    return wanted
  }

  private mutating func consider() throws {
    try ReferredRecords.consider(try kept.values.joined().map(view.judged), in: view, by: &disclosure)
  }

  /// At an earlier time: what a record is about may have been said since, so as it is today it must be one to be told of
  /// as well.
  private mutating func lookAtToday() throws {
    guard session.isEarlier, audience != .internalUse else { return }
    let present = ConsentView(session.today)
    var disclosure = RecordDisclosure(for: audience, coarseCoordinates: false, today: Clock.consentDay)
    var records: [StoredRecord] = []
    for (type, all) in kept {
      for record in all { if let today = try present.record(type, record.id) { records.append(today) } }
    }
    try ReferredRecords.consider(records, in: present, by: &disclosure)
    for record in records where disclosure.disclosed(id: record.id, record.slots) == nil {
      withheldToday.insert("\(record.slots.type)/\(record.id)")
    }
  }

  // MARK: What of them

  private mutating func fill(_ records: inout CaseRecords) {
    for (id, slots) in told(.person) { records.persons[id] = PersonFacts(id: id, slots) }
    records.custody = told(.custody).map { CustodyFacts(id: $0, $1) }
    records.allegations = told(.allegation).map { CaseAllegation(id: $0, $1) }
    records.reprisals = told(.reprisal).map { ReprisalFacts(id: $0, $1) }
    records.followUps = told(.followUp).map { FollowUpFacts(id: $0, $1, language: "en") }
    records.assessments = told(.assessment).map { AssessmentFacts(id: $0, $1, language: "en") }
  }

  private mutating func told(_ type: RecordType) -> [(id: String, slots: FieldSlots)] {
    var told: [(id: String, slots: FieldSlots)] = []
    for record in kept[type] ?? [] where !withheldToday.contains("\(type)/\(record.id)") {
      if let slots = disclosure.disclosed(id: record.id, record.slots) { told.append((record.id, slots)) }
    }
    return told
  }

  private func name(_ records: inout CaseRecords) throws {
    let places =
      records.custody.map(\.facility) + records.allegations.map(\.facility) + records.reprisals.map(\.facility)
    for id in Set(places.compactMap(\.self)) {
      let name = try view.record(.facility, id)?.slots.text("name", in: "en") ?? ""
      if !name.isEmpty { records.places[id] = name }
    }
  }
}
