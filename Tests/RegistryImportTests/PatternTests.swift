import RegistryImport
import Testing

@Suite struct PatternTests {
  @Test(arguments: [#"(?i)\b(HMP|YOI)\b"#, "a+b*", "(ab)+", "(a+)?b", "[(+]+", #"\(a+\)+"#, "a{2,5}", "(a{2,5})+", ""])
  func `honest expressions are read`(source: String) throws {
    _ = try Pattern(source)
  }

  @Test(arguments: ["(a+)+", "^(a*)*$", "((a+)b?)*", "(x(a{2,})y)+", "([a-z]+|b)*", "(?:a+)+"])
  func `expressions that may run forever are refused`(source: String) {
    #expect(throws: RunawayPattern.self) { try Pattern(source) }
  }

  @Test(arguments: ["(", "[a", "*", "(?<", "a{2"])
  func `what is no expression is refused, and nothing crashes`(source: String) {
    _ = try? Pattern(source)
  }
}
