import RegistryImport
import Testing

/// From the first row for which `footer` holds on there are no records, also where that row is blank.
@Suite struct FooterTests {
  private func keys(_ footer: String, _ csv: String) throws -> (keys: [String], notices: [String]) {
    let trial = try ProfileTrial(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: csv, footer: \(footer)}]
      make:
      - facility: {rows: t, key: "{K}", name: {from: K}, type: prison}
      """, csv)
    return (trial.records.map { String($0.split(separator: " ")[1]) }, trial.codes.map(\.rawValue))
  }

  @Test(arguments: ["{K: absent}", "{N: absent}", "{not: {K: present}}", "{all: [{K: absent}, {N: absent}]}"])
  func `a blank row may begin it`(footer: String) throws {
    for blank in ["", ",", " , ", ",,"] {
      let found = try keys(footer, "K,N\nA,1\nB,2\n\(blank)\nSource: a ministry,2020\n\nC,3\n")
      #expect(found.keys == ["A", "B"], "\(footer)")
      #expect(found.notices == ["blank-row", "row-skipped", "blank-row", "row-skipped"])
    }
  }

  @Test(arguments: ["{K: {contains: total}}", "{K: {equals: Total}}", "{all: [{K: absent}, {N: present}]}"])
  func `one for which it does not hold does not`(footer: String) throws {
    #expect(try keys(footer, "K,N\nA,1\n\nB,2\n").keys == ["A", "B"])
  }
}
