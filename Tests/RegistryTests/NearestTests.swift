import Testing

@testable import Registry

struct NearestTests {
  @Test(
    "what was probably meant is found",
    arguments: [
      ("facilty", "facility"), ("vist", "visit"), ("Наименовние", "Наименование"), ("tpye", "type"), ("name", "name"),
    ])
  func finds(written: String, meant: String) {
    #expect(Nearest.of(written, among: ["facility", "visit", "type", "name", "Наименование"]) == meant)
  }

  @Test("what is like nothing known stays unexplained", arguments: ["castle", "x", ""])
  func findsNothing(written: String) {
    #expect(Nearest.of(written, among: ["facility", "visit", "type", "name"]) == nil)
  }

  @Test(
    "slips are counted",
    arguments: [("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("kitten", "sitting", 3), ("date", "dates", 1)])
  func counts(first: String, second: String, slips: Int) {
    #expect(Nearest.slips(Array(first), Array(second), most: 9) == slips)
    #expect(Nearest.slips(Array(second), Array(first), most: 9) == slips)
  }
}
