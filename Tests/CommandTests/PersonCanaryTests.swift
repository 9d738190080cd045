import Foundation
import Testing

/// Persons with every consent there is, and what hangs on each: an allegation that all may read of but for the person,
/// custody, a reprisal, a follow-up and an engagement. What may not be told is in no byte of any report or export.
@Suite struct PersonCanaryTests {
  private struct Canary {
    let number: Int
    let consent, consentFor, withdrawn: String

    /// A mark ends with a letter, so that no mark is the beginning of another.
    func mark(_ kind: String) -> String { "Q\(kind)\(number)Q" }
    var held: String { "19\(50 + number / 12)-\(number % 12 < 9 ? "0" : "")\(number % 12 + 1)-17" }

    /// Worked out from the words of the rule alone.
    func isAllowed(to audience: String) -> Bool {
      consentFor.split(separator: "|").contains { $0 == audience } && withdrawn != "2020"
    }
    func isNamed(to audience: String) -> Bool { isAllowed(to: audience) && consent == "named" }
    func isTold(to audience: String) -> Bool {
      isNamed(to: audience) || isAllowed(to: audience) && consent == "anonymous" && audience == "npm"
    }
  }

  private static let canaries: [Canary] = {
    var canaries: [Canary] = []
    for consent in ["", "none", "anonymous", "named"] {
      for consentFor in ["", "un", "npm|national|authorities|eu|un|public", "public|npm"] {
        for withdrawn in ["", "2020", "2199"] {
          canaries.append(
            Canary(number: canaries.count, consent: consent, consentFor: consentFor, withdrawn: withdrawn))
        }
      }
    }
    return canaries
  }()

  private func fill(_ place: borrowing Workplace) throws {
    try place.initialise()
    try place.write("id,name,type,country,region\nf,Place,prison,KZ,KZ-10\n", to: "given/facilities.csv")
    func write(_ name: String, _ header: String, _ row: (Canary) -> String) throws {
      let rows = Self.canaries.map { "\(row($0))\n" }.joined()
      try place.write("\(header)\n\(rows)", to: "given/\(name).csv")
    }
    try write("persons", "id,nationality,identifiers,source,notes,consent,consent_for,consent_withdrawn") {
      let mark = $0.mark("P")
      return "\(mark),\(mark),x:\(mark),\(mark),NOTE,\($0.consent),\($0.consentFor),\($0.withdrawn)"
    }
    try write("custody", "id,person,facility,from,status,notes") {
      "\($0.mark("C")),\($0.mark("P")),f,\($0.held),detained,NOTE"
    }
    try write("allegations", "id,facility,incident_date,acts,person,consent,consent_for") {
      "\($0.mark("A")),f,2025-02-03,torture,\($0.mark("P")),named,npm|national|authorities|eu|un|public"
    }
    try write("reprisals", "id,target,form,person,notes") { "\($0.mark("R")),witness,threat,\($0.mark("P")),NOTE" }
    try write("follow-ups", "id,kind,issued_by,addressee,text,person") {
      "\($0.mark("F")),complaint,We,They,Text,\($0.mark("P"))"
    }
    try write("engagements", "id,kind,title,start,cases") { "\($0.mark("E")),letter,Title,2025,\($0.mark("P"))" }
    let all = Self.canaries.map { $0.mark("P") }.joined(separator: "|")
    try place.write(
      "id,kind,title,start,cases\ngiven,dialogue,Title,2025-06,\(all)\npart,dialogue,Title,2025-07,\(Self.canaries[0].mark("P"))\n",
      to: "more/engagements.csv")
    let run = try place.vigil("import", "given")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try place.vigil("import", "more").status == 0)
  }

  private struct CaseList: Decodable {
    struct Record: Decodable { let id: String }
    struct Case: Decodable {
      let id: String
      let custody, decisions, allegations, reprisals: [Record]
    }

    let cases: [Case]
    let total: [String: Int]
  }

  @Test(arguments: ToldFiles.audiences) func `nothing tells what may not be told`(audience: String) throws {
    let place = try Workplace()
    try fill(place)
    let texts = try ToldFiles.written(place, for: audience)
    func ids(_ name: String) -> Set<Substring> {
      let lines = texts["\(audience)-csv/\(name).csv"]?.split(separator: "\r\n").dropFirst() ?? []
      return Set(lines.map { $0.prefix { $0 != "," } })
    }
    func expected(_ kind: String, _ isTold: (Canary) -> Bool) -> Set<Substring> {
      Set(Self.canaries.filter(isTold).map { $0.mark(kind)[...] })
    }
    #expect(ids("persons") == expected("P") { $0.isNamed(to: audience) })
    #expect(ids("custody") == expected("C") { $0.isNamed(to: audience) })
    #expect(ids("follow-ups") == expected("F") { $0.isNamed(to: audience) })
    #expect(ids("allegations").filter { !$0.hasPrefix("anonymous-") } == expected("A") { $0.isTold(to: audience) })
    #expect(ids("reprisals") == expected("R") { audience == "npm" && $0.isTold(to: audience) })
    #expect(ids("engagements") == expected("E") { _ in true }.union(["given", "part"]))
    let list = try JSONDecoder().decode(CaseList.self, from: Data((texts["cases given json"] ?? "").utf8))
    let named = Self.canaries.filter { $0.isNamed(to: audience) }
    #expect(list.cases.map(\.id).sorted() == named.map { $0.mark("P") }.sorted())
    #expect(list.cases.flatMap(\.custody).map(\.id).sorted() == named.map { $0.mark("C") }.sorted())
    #expect(list.cases.flatMap(\.decisions).map(\.id).sorted() == named.map { $0.mark("F") }.sorted())
    #expect(list.cases.flatMap(\.allegations).map(\.id).sorted() == named.map { $0.mark("A") }.sorted())
    #expect(
      list.cases.flatMap(\.reprisals).map(\.id).sorted()
        == (audience == "npm" ? named : []).map { $0.mark("R") }.sorted())
    #expect(list.total["cases"] == Self.canaries.count && list.total["told"] == named.count)
    #expect(list.total["withheld"] == Self.canaries.count - named.count && list.total["detained"] == named.count)
    for (name, text) in texts {
      #expect(!text.contains("NOTE"), "\(name)")
      for canary in Self.canaries {
        if !canary.isTold(to: audience) {
          for kind in ["A", "R"] { #expect(!text.contains(canary.mark(kind)), "\(name) tells \(canary)") }
        }
        guard !canary.isNamed(to: audience) else { continue }
        for sign in [canary.mark("P"), canary.mark("C"), canary.mark("F"), canary.held] {
          #expect(!text.contains(sign), "\(name) tells \(canary)")
        }
      }
    }
  }
}
