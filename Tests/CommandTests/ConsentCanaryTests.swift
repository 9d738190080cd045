import Foundation
import Testing

/// Allegations with every consent there is, each with a mark in all that could give it away: what may not be told is in
/// no byte of any report or export.
@Suite struct ConsentCanaryTests {
  private struct Canary {
    let number: Int
    let consent, consentFor, withdrawn, risk: String

    var mark: String { "QZ\(number)Q" }
    var day: String {
      let date = Date(timeIntervalSince1970: 1_735_776_000 + Double(number) * 86_400)
      return String(date.ISO8601Format().prefix(10))
    }

    /// What is told of it, worked out from the words of the rule alone.
    func isTold(to audience: String) -> (inFull: Bool, anonymously: Bool) {
      let isAllowed =
        consentFor.split(separator: "|").contains { $0 == audience } && withdrawn != "2020" && risk != "high"
      let isFull = isAllowed && (consent == "named" || consent == "anonymous" && audience == "npm")
      return (isFull, isAllowed && !isFull && consent == "anonymous")
    }
  }

  private static let canaries: [Canary] = {
    var canaries: [Canary] = []
    for consent in ["", "none", "anonymous", "named"] {
      for consentFor in ["", "un", "npm|national|authorities|eu|un|public", "public|npm"] {
        for withdrawn in ["", "2020", "2199"] {
          for risk in ["", "low", "high"] {
            canaries.append(
              Canary(
                number: canaries.count, consent: consent, consentFor: consentFor, withdrawn: withdrawn, risk: risk))
          }
        }
      }
    }
    return canaries
  }()

  private func fill(_ place: borrowing Workplace) throws {
    try place.initialise()
    var allegations =
      "id,facility,incident_date,reported_date,acts,case_code,disciplinary_outcome,identifiers,source,notes,consent,consent_for,consent_withdrawn,reprisal_risk,person\n"
    for canary in ConsentCanaryTests.canaries {
      let mark = canary.mark
      allegations +=
        "\(mark),f\(canary.number % 7),\(canary.day),\(canary.day),torture,\(mark),\(mark),x:\(mark),\(mark),NOTE\(mark),\(canary.consent),\(canary.consentFor),\(canary.withdrawn),\(canary.risk),told\n"
    }
    // Whoever it is about is told of to all: what is not told of the case is withheld for its own sake.
    try place.write(
      "id,consent,consent_for\ntold,named,npm|national|authorities|eu|un|public\n", to: "given/persons.csv")
    try place.write(
      "id,kind,title,start,cases\ngiven,letter,Title,2024-01,told\npart,letter,Title,2024-02,told\n",
      to: "given/engagements.csv")
    let marks = ConsentCanaryTests.canaries.map(\.mark).joined(separator: "|")
    try place.write(allegations, to: "given/allegations.csv")
    try place.write(
      "id,name,type,country,region,notes\n"
        + (0..<7).map { "f\($0),Place \($0),prison,KZ,KZ-10,NOTEf\($0)\n" }.joined(), to: "given/facilities.csv")
    try place.write(
      "id,facility,start,body,allegations,notes\nv1,f1,2024-05-05,npm,\(marks),NOTEv1\n", to: "given/visits.csv")
    try place.write("id,visit,theme,notes\nn1,v1,health,NOTEn1\n", to: "given/findings.csv")
    let run = try place.vigil("import", "given")
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test(arguments: ToldFiles.audiences) func `nothing tells what may not be told`(audience: String) throws {
    let place = try Workplace()
    try fill(place)
    let texts = try ToldFiles.written(place, for: audience)
    #expect(texts.count > 15)
    for canary in ConsentCanaryTests.canaries {
      let told = canary.isTold(to: audience)
      for (name, text) in texts {
        // A mark ends with a letter, so that no mark is the beginning of another.
        #expect(!text.contains("NOTE\(canary.mark)"), "\(name)")
        guard !told.inFull else { continue }
        #expect(!text.contains(canary.mark), "\(name) tells \(canary)")
        #expect(!text.contains(canary.day), "\(name) tells the day of \(canary)")
      }
      if told.inFull {
        #expect(texts["report json"]?.contains("\"\(canary.mark)\"") ?? false)
        #expect(texts["cases given json"]?.contains("\"\(canary.mark)\"") ?? false)
        #expect(texts["\(audience)-csv/allegations.csv"]?.contains("x:\(canary.mark)") ?? false)
      }
    }
    for (name, text) in texts { #expect(!text.contains("NOTE"), "\(name)") }
    let anonymous = ConsentCanaryTests.canaries.count { $0.isTold(to: audience).anonymously }
    let lines = texts["\(audience)-csv/allegations.csv"]?.split(separator: "\r\n") ?? []
    #expect(lines.count { $0.hasPrefix("anonymous-") } == anonymous)
    #expect(lines.filter { $0.hasPrefix("anonymous-") }.allSatisfy { !$0.contains(",f") })
    let report = try JSONDecoder().decode(CoverageList.self, from: Data((texts["report json"] ?? "").utf8))
    let nameless = report.unvisitedAllegations.filter { $0.id == nil }
    #expect(nameless.count == anonymous)
    for entry in nameless {
      #expect(entry.daysWaiting == nil && entry.facility == nil && entry.incidentDate == nil && entry.addressed == nil)
    }
    let all = ConsentCanaryTests.canaries.count
    #expect(report.unvisitedAllegations.count + (report.withheld.count ?? -1) == all)
    if audience != "npm" {
      #expect(report.unvisitedFacilities.allSatisfy { $0.allegations == nil && $0.unvisitedAllegations == nil })
    }
  }

  private struct CoverageList: Decodable {
    struct Entry: Decodable {
      let id, facility, incidentDate: String?
      let daysWaiting: Int?
      let addressed: Bool?
    }

    struct Place: Decodable {
      let allegations, unvisitedAllegations: Int?
    }

    struct Withheld: Decodable {
      let count: Int?
    }

    let unvisitedAllegations: [Entry]
    let unvisitedFacilities: [Place]
    let withheld: Withheld
  }

  @Test func `files for others are valid and can be imported`() throws {
    let place = try Workplace()
    try fill(place)
    for audience in ["npm", "un", "public"] {
      _ = try ToldFiles.written(place, for: audience)
      let schema = Workplace.project.appendingPathComponent("Schemas/registry-keys.xsd").path
      let judged = try place.vigil(
        shell: "command -v xmllint >/dev/null || exit 0; xmllint --noout --schema '\(schema)' \(audience).xml")
      #expect(judged.status == 0, "\(judged.errors)")
      for source in ["\(audience)-csv", "\(audience).xml"] {
        let registry = "\(UUID().uuidString).vigil"
        let made = try place.vigil("--registry", registry, "init", "--device", "other", "--country", "KZ")
        #expect(made.status == 0)
        let run = try place.vigil("--registry", registry, "import", source)
        #expect(run.status == 0, "\(run.errors)")
      }
    }
  }

  @Test func `what stays inside says everything, and no file says who or where`() throws {
    let place = try Workplace()
    try fill(place)
    for audience in ["internal", "public"] {
      for (name, text) in try ToldFiles.written(place, for: audience) {
        let host = ProcessInfo.processInfo.hostName
        for sign in ["tester", place.folder.path, NSHomeDirectory(), host] where sign.count > 3 && sign != "localhost" {
          #expect(!text.contains(sign), "\(name) tells \(sign)")
        }
        if audience == "internal", name.hasSuffix("allegations.csv"), !name.contains("tables") {
          #expect(text.contains("NOTEQZ0Q"))
        }
      }
    }
  }

  @Test func `a withdrawal holds also where the clock was set back`() throws {
    let place = try Workplace()
    try place.initialise()
    try place.write("id,name,type,country\nf1,Place,prison,KZ\n", to: "given/facilities.csv")
    // The tests' clock stands at 2026-01-01.
    try place.write(
      "id,facility,incident_date,acts,consent,consent_for,consent_withdrawn\nQZ1Q,f1,2025-02-02,torture,named,un,2026-02\n",
      to: "given/allegations.csv")
    #expect(try place.vigil("import", "given").status == 0)
    let run = try place.vigil(
      "report", "coverage", "--for", "un", "--from", "2025", "--to", "2025", "--format", "json")
    #expect(!run.output.contains("QZ1Q"))
    #expect(run.output.contains("\"withdrawn\": 1"))
  }
}
