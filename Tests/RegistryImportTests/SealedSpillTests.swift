import Registry
import RegistryImport
import Testing

/// What is kept of rejected rows goes into a temporary file; no cell that a sealed field reads is in it, nor in a notice.
@Suite struct SealedSpillTests {
  private final class Memory: SpillFile {
    private(set) var bytes: [UInt8] = []
    var count: Int { bytes.count }
    func append(_ more: [UInt8]) { bytes += more }
    func read(_ range: Range<Int>) -> [UInt8] { Array(bytes[range]) }
  }

  private static let secret = "Secretov"

  @Test(
    arguments: ["csv", "xml"],
    [
      "persons: {from: S}", "acts: {from: S}", "region: {from: S}", "incident_date: {from: S, date: d.M.yyyy}",
      "incident_date: {from: S, date: d MMMM yyyy, range: first}", "acts: {from: S, codes: {a: torture}}",
      "acts: {flags: {S: torture}}", "persons: {join: [A, S]}", "persons: {template: '{A}{S}'}",
      "persons: {from: A, or: {from: S}}", "persons: {from: S, number: {decimal: ','}}", "persons: {from: S, unit: x}",
    ])
  func `nothing of it is written`(format: String, field: String) throws {
    let record = format == "xml" ? ", record: /list/row" : ""
    let acts = field.hasPrefix("acts") ? "" : "acts: torture, "
    let rows = (1...20).map { row in
      format == "csv"
        ? "\(row),x,\(Self.secret) \(row)\n"
        : "<row><No>\(row)</No><A>x</A><S>\(Self.secret) \(row)</S><S>\(Self.secret)</S></row>"
    }.joined()
    let trial = try ProfileTrial(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: \(format)\(record)}]
      make:
      - allegation: {rows: t, key: "{No}", narrative: {from: S}, \(acts)\(field)}
      """, format == "csv" ? "No,A,S\n\(rows)" : "<list>\(rows)</list>")
    let spill = Memory()
    let places = RejectedPlaces(mostHeld: 0) { spill }
    for notice in trial.notices {
      places.add(notice)
      let said = [notice.message, notice.value ?? "", notice.part ?? ""]
      #expect(!said.contains { $0.contains(Self.secret) }, "\(notice)")
    }
    try places.finish()
    #expect(trial.rejected == 20 && spill.count > 0)
    #expect(!String(decoding: spill.bytes, as: UTF8.self).contains(Self.secret))
  }
}
