import RegistryImport
import Testing

@Suite struct PatternTests {
  @Test(arguments: [
    #"(?i)\b(HMP|YOI)\b"#, "a+b*", "(ab)+", "(a+)?b", "[(+]+", #"\(a+\)+"#, "a{2,5}", "(a{3}|b)",
    #"^(ИК|ЛА)-?\d+/?\d*$"#, "",
  ])
  func `honest expressions are read`(source: String) throws {
    _ = try Pattern(source)
  }

  @Test(arguments: [
    "(a+)+", "^(a*)*$", "((a+)b?)*", "(x(a{2,})y)+", "([a-z]+|b)*", "(?:a+)+", "(a|a)+", "(a|b|ab)*c", "(a{2,5})+",
    "(a?b?)*",
    #"(a+)\1"#, "a*b*c*d*", "((a|b)c){2,}", "(a{1,9}){1,99}",
  ])
  func `expressions that may run forever are refused`(source: String) {
    #expect(throws: RunawayPattern.self) { try Pattern(source) }
  }

  @Test(arguments: ["(", "[a", "*", "(?<", "a{2"])
  func `what is no expression is refused, and nothing crashes`(source: String) {
    _ = try? Pattern(source)
  }

  @Test func `a text that almost fits does not hold an import up`() throws {
    let text = String(repeating: "a", count: 5_000)
    for source in ["a*a*a*b", ".*x.*y", "^a+$b"] { #expect(try !Pattern(source).matches(text)) }
    #expect(try Pattern("a+").matches(text))
  }
}
