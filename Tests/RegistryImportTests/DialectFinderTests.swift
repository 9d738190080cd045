import RegistryImport
import Testing

@Suite struct DialectFinderTests {
  private func find(_ text: String) -> DialectFinding {
    DialectFinder.find(Array(text.utf8).span, isWhole: true)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", ",", 2), ("a;b\n1;2\n", ";", 2), ("a\tb\n1\t2\n", "tab", 2), ("a|b\n1|2\n", "|", 2),
    ("a:b\n1:2\n", ":", 2), ("a~b\n1~2\n", "~", 2), ("a^b\n1^2\n", "^", 2), ("name\nAda\nBlaise\n", ",", 1),
    ("", ",", 1), ("id;timestamp\n0;2022-05-25 10:39:15\n1;2022-05-25 10:39:15\n", ";", 2),
    ("Year;Rate;Price\n2013;0,61;81,20\n2014;0,55;111,03\n", ";", 3),
    ("name;town\n\"One, two; three\";Almaty, south\nFour;Astana\n", ";", 2),
    ("a,b\n\"x;y;z\",\"1\n2\"\n\"p;q;r\",3\n", ",", 2), ("sep=;\na;b,c\n1;2,3\n", ";", 2),
    ("when\n10:30\n11:45\n", ",", 1), ("Report of 2019\n\nNo;Name;Town\n1;One;Almaty\n2;Two;Astana\n", ";", 3),
  ])
  func `finds the delimiter`(text: String, delimiter: String, columns: Int) {
    let finding = find(text)
    #expect(finding.delimiterName == delimiter, "\(finding)")
    #expect(finding.columns == columns, "\(finding)")
  }

  @Test(arguments: [
    ("a,b\n1,2\n", 1 as Int?), ("\n\na,b\n1,2\n", 3), ("Report,,\n,,\nNo,Name,Town\n1,One,Almaty\n2,Two,Astana\n", 3),
    ("Report\nof a year\nNo,Name\n1,One\n2,Two\n3,Three\n", 3), ("1,english\n2,german\n3,french\n", nil),
    ("Musei,2011,2010\nPitrè,23,17\nGalleria,12,14\n", 1), ("sep=,\na,b\n1,2\n", 2),
  ])
  func `finds the header`(text: String, row: Int?) {
    #expect(find(text).headerRow == row, "\(find(text))")
  }

  @Test(arguments: [
    ("a\nb\n", DialectFinding.LineEnd.lineFeed), ("a\r\nb", .carriageReturnLineFeed), ("a\rb\rc", .carriageReturn),
    ("a\r\nb\nc", .mixed), ("a", .none),
  ])
  func `finds the line ends`(text: String, lineEnd: DialectFinding.LineEnd) {
    #expect(find(text).lineEnd == lineEnd)
  }

  @Test func `finds blanks before quotes`() {
    #expect(find("a, \"b\"\n1, \"2,3\"\n").hasBlanksBeforeQuotes)
    #expect(!find("a,\"b\"\n1,\"2,3\"\n").hasBlanksBeforeQuotes)
  }

  @Test func `a sample may end anywhere`() {
    let bytes = Array("No;Name\n1;One\n2;Two\n3;\"Thr".utf8)
    let finding = DialectFinder.find(bytes.span, isWhole: false)
    #expect(finding.delimiterName == ";" && finding.certainty == .likely)
    #expect(finding.evidence == "all 3 rows looked at have 2 cells divided by it")
  }
}
