import RegistryReports
import Testing

@testable import RegistryWriters

@Suite struct MarkdownWriterTests {
  @Test(arguments: [
    ("a|b", "a\\|b"), ("two\nlines", "two lines"), ("<b>&amp;", "&lt;b\\>&amp;amp;"), ("*_`~", "\\*\\_\\`\\~"),
    ("[x](y)", "\\[x\\](y)"), ("back\\slash", "back\\\\slash"), ("№ 1", "№ 1"),
  ])
  func `text stands for itself`(text: String, markdown: String) {
    #expect(MarkdownWriter.escaped(text) == markdown)
  }

  @Test func `a document`() {
    var document = Document(title: "T", subtitle: "s", banner: "INVENTED")
    document.colophon = "Made."
    let table = Table(
      caption: "Cells", columns: [.text(""), .number("n")],
      rows: [[.text("a|b"), .count(1_000)], [.text("c\nd"), .none]], remark: "r")
    document.blocks = [
      .paragraph("p"), .highlights([Figure("left out", .count(1))]), .heading("H"), .table(table),
      .figures([Figure("f", .range(1, 2), remark: "of 3"), Figure("g", .days(4))]),
      .illustration(Illustration(caption: "Drawn", description: "In words.", table: table) { _ in [] }),
      .verbatim("one\n\ntwo"),
    ]
    #expect(
      MarkdownWriter.text(document) == """
        # T

        s

        > **INVENTED**

        p

        ## H

        **Cells**

        |  | n |
        | --- | ---: |
        | a\\|b | 1,000 |
        | c d | – |

        r

        | figure | value | remark |
        | --- | ---: | --- |
        | f | 1 – 2 | of 3 |
        | g | 4 |  |

        **Drawn**

        In words.

        **Cells**

        |  | n |
        | --- | ---: |
        | a\\|b | 1,000 |
        | c d | – |

        r

        one

        two

        Made.

        > **INVENTED**

        """)
  }
}
