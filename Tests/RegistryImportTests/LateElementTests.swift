import RegistryImport
import Testing

/// What stands around XML records counts for those that follow it; what comes too late is not lost in silence.
@Suite struct LateElementTests {
  private func notices(_ xml: String, column: String = "../town", step: Int = 1 << 16) throws -> [String] {
    let trial = try ProfileTrial(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: xml, record: /list/region/place}]
      make:
      - facility: {rows: t, key: "{@no}", name: place, type: prison, locality: {from: \(column)}}
      """, xml, chunk: step)
    return trial.notices.map { "\($0.place.line):\($0.place.column): \($0.code.rawValue) \($0.message)" }
  }

  @Test(arguments: [1, 7, 1 << 16])
  func `an element after the records is named once, with how many went without it`(step: Int) throws {
    let found = try notices(
      """
      <list><region><place no='1'/><place no='2'/>
      <town>A</town></region><region><town>B</town><place no='3'/></region>
      <region><place no='4'/><town>C</town></region></list>
      """, step: step)
    #expect(found == ["2:6: late-element ../town stands after 3 records that should have its value"])
  }

  @Test(arguments: [
    // In front of the records, or of some of them as a heading.
    "<region><town>A</town><place no='1'/></region>",
    "<region><town>A</town><place no='1'/><town>B</town><place no='2'/></region>",
    // It never comes for those of one element, and in time for those of the next.
    "<region><place no='1'/></region><region><town>A</town><place no='2'/></region>",
    // There is nothing in it.
    "<region><town>A</town><place no='1'/></region><region><place no='2'/><town> </town></region>",
    "<region><town>A</town><place no='1'/></region><region><place no='2'/></region>",
  ])
  func `what comes in time or is empty is not`(regions: String) throws {
    #expect(try notices("<list>\(regions)</list>") == [])
  }

  @Test(arguments: [
    ("../@town", "<region town='A'><place no='1'/></region>", false),
    ("../info/@town", "<region><place no='1'/><info town='A'/></region>", true),
    ("../info/town", "<region><place no='1'/><info><town>A</town></info></region>", true),
    ("../../town", "<region><place no='1'/></region><region><place no='2'/></region><town>A</town>", true),
    ("../../town", "<town>A</town><region><place no='1'/></region>", false),
  ])
  func `attributes and elements further out count too`(column: String, regions: String, isLate: Bool) throws {
    #expect(try notices("<list>\(regions)</list>", column: column).isEmpty != isLate)
  }

  @Test func `read with each, it is there`() throws {
    let trial = try ProfileTrial(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: xml, record: /list/region}]
      make:
      - facility:
          {rows: t, each: place, key: "{@no}", name: place, type: prison, locality: {from: ../town}}
      """, "<list><region><place no='1'/><town>A</town></region></list>")
    #expect(trial.notices.isEmpty && trial.value("locality") == "A")
  }
}
