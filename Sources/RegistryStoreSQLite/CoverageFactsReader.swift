import Registry

/// Loads what the arithmetic of coverage needs, in flat arrays.
struct CoverageFactsReader {
  private let records: Records
  private let wanted: CoverageFactsWanted
  private var facts = CoverageFacts()
  private var facilityPositions = KeyPositions()
  private var visitPositions = KeyPositions()
  private var codeSets: [Int: Int32] = [:]
  /// Texts that many records share, each made once.
  private var texts = ByteTable()
  private var sharedTexts: [String] = []
  private static let mostShared = 10_000
  /// By key, once an allegation names somebody.
  private let consentReader: ConsentReader
  private var namedToday: [Int: [Int]]?
  /// Lists of persons that were met.
  private var personSets: [[Int]: Int32] = [:]

  static func read(_ records: Records, _ wanted: CoverageFactsWanted) throws -> CoverageFacts {
    var reader = CoverageFactsReader(records, wanted)
    try reader.readFacilities()
    try reader.readVisits()
    try reader.readAllegations()
    return reader.facts
  }

  private init(_ records: Records, _ wanted: CoverageFactsWanted) {
    self.records = records
    self.wanted = wanted
    consentReader = ConsentReader(records)
  }

  private mutating func readFacilities() throws {
    let scan = try records.connection.ownStatement(
      """
      SELECT key, id, name, type, country, region, authority, opened, closed, mandate, mandate_since,
        mandate_until, visit_interval_months, capacity, population, merged_into
      FROM facility ORDER BY key
      """)
    var mergedInto: [(Int, Int)] = []
    while try scan.step() {
      var facility = FacilityFacts()
      facility.id = scan.text(1)
      facility.name = scan.text(2)
      facility.type = records.codes.value(scan.int(3))
      facility.country = scan.text(4)
      facility.region = scan.text(5)
      facility.authority = scan.text(6)
      facility.opened = scan.day(7)
      facility.closed = scan.day(8)
      facility.closedText = scan.optionalText(8)
      facility.mandate = scan.optionalInt(9).flatMap { Mandate(rawValue: records.codes.value($0)) }
      facility.mandateSince = scan.day(10)
      facility.mandateUntil = scan.day(11)
      facility.intervalMonths = scan.optionalInt(12)
      facility.capacity = scan.optionalInt(13)
      facility.population = scan.optionalInt(14)
      facilityPositions.set(scan.int(0), facts.facilities.count)
      if let target = scan.optionalInt(15) { mergedInto.append((facts.facilities.count, target)) }
      facts.facilities.append(facility)
    }
    for (position, target) in mergedInto { facts.facilities[position].mergedInto = facilityPositions[target] }
    let replaces = try records.connection.ownStatement("SELECT facility, replaced FROM facility_replaces")
    while try replaces.step() {
      if let facility = facilityPositions[replaces.int(0)], let replaced = facilityPositions[replaces.int(1)] {
        facts.facilities[Int(facility)].replaces.append(replaced)
      }
    }
  }

  private mutating func readVisits() throws {
    let scan = try records.connection.ownStatement(
      "SELECT key, facility, start, \"end\", body, access, kind, announced\(wanted.withVisitIDs ? ", id" : "") FROM visit ORDER BY key"
    )
    // Keys are given out in sequence: about as many visits as the highest. Growing would copy them all, several times.
    let highest = try records.connection.int("SELECT coalesce(max(key), 0) FROM visit")
    facts.visits.reserveCapacity(min(max(0, highest), 1_000_000))
    while try scan.step() {
      guard let facility = facilityPositions[scan.int(1)] else { continue }
      var visit = VisitFacts()
      visit.facility = facility
      visit.start = scan.day(2)
      visit.end = scan.day(3)
      visit.bodies = try codeSet(scan.optionalInt(4))
      visit.access = scan.optionalInt(5).flatMap { Access(rawValue: records.codes.value($0)) }
      visit.kind = code(scan, 6)
      visit.announced = scan.isNull(7) ? nil : YesNo(rawValue: scan.text(7))
      visitPositions.set(scan.int(0), facts.visits.count)
      facts.visits.append(visit)
      if wanted.withVisitIDs { facts.visitIDs.append(scan.text(8)) }
    }
  }

  /// Of allegations that the question cannot be about only those without any date are read, for they are counted.
  private mutating func readAllegations() throws {
    let scan = try records.connection.ownStatement(
      """
      SELECT key, facility, region, incident_date, reported_date, acts, persons, persons_qualifier, women, minors,
        deaths, phase, accused_service, source, complaint_filed, complaint_filed_date, complaint_registered,
        complaint_registered_date, investigation_opened, investigation_opened_date, investigation_closed,
        investigation_closed_date, sent_to_court, sent_to_court_date, verdict, verdict_date, convicted,
        closing_reason, withdrawn, vulnerable IS NOT NULL, \(wanted.withLists ? "id" : "NULL")\(consentColumns)
      FROM allegation
      WHERE CAST(substr(coalesce(incident_date, reported_date, ?1), 1, 4) AS INTEGER) BETWEEN ?1 AND ?2
        OR CAST(substr(coalesce(reported_date, ?1), 1, 4) AS INTEGER) BETWEEN ?1 AND ?2
      ORDER BY key
      """)
    scan.bind(1, wanted.firstYear)
    scan.bind(2, wanted.lastYear)
    var positions = KeyPositions()
    while try scan.step() {
      var allegation = AllegationFacts()
      allegation.facility = scan.optionalInt(1).flatMap { facilityPositions[$0] } ?? -1
      allegation.region = shared(scan, 2)
      allegation.incident = scan.day(3)
      allegation.reported = scan.day(4)
      allegation.acts = try codeSet(scan.optionalInt(5))
      allegation.persons = scan.optionalInt(6).map { Int32(clamping: $0) }
      allegation.isAtLeast = KnownCodes.atLeastQualifiers.contains(code(scan, 7))
      allegation.women = Int32(clamping: scan.int(8))
      allegation.minors = Int32(clamping: scan.int(9))
      allegation.deaths = Int32(clamping: scan.int(10))
      allegation.phase = code(scan, 11)
      allegation.accusedService = code(scan, 12)
      allegation.source = shared(scan, 13)
      allegation.complaintFiled = step(scan, 14)
      allegation.complaintRegistered = step(scan, 16)
      allegation.investigationOpened = step(scan, 18)
      allegation.investigationClosed = step(scan, 20)
      allegation.sentToCourt = step(scan, 22)
      allegation.verdict = step(scan, 24)
      allegation.convicted = Int32(clamping: scan.int(26))
      allegation.closingReason = code(scan, 27)
      allegation.withdrawn = code(scan, 28)
      allegation.isVulnerable = scan.int(29) == 1
      if wanted.withLists {
        allegation.id = scan.text(30)
        allegation.incidentText = scan.text(3)
        allegation.reportedText = scan.text(4)
      }
      if wanted.withConsent { try readConsent(scan, into: &allegation) }
      positions.set(scan.int(0), facts.allegations.count)
      facts.allegations.append(allegation)
    }
    let links = try records.connection.ownStatement("SELECT visit, allegation FROM visit_allegation")
    while try links.step() {
      if let visit = visitPositions[links.int(0)], let allegation = positions[links.int(1)] {
        facts.looked.append((visit, allegation))
      }
    }
  }

  private var consentColumns: String {
    guard wanted.withConsent else { return "" }
    let columns = ConsentReader.columns() + ["reprisal_risk", "person"]
    let then = ConsentReader.columns(then: true) + ["reprisal_risk\(EarlierState.then)"]
    return ", " + (columns + (records.isEarlier ? then : [])).joined(separator: ", ")
  }

  private mutating func readConsent(_ row: Statement, into allegation: inout AllegationFacts) throws {
    let consent = try consentReader.consent(row, from: 31)
    allegation.consent = consent.consent
    allegation.consentFor = try codeSet(row.optionalInt(32))
    allegation.consentGiven = consent.given
    allegation.consentWithdrawal = consent.withdrawal
    allegation.reprisalRisk = code(row, 35)
    let listed = RecordTable.keys(row.optionalText(36) ?? "")
    let persons = try listed + (personsToday[row.int(0)] ?? []).filter { !listed.contains($0) }
    if !persons.isEmpty || !row.isNull(36) { allegation.personConsents = try consents(of: persons) }
    guard records.isEarlier else { return }
    var then = try consentReader.consent(row, from: 37)
    then.reprisalRisk = code(row, 41)
    facts.consentsThen.append([then] + (try listed.map { try consentReader.then(ofPerson: $0) }))
  }

  /// Of one who is not there nobody can say what they consented to.
  private mutating func consents(of persons: [Int]) throws -> Int32 {
    if let known = personSets[persons] { return known }
    let consents = try persons.map { try consentReader.today(ofPerson: $0) }
    facts.personConsents.append(consents.isEmpty ? [.unknownPerson] : consents)
    let position = Int32(facts.personConsents.count - 1)
    personSets[persons] = position
    return position
  }

  /// At an earlier time an allegation may have named other persons: those whom it names now have a say too.
  private var personsToday: [Int: [Int]] {
    mutating get throws {
      guard records.isEarlier else { return [:] }
      if let known = namedToday { return known }
      let found = try consentReader.personsToday(ofAll: .allegation)
      namedToday = found
      return found
    }
  }

  private func code(_ row: Statement, _ column: Int) -> String {
    row.isNull(column) ? "" : records.codes.value(row.int(column))
  }

  private func step(_ row: Statement, _ column: Int) -> StepFacts {
    let isYes = unsafe row.withBytes(column) { bytes in unsafe bytes.span.equals("yes") } ?? false
    return StepFacts(isYes: isYes, earliest: row.day(column + 1)?.earliest)
  }

  private mutating func shared(_ row: Statement, _ column: Int) -> String {
    let known = unsafe row.withBytes(column) { bytes in texts[unsafe bytes.span] } ?? nil
    if let known { return sharedTexts[known] }
    let text = row.text(column)
    if !text.isEmpty, sharedTexts.count < CoverageFactsReader.mostShared {
      texts.add(text, sharedTexts.count)
      sharedTexts.append(text)
    }
    return text
  }

  private mutating func codeSet(_ key: Int?) throws -> Int32 {
    guard let key else { return 0 }
    if let known = codeSets[key] { return known }
    facts.codeSets.append(ListCell.split(try records.codes.setCell(key)))
    let position = Int32(facts.codeSets.count - 1)
    codeSets[key] = position
    return position
  }
}
