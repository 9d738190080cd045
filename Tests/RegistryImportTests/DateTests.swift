import RegistryImport
import Testing

@Suite struct DatePatternTests {
  @Test(arguments: [
    ("yyyy-MM-dd", "2019-03-05", "2019-03-05"), ("dd.MM.yyyy", "5.3.2019", "2019-03-05"),
    ("MM.yyyy", "03.2019", "2019-03"),
    ("yyyy", "2019", "2019"), ("d MMMM yyyy", "05 March  2019", "2019-03-05"),
    ("d MMM yyyy", "5 Sept. 2019", "2019-09-05"),
    ("d MMMM yyyy", "5 MARCH 2019", "2019-03-05"), ("yyyy-MM-dd'T'HH:mm:ss", "2019-03-05T10:20:30", "2019-03-05"),
    ("MM/dd/yyyy", "12/31/2019", "2019-12-31"), ("yyyyMMdd", "20190305", "2019-03-05"),
    ("ddMMyyyy", "05032019", "2019-03-05"), ("yyyyMM", "201903", "2019-03"),
    ("yyyyMMdd'T'HHmmssX", "20190305T102030Z", "2019-03-05"), ("yyyyMMddHHmmss", "20190305102030", "2019-03-05"),
  ])
  func `reads a date of its form`(pattern: String, text: String, day: String) throws {
    #expect(try DatePattern(pattern, languages: ["en"]).read(text) == day)
  }

  @Test(arguments: [
    ("ru", "5 марта 2019", "2019-03-05"), ("ru", "5 Мая 2019", "2019-05-05"), ("kk", "5 наурыз 2019", "2019-03-05"),
    ("fr", "5 août 2019", "2019-08-05"),
  ])
  func `knows month names in other languages`(language: String, text: String, day: String) throws {
    #expect(try DatePattern("d MMMM yyyy", languages: [language]).read(text) == day)
  }

  @Test(arguments: [
    ("dd.MM.yyyy", "31.04.2019"), ("dd.MM.yyyy", "2019-03-05"), ("yyyy-MM-dd", "19-03-05"),
    ("yyyy-MM-dd", "2019-03-05x"), ("yyyyMMdd", "2019035"), ("yyyyMMdd", "201903055"), ("yyyyMMdd", "20191305"),
    ("d MMMM yyyy", "5 Foo 2019"), ("yyyy-MM-dd", ""), ("yyyy-MM-dd", "99999999999999999999-01-01"),
  ])
  func `reads nothing else`(pattern: String, text: String) throws {
    #expect(try DatePattern(pattern, languages: []).read(text) == nil)
  }

  @Test(arguments: ["yy-MM-dd", "dd.yyyy", "MM-dd", "qqq yyyy", "yyyy 'open", "MMMMM yyyy", "yyyyMd", "dMMyyyy"])
  func `refuses forms that would have to be guessed`(pattern: String) {
    #expect(throws: DatePatternProblem.self) { try DatePattern(pattern, languages: []) }
  }
}

@Suite struct ProfileReaderTests {
  private static let start = """
    name: N
    publisher: P
    scheme: s
    sources:
    - {name: t, format: csv}
    make:

    """

  private func problems(_ yaml: String) throws -> [String] {
    do {
      _ = try ProfileReader.read(yaml, codes: try TestCodes.all())
      return []
    } catch let problems as ProfileProblems {
      return problems.problems.map { "\($0.line): \($0.message)" }
    }
  }

  @Test func `a small profile is read`() throws {
    #expect(
      try problems(Self.start + "- facility: {rows: t, key: \"{A}\", name: {from: A}, type: prison, country: KZ}")
        .isEmpty)
  }

  @Test func `scalars stay text`() throws {
    #expect(
      try problems(
        Self.start
          + "- visit: {rows: t, key: \"{A}\", facility: {key: \"{B}\"}, start: {from: C}, announced: no}"
      ).isEmpty)
  }

  @Test func `all problems come at once, each with its line`() throws {
    let found = try problems(
      Self.start + """
        - facility:
            rows: t
            key: constant
            name: {from: A, colour: red}
            type: castle
            populaton: 3
            opened: {from: D, date: [dd/MM/yyyy, MM/dd/yyyy]}
            other_names: {from: A, flags: {x: y}}
        - planet: {rows: t}
        """)
    #expect(found.count == 7)
    #expect(found.contains { $0.contains("a key with no column") })
    #expect(found.contains { $0.hasPrefix("10: ") && $0.contains("`colour`") })
    #expect(found.contains { $0.hasPrefix("11: ") && $0.contains("castle") })
    #expect(found.contains { $0.hasPrefix("12: ") && $0.contains("populaton") })
    #expect(found.contains { $0.contains("different days") })
    #expect(found.contains { $0.contains("takes its value from one of") })
    #expect(found.contains { $0.contains("planet") })
  }

  private static func opened(_ forms: String) -> String {
    "- facility: {rows: t, key: \"{A}\", name: a, type: prison, opened: {from: D, pivot: 50, date: [\(forms)]}}"
  }

  @Test(arguments: [
    "dd/MM/yyyy, MM/dd/yyyy", "dd.MM.yy, yy.MM.dd", "MM.yy, yy.MM", "ddMMyy, yyMMdd", "yyyy-MM-dd, yyyy-dd-MM",
    "yyyy, excel-1900", "yyyyMM, excel-1900", "excel-1904, ddMMyy", "excel-1900, excel-1904",
  ])
  func `forms that read one text as different days are refused`(forms: String) throws {
    #expect(try problems(Self.start + Self.opened(forms)).map { $0.contains("different days") } == [true])
  }

  @Test(arguments: ["dd.MM.yy, d.M.yyyy", "yyyyMMdd, excel-1900", "yyyyMMdd, ddMMyyyy", "d MMM yy, MM.yyyy, yyyy"])
  func `forms of which each text has one are read together`(forms: String) throws {
    #expect(try problems(Self.start + Self.opened(forms)).isEmpty)
  }

  @Test(arguments: [
    ("name: N\npublisher: P\nname: M\n", 3, 1, "`name` stands here twice"),
    ("name: N\nmake:\n- facility:\n    key: a\n    rows: t\n    \"key\" : b\n", 6, 5, "`key` stands here twice"),
    ("name: {a: 1, a: 2}\n", 1, 8, "`a` stands here twice"),
    ("name: N\nx: *y\n", 2, 4, "a value cannot begin with `*`"),
    ("name: N\n---\nname: M\n", 2, 1, "a second document begins here (`---`)"),
    ("name: N\na\u{0}\n", 2, 2, "this is no text"),
  ])
  func `what is no YAML is shown where it stands`(yaml: String, line: Int, column: Int, message: String) {
    let problems = #expect(throws: ProfileProblems.self) {
      try ProfileReader.read(yaml, codes: try TestCodes.all())
    }
    let first = problems?.problems.first
    #expect(first.map { [$0.line, $0.column] } == [line, column])
    #expect(first?.message.contains(message) == true)
  }

  @Test(arguments: ["name", "publisher", "scheme"])
  func `what a profile needs is not empty`(key: String) throws {
    let yaml = Self.start + "- facility: {rows: t, key: \"{A}\", name: a, type: prison}"
    let emptied = yaml.split(separator: "\n").map { $0.hasPrefix("\(key):") ? "\(key):" : String($0) }
    #expect(try problems(emptied.joined(separator: "\n")).map { $0.contains("needs `\(key)`") } == [true])
  }

  @Test func `what else is wrong is said where the source is wrong too`() throws {
    let found = try problems(
      Self.start + "- facility: {rows: u, key: a, name: {form: N}, type: {from: K, code: {a: b}}}")
    #expect(found.count == 4)
    for part in ["`rows`", "a key with no column", "`form`", "`code`"] {
      #expect(found.contains { $0.contains(part) })
    }
  }

  @Test(arguments: ["", "just text", "a: [", "- 1\n- 2", "name: N\nname: M", "\u{0}", "name: {a: b}"])
  func `anything that is no profile is a problem and no crash`(yaml: String) throws {
    #expect(try !problems(yaml).isEmpty)
  }
}
