import RegistryReports
import RegistryWriters
import Testing

@Suite struct TextWriterTests {
  @Test func `a banner stands at both ends`() {
    var document = Document(title: "T", subtitle: "s", banner: "INVENTED")
    document.blocks = [.paragraph("one")]
    #expect(TextWriter().text(document) == "T\n=\ns\n\n*** INVENTED ***\n\none\n\n*** INVENTED ***\n")
  }

  @Test func `lines are wrapped at the width`() {
    var document = Document(title: "T", subtitle: "s", banner: nil)
    document.blocks = [.paragraph("aaa bbb ccc ddd")]
    #expect(TextWriter(width: 7).text(document).hasSuffix("\naaa bbb\nccc ddd\n"))
  }

  @Test func `figures stand in columns`() {
    var document = Document(title: "T", subtitle: "s", banner: nil)
    document.blocks = [
      .figures([
        Figure("a", .count(1_234_567), remark: "r"), Figure("long name", .share(0.125)), Figure("b", .none),
        Figure("c", .range(3, 5)), Figure("d", .ratio(1.4666)), Figure("e", .part(4, of: 12)), Figure("f", .days(-3)),
      ])
    ]
    #expect(
      TextWriter().text(document).hasSuffix(
        """
          a          1,234,567   r
          long name     12.5 %
          b                  –
          c              3 – 5
          d              1.467
          e            4 of 12
          f                 -3

        """))
  }

  @Test(arguments: [
    (JSONValue.object([.init("a", .array([])), .init("b", .null)]), "{\"a\":[],\"b\":null}"),
    (.array([.int(-1), .double(0.1), .number("1.50"), .bool(true)]), "[-1,0.1,1.50,true]"),
    (.string("\"\\\n\u{1}ж"), "\"\\\"\\\\\\n\\u0001ж\""), (.double(.infinity), "null"),
  ])
  func `JSON is JSON`(value: JSONValue, text: String) {
    #expect(value.compactText == text)
  }
}
