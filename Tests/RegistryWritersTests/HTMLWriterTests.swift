import RegistryReports
import Testing

@testable import RegistryWriters

@Suite struct HTMLWriterTests {
  private func page(_ blocks: [Block], banner: String? = nil) -> String {
    var document = Document(title: "T", subtitle: "s", banner: banner)
    document.blocks = blocks
    return HTMLWriter { "digest of \($0.utf8.count)" }.text(document)
  }

  private func count(_ needle: String, in page: String) -> Int { page.ranges(of: needle).count }

  @Test(arguments: [
    ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
    ("a & b &amp; c", "a &amp; b &amp;amp; c"), ("\" onclick=\"x", "&quot; onclick=&quot;x"), ("]]>", "]]&gt;"),
    ("two\nlines", "two lines"), ("\u{202e}txt.exe\u{2066}", "·txt.exe·"), ("\u{0}\u{1b}[31m", "··[31m"),
    ("Қарағанды", "Қарағанды"), ("مركز", "مركز"), ("", ""),
  ])
  func `text is escaped`(text: String, html: String) {
    #expect(HTMLText.escaped(text) == html)
  }

  @Test func `no text from data reaches the page as markup, wherever it stands`() {
    let nasty = "<img src=x onerror=alert(1)></style></script>\"'"
    let table = Table(
      caption: nasty, columns: [.text(nasty), .number(nasty)], rows: [[.text(nasty), .text(nasty)]], remark: nasty,
      isList: true)
    var drawing = Drawing(width: 10, height: 10)
    drawing.shapes = [.text(nasty, Point(0, 0), .start, .plain)]
    let page = page(
      [
        .heading(nasty), .paragraph(nasty), .highlights([Figure(nasty, .text(nasty), remark: nasty)]),
        .figures([Figure(nasty, .text(nasty), remark: nasty)]), .table(table), .verbatim(nasty),
        .illustration(Illustration(caption: nasty, description: nasty, table: table) { _ in [drawing] }),
      ], banner: nasty)
    #expect(!page.contains("<img"))
    #expect(count("</style>", in: page) == 1)
    #expect(count("</script>", in: page) == 1)
  }

  @Test func `the policy names the style and the script by their digests and allows nothing else`() throws {
    let page = page([])
    let style = try #require(page.split(separator: "<style>").last?.split(separator: "</style>").first)
    let script = try #require(page.split(separator: "<script>").last?.split(separator: "</script>").first)
    #expect(
      page.contains(
        "content=\"default-src 'none'; style-src 'sha256-digest of \(style.utf8.count)'; "
          + "script-src 'sha256-digest of \(script.utf8.count)'; base-uri 'none'; form-action 'none'\""))
    #expect(!page.contains(" style="))
    #expect(!page.contains("http://") && !page.contains("https://"))
  }

  @Test func `the banner stands at both ends and on every sheet of paper`() {
    let page = page([.paragraph("p")], banner: "INVENTED: all")
    #expect(count("<strong>INVENTED: all</strong>", in: page) == 2)
    #expect(page.contains("@top-center { content: \"INVENTED\\3a  all\""))
  }

  @Test func `every id is given once, and what is referred to is there`() throws {
    let table = Table(caption: "c", columns: [.text(""), .number("n")], rows: [[.text("a"), .count(1)]], isList: true)
    var drawing = Drawing(width: 10, height: 10)
    drawing.shapes = [.bar(Point(0, 0), width: 5, height: 5, .hatched)]
    let illustration = Illustration(caption: "c", description: "d", table: table) { _ in [drawing, drawing] }
    let page = page([
      .heading("same"), .table(table), .illustration(illustration), .heading("same"), .illustration(illustration),
    ])
    let ids = page.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    let references = page.matches(of: /(?:href="#|aria-[a-z]+by="|for="|data-table="|url\(#)([^")]*)/).map {
      String($0.1)
    }
    #expect(references.count > 20)
    #expect(references.allSatisfy { ids.contains($0) })
  }

  @Test func `numbers are numbers, and a row begins with its header`() {
    let page = page([
      .table(Table(caption: "c", columns: [.text(""), .number("n")], rows: [[.text("a"), .share(0.5)]]))
    ])
    #expect(page.contains("<thead><tr><td class=\"short\"></td><th scope=\"col\" class=\"number\">n</th></tr></thead>"))
    #expect(page.contains("<tr><th scope=\"row\" class=\"short\">a</th><td class=\"number\">50.0 %</td></tr>"))
    #expect(!page.contains("class=\"filter\""))
  }

  @Test(arguments: [(0.0, "0"), (1.5, "1.5"), (-0.25, "-0.25"), (12.005, "12.01"), (3.04, "3.04"), (680, "680")])
  func `coordinates are short`(value: Double, text: String) {
    #expect(SVGWriter.number(value) == text)
  }
}
