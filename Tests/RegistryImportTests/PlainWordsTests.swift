import Foundation
import RegistryImport
import Testing

/// What is wrong with a profile is said in words for people who write one and no programs.
@Suite struct PlainWordsTests {
  private static let start = "name: P\npublisher: P\nscheme: p\nsources: [{name: t, format: csv}]\nmake:\n"
  private static let facility = start + "- facility: {rows: t, key: \"{No}\", name: {from: Name}, type: prison, "

  private func problems(_ yaml: String) throws -> [ProfileProblem] {
    do {
      _ = try ProfileReader.read(yaml, codes: try TestCodes.all())
      return []
    } catch let problems as ProfileProblems {
      return problems.problems
    }
  }

  @Test(
    arguments: [
      ("", "1:1: the file is empty", nil),
      ("- name: P\n", "1:1: a profile is written in lines such as `name: …`", nil),
      ("<a/>\n", "1:1: a profile is written in lines such as `name: …`", nil),
      ("name: P\n---\nname: Q\n", "2:1: a second document begins here (`---`)", "take this line out"),
      ("name: P\n\tpublisher: P\n", "2:1: a tab stands where only blanks may be", "begin lines with blanks"),
      ("name: Report: 2020\n", "1:13: this colon cannot stand here", "in quotes"),
      ("name:P\npublisher: P\n", "2:10: this colon cannot stand here", "a blank follows each `name:`"),
      ("name: P\nscheme: @p\n", "2:9: a value cannot begin with `@`", "put quotes around it"),
      ("a:\n- b: 1\n c: 2\n", "3:2: this line does not fit to the lines before it", "the same column"),
      ("a: {b: #3}\nc: d\n", "2:2: a `{` before this is never closed, or a comma is missing", "\"#3\""),
      ("a: [b\nc: d\n", "2:2: a `[` before this is never closed, or a comma is missing", "the missing `]`"),
      ("a: \"b\nc: d\n", "3:1: a quote before this is never closed, or a colon is missing", "the line before"),
    ] as [(String, String, String?)])
  func `a file that is no profile`(yaml: String, message: String, hint: String?) throws {
    let found = try problems(yaml)
    #expect(found.map { "\($0.line):\($0.column): \($0.message)" } == [message])
    #expect(hint.map { found.first?.hint?.contains($0) == true } ?? true, "\(found)")
  }

  @Test(
    arguments: [
      (facility + "capacity: {from: B, number: \",\"}}", "`number` is written as `{decimal: \",\"}`", nil),
      (facility + "several: [last]}", "`several` is error, first, last, fill, or written as", nil),
      (facility + "opened: {from: O, date: DD.MM.YYYY}}", "write dd.MM.yyyy", nil),
      (facility + "opened: {from: O, date: dd.mm.yyyy}}", "small m are minutes, and a month is MM", nil),
      (facility + "authority: {template: {A}}}", "this is one text with {COLUMN} in it", "put it in quotes: \"{A}\""),
      (facility + "other_names: [{from: A}]}", "other_names is written as `{from: COLUMN}`", nil),
      (
        start + "- facility: {rows: t, key: {No}, name: {from: Name}, type: prison}", "a record needs `key`",
        "put it in quotes: \"{No}\""
      ),
      (facility + "locality: {From: L}}", "locality has no `From`", "did you mean `from`?"),
      (facility + "locality: {from: L, cases: [{matches: '(', then: x}]}}", "is no regular expression", "`contains:`"),
      (
        start + "- facility: {rows: t, key: No, name: {from: Name}, type: prison}", "a key with no column",
        "columns stand in braces"
      ),
      (
        start + "- facility: {rows: t, key: \"{No\", name: {from: Name}, type: prison}", "has a { without a }", nil
      ),
      (
        "encoding: utf-8\n" + start + "- facility: {rows: t, key: \"{A}\", name: a, type: prison}",
        "`encoding` stands outside of `sources`", "in the same column"
      ),
      (
        "rows: t\n" + start + "- facility: {rows: t, key: \"{A}\", name: a, type: prison}",
        "`rows` stands outside of `make`", "in the same column"
      ),
      (start + "- facility", "an entry of `make` is one record type", "write `- facility:`"),
      (
        "name: P\npublisher: P\nscheme: p\nsources: t\nmake:\n- facility: {rows: t, key: \"{A}\", name: a, type: prison}",
        "a profile needs `sources`, a list", "- {name: visits, format: csv}"
      ),
      (
        "name: P\npublisher: P\nscheme: p\nsources: [{name: t, format: CSV}]\nmake:\n"
          + "- facility: {rows: t, key: \"{A}\", name: a, type: prison}", "there is no format CSV", "it is csv or xml"
      ),
    ] as [(String, String, String?)])
  func `an entry of another form than it has`(yaml: String, message: String, hint: String?) throws {
    let found = try problems(yaml).filter { !$0.message.contains("needs `rows`") }
    #expect(found.count == 1 && found[0].message.contains(message), "\(found)")
    #expect(hint.map { found.first?.hint?.contains($0) == true } ?? true, "\(found)")
  }

  @Test func `what is there under a misspelt name is not said to be missing`() throws {
    let found = try problems("Name: P\npubliser: P\nscheme: p\nsource: [{name: t, format: csv}]\nmake: [facility]\n")
    #expect(found.allSatisfy { !$0.message.contains("needs `name`") && !$0.message.contains("needs `publisher`") })
    #expect(found.allSatisfy { !$0.message.contains("needs `sources`") }, "\(found)")
  }

  @Test(arguments: ["header: first", "header: -1"])
  func `the header is the number of a row`(header: String) throws {
    let yaml = Self.facility.replacingOccurrences(of: "csv}", with: "csv, \(header)}") + "notes: n}"
    #expect(try problems(yaml).map(\.message) == ["`header` is the number of a row, or none"])
  }

  @Test func `an empty XML file`() throws {
    let trial = try ProfileTrial(
      """
      name: P
      publisher: P
      scheme: p
      sources: [{name: t, format: xml, record: /a/b}]
      make:
      - facility: {rows: t, key: "{@no}", name: n, type: prison}
      """, "")
    #expect(trial.notices.map(\.message) == ["the file is empty"])
  }

  @Test func `two days of which the last is before the first`() throws {
    for (form, text) in [
      ("d MMMM yyyy", "9 and 8 June 2020"), ("yyyy-MM-dd", "2020-06-08:2020-06-01"),
      ("dd.MM.yyyy", "2.1.2020 - 1.1.2020"),
    ] {
      let trial = try ProfileTrial.fields(
        "opened: {from: Day, date: \(form), range: first}", of: "Name,Day\nA,\(text)\n")
      #expect(trial.notices.map(\.message) == ["opened: “\(text)” is reversed: the last day is before the first"])
    }
  }

  @Test(arguments: [
    ("", "Title,\n\n\nNo,Name\n1,A\n", "row 4 looks like the header: say `header: 4`"),
    (", skip: 1", "Title,\nMinistry,\nNo,Name\n1,A\n", "row 3 looks like the header: say `header: 2`"),
    (", header: 2", "No,Name\n1,A\n2,B\n", "row 1 looks like the header: say `header: 1`"),
    (", skip: 1", "No,Name\n1,A\n2,B\n", "row 1 looks like the header: say `header: 1` and leave `skip:` out"),
    (", delimiter: \",\"", "No;Name\n1;A\n", "leave `delimiter:` out"),
    ("", "No,Nam\n1,A\n", "perhaps Nam is meant; it has: No, Nam"),
    ("", "No\n1\n" + String(repeating: "2\n", count: 60) + "No,Name\n", "it has: No"),
  ])
  func `another row looks like the header`(layout: String, csv: String, hint: String) throws {
    for chunk in [1, 1 << 16] {
      let problems = #expect(throws: ProfileProblems.self) {
        try ProfileTrial(
          """
          name: P
          publisher: P
          scheme: p
          sources: [{name: t, format: csv\(layout)}]
          make:
          - facility: {rows: t, key: "{No}", name: {from: Name}, type: prison}
          """, csv, chunk: chunk)
      }
      #expect(
        problems?.problems.allSatisfy { $0.hint?.contains(hint) == true } == true, "\(String(describing: problems))")
    }
  }
}
