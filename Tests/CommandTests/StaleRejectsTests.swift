import Foundation
import Testing

/// A file of rejected rows says what was rejected now, also where that is nothing.
@Suite struct StaleRejectsTests {
  private static let csv = """
    name: P
    publisher: Partner
    scheme: p
    sources: [{name: t, format: csv}]
    make:
    - facility: {rows: t, key: "{No}", name: {from: Name}, type: {from: Kind}}

    """
  private static let bad = "No,Name,Kind\n1,One,castle\n"
  private static let good = "No,Name,Kind\n1,One,prison\n"
  private static let broken = "No,Name,Kind\n1,One,castle\n2,\"Two,prison\n"

  private func text(_ work: borrowing Workplace, _ name: String) -> String? {
    try? String(contentsOf: work.folder.appendingPathComponent(name), encoding: .utf8)
  }

  private func workplace() throws -> Workplace {
    let work = try Workplace()
    try work.initialise()
    try work.write(Self.csv, to: "p.yaml")
    return work
  }

  @Test(arguments: ["utf-8", "utf-16le", "utf-32be"])
  func `where no row is rejected any more only the header is left`(encoding: String) throws {
    let work = try workplace()
    try work.write(Self.csv.replacingOccurrences(of: "csv}", with: "csv, encoding: \(encoding)}"), to: "p.yaml")
    for (content, rows) in [(Self.bad, "1 rejected row"), (Self.good, "0 rejected rows")] {
      try work.write(content, to: "u.csv")
      try work.vigil(shell: "iconv -f utf-8 -t \(encoding) u.csv > x.csv")
      let run = try work.vigil("import", "x.csv", "--profile", "p.yaml", "--rejects", "back.csv")
      #expect(run.output.contains("\(rows) written to back.csv."), "\(run.output) \(run.errors)")
    }
    try work.vigil(shell: "iconv -f \(encoding) -t utf-8 back.csv > back-u.csv")
    #expect(text(work, "back-u.csv") == "No,Name,Kind,\"notice_code\",\"notice\"\n")
  }

  @Test func `a file that no import wrote is left alone`() throws {
    let work = try workplace()
    try work.write(Self.good, to: "x.csv")
    try work.write("my notes\n", to: "back.csv")
    let run = try work.vigil("import", "x.csv", "--profile", "p.yaml", "--rejects", "back.csv")
    #expect(run.status == 0 && run.output.contains("No row was rejected, so no file was written."))
    #expect(text(work, "back.csv") == "my notes\n")
    #expect(try work.vigil("import", "x.csv", "--profile", "p.yaml", "--rejects", "/dev/null").status == 0)
  }

  @Test func `in a folder each file goes by its own name, whichever of them has errors`() throws {
    let work = try workplace()
    for (first, second) in [(Self.bad, Self.bad), (Self.good, Self.bad), (Self.bad, Self.good)] {
      try work.write(first, to: "one/x.csv")
      try work.write(second.replacingOccurrences(of: "1,One", with: "2,Two"), to: "two/x.csv")
      try work.vigil("import", "one/x.csv", "two/x.csv", "--profile", "p.yaml", "--rejects", "back")
      #expect(text(work, "back/x.csv")?.contains("1,One") == (first == Self.bad))
      #expect(text(work, "back/2-x.csv")?.contains("2,Two") == (second == Self.bad))
    }
  }

  @Test func `of a file that is broken no part comes back, and no part of an earlier one stays`() throws {
    let work = try workplace()
    try work.write(Self.broken, to: "x.csv")
    let first = try work.vigil("import", "x.csv", "--profile", "p.yaml", "--rejects", "back.csv")
    #expect(first.status == 1 && first.errors.contains("[unclosed-quote]"), "\(first.errors)")
    #expect(text(work, "back.csv") == nil && !first.output.contains("back.csv"))
    try work.write(Self.bad, to: "x.csv")
    try work.vigil("import", "x.csv", "--profile", "p.yaml", "--rejects", "back.csv")
    #expect(text(work, "back.csv")?.contains("1,One") == true)
    try work.write(Self.broken, to: "x.csv")
    let last = try work.vigil("import", "x.csv", "--profile", "p.yaml", "--rejects", "back.csv")
    #expect(last.status == 1 && last.output.contains("0 rejected rows written to back.csv."), "\(last.output)")
    #expect(text(work, "back.csv") == "")
  }

  @Test func `several files need a folder, which is said before anything is read`() throws {
    let work = try workplace()
    try work.write(Self.good, to: "x.csv")
    try work.write("No,Name,Kind\n2,Two,prison\n", to: "y.csv")
    try work.write("", to: "back.csv")
    let run = try work.vigil("import", "x.csv", "y.csv", "--profile", "p.yaml", "--rejects", "back.csv")
    #expect(run.status == 64 && run.errors.contains("need a folder") && run.errors.contains("hint: name a folder"))
  }

  @Test func `XML keeps what stands around its records`() throws {
    let work = try workplace()
    try work.write(
      Self.csv.replacingOccurrences(of: "format: csv", with: "format: xml, record: /list/place")
        .replacingOccurrences(of: "{No}", with: "{@no}").replacingOccurrences(of: "Name", with: "name")
        .replacingOccurrences(of: "Kind", with: "kind"), to: "p.yaml")
    for kind in ["castle", "prison"] {
      try work.write("<list><place no='1'><name>One</name><kind>\(kind)</kind></place></list>\n", to: "x.xml")
      try work.vigil("import", "x.xml", "--profile", "p.yaml", "--rejects", "back.xml")
      #expect(text(work, "back.xml")?.contains("One") == (kind == "castle"))
    }
    #expect(text(work, "back.xml") == "<list></list>\n")
  }
}
