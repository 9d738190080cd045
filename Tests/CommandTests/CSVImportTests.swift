import Foundation
import Testing

/// Imports of CSV files as partners send them.
@Suite struct CSVImportTests {
  private static func profile(
    _ source: String = "", key: String = "No", fields: String = "name: {from: Name}, type: prison"
  ) -> String {
    """
    name: P
    publisher: Partner
    scheme: p
    defaults: {country: KZ}
    sources:
    - {name: t, format: csv\(source)}
    make:
    - facility: {rows: t, key: "{\(key)}", \(fields)}

    """
  }

  /// The counts and notices of an import of `text`, and the names that came of it.
  private func imported(
    _ text: String, _ source: String = "", key: String = "No", fields: String = "name: {from: Name}, type: prison"
  )
    throws -> (counts: ImportCounts, run: VigilRun, names: [String])
  {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.profile(source, key: key, fields: fields), to: "p.yaml")
    try work.write(text, to: "x.csv")
    let run = try work.vigil("import", "x.csv", "--profile", "p.yaml", "--format", "json")
    struct Facility: Decodable { let name: String }
    let list = try work.vigil("facility", "list", "--format", "json").output
    let names = list.isEmpty ? [] : try JSONDecoder().decode([Facility].self, from: Data(list.utf8)).map(\.name)
    return (try ImportCounts(run), run, names)
  }

  @Test(arguments: [
    ("utf-8", "cat"), ("utf-8", "sed '1s/^/\\xef\\xbb\\xbf/'"), ("utf-16le", "iconv -t utf-16le"),
    ("utf-16be", "iconv -t utf-16be"), ("utf-16le", "(printf '\\xff\\xfe'; iconv -t utf-16le)"),
    ("utf-16be", "(printf '\\xfe\\xff'; iconv -t utf-16be)"), ("windows-1251", "iconv -t windows-1251"),
    ("koi8-r", "iconv -t koi8-r"), ("iso-8859-5", "iconv -t iso-8859-5"), ("ibm866", "iconv -t ibm866"),
  ])
  func `one table in every encoding gives the same records`(encoding: String, command: String) throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.profile(), to: "p.yaml")
    try work.write("No;Name\r\n1;Колония строгого режима\r\n2;СИЗО \"Север\"\r\n3;Тюрьма\r\n", to: "utf-8.csv")
    let made = try work.run([], shell: "\(command) < utf-8.csv > x.csv")
    #expect(made.status == 0, "\(made.errors)")
    let run = try work.vigil("import", "x.csv", "--profile", "p.yaml", "--format", "json")
    #expect(run.output.contains("\"encoding\": \"\(encoding)\"") && run.output.contains("csv, delimiter ;"))
    let list = try work.vigil("facility", "list").output
    #expect(["Колония строгого режима  ", "СИЗО \"Север\"  ", "Тюрьма  "].allSatisfy(list.contains), "\(list)")
    let again = try ImportCounts(work.vigil("import", "utf-8.csv", "--profile", "p.yaml", "--format", "json"))
    #expect(again.records["facility"] == .init(0, 0, 3, 0))
  }

  @Test(arguments: [
    // Line ends, quotes and blanks.
    ("No,Name\r1,One\r2,Two\r", "", ["One", "Two"], [:]), ("No,Name\r\n1,One\n2,Two\r", "", ["One", "Two"], [:]),
    ("No, Name\n1, \"One, two\" \n", "", ["One, two"], [:]),
    ("\"No\", \"Name\"\n\"1\", \"O\"\"n\"\n", "", ["O\"n"], [:]),
    ("No,\"Name\n\"\n1,One\n", "", ["One"], [:]),
    // Blank rows, titles, tags and footers.
    ("No,Name\n\n1,One\n,\n \n2,Two\n", "", ["One", "Two"], ["blank-row": 3]),
    ("\n\nNo,Name\n1,One\n", "", ["One"], [:]), ("A list\n,,\nNo,Name\n1,One\n", ", header: 3", ["One"], [:]),
    ("A list\n\nNo,Name\n1,One\n", ", skip: 1", ["One"], [:]),
    ("A list\n\nNo,Name\n1,One\n", ", header: 3", ["One"], [:]),
    ("No,Name\n#meta+id,#loc +name\n1,One\n", "", ["One"], ["tag-row": 1]),
    ("No,Name\n#REF!,#N/A\n", "", ["#N/A"], [:]), ("No,Name\n1,#tag\n#tag,#tag\n", "", ["#tag", "#tag"], [:]),
    (
      "No,Name\n1,One\nTotal,1\nSource\n2,\"Two\"x\n", ", footer: {No: {equals: total}}", ["One"],
      ["row-skipped": 3]
    ),
    ("No,Name\n1,One\nTotal\n2,Two\n", ", skip-if: {No: {equals: total}}", ["One", "Two"], ["row-skipped": 1]),
    // Rows of uneven length.
    ("No,Name\n1,One,,\n2,Two\n", "", ["One", "Two"], ["uneven-row": 1]),
    ("No,Name,\n1,One\n2,Two,\n", "", ["One", "Two"], ["uneven-row": 1]),
    ("No,Name\n1,One,x\n", "", [], ["row-length": 1]), ("No,Name,Town\n1,One\n", "", [], ["row-length": 1]),
    // Headers that repeat or are blank.
    ("No,Name,X,X,,\n1,One,a,b,c,d\n", "", ["One"], [:]),
    ("1,One\n2,Two\n", ", header: none", ["One", "Two"], [:]),
  ])
  func `a table as partners write it`(
    text: String, source: String, names: [String], notices: [String: Int]
  ) throws {
    let isHeaderless = source.contains("none")
    let result = try imported(
      text, source, key: isHeaderless ? "#1" : "No",
      fields: isHeaderless ? "name: {from: \"#2\"}, type: prison" : "name: {from: Name}, type: prison")
    #expect(
      result.names == names && result.counts.notices.byCode == notices, "\(result.run.output)\(result.run.errors)")
  }

  @Test func `damage is counted cell by cell`() throws {
    let rows = (0..<1200).map { "\($0),К?лония \($0)" }.joined(separator: "\n")
    let result = try imported("No,Name\n\(rows)\nx,Who?\n")
    #expect(result.counts.notices.byCode == ["letters-lost": 1200] && result.names.count == 1201)
  }

  @Test func `a column that is missing is looked for among those that are there`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.profile(fields: "name: {from: Nmae}, type: {from: Kind}"), to: "p.yaml")
    try work.write("No,Name,X,X\n1,One,2,3\n", to: "x.csv")
    let run = try work.vigil("import", "x.csv", "--profile", "p.yaml")
    #expect(run.status != 0)
    #expect(run.errors.contains("x.csv has no column Nmae\n  hint: perhaps Name is meant; it has: No, Name, X, X"))
    #expect(run.errors.contains("x.csv has no column Kind\n  hint: it has: No, Name, X, X"))
    try work.write(Self.profile(fields: "name: {from: X}, type: prison"), to: "p.yaml")
    #expect(try work.vigil("import", "x.csv", "--profile", "p.yaml").errors.contains("write \"X[1]\" for the first"))
  }

  @Test(arguments: [
    (", encoding: nonsense", "the encoding nonsense is not known"),
    (", delimiter: \";;\"", "a delimiter is one character"),
    (", delimiter: ж", "a delimiter is one character"), (", header: 0", "rows are counted from 1"),
    (", footer: {Nome: present}", "x.csv has no column Nome"), (", footer: total", "a test is written"),
  ])
  func `a profile that cannot be followed`(source: String, message: String) throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.profile(source), to: "p.yaml")
    try work.write("No,Name\n1,One\n", to: "x.csv")
    let run = try work.vigil("import", "x.csv", "--profile", "p.yaml")
    #expect(run.status != 0 && run.errors.contains(message), "\(run.errors)")
  }

  @Test func `the same bytes mean something else in a file of another encoding`() throws {
    let work = try Workplace()
    try work.initialise()
    try work.write(
      """
      name: P
      publisher: Partner
      scheme: p
      sources: [{name: t, files: "*.csv", format: csv}]
      make:
      - facility: {rows: t, key: "{Код}", name: {from: Имя}, type: prison}

      """, to: "p.yaml")
    // What “привет” is in windows-1251, KOI8-R reads as “ОПХБЕР”.
    func text(_ letter: String, _ name: String) -> String {
      "Код,Имя\n" + (1...20).map { "\(letter)\($0),Учреждение номер \($0)\n" }.joined() + "\(letter)0,\(name)\n"
    }
    try work.write(text("a", "привет"), to: "1.txt")
    try work.write(text("b", "ОПХБЕР"), to: "2.txt")
    try work.vigil(shell: "iconv -t windows-1251 1.txt > 1.csv; iconv -t koi8-r 2.txt > 2.csv")
    #expect(try work.vigil("import", "1.csv", "2.csv", "--profile", "p.yaml").status == 0)
    let list = try work.vigil("facility", "list", "--format", "json").output
    for name in ["привет", "ОПХБЕР"] {
      #expect(list.components(separatedBy: "\"name\":\"\(name)\"").count == 2, "\(name)")
    }
  }
}
