import Foundation
import Testing

/// Every construct of the profile language has an example that is run: Tests/Constructs/<name>/ with a profile, files and
/// what comes out. The page about them is made from these.
///
/// `VIGIL_RECORD=1 swift test --filter ConstructExamples` writes what comes out, and the page, anew.
@Suite struct ConstructExamplesTests {
  private static let folder = Workplace.project.appendingPathComponent("Tests/Constructs")
  private static let page = Workplace.project.appendingPathComponent("docs/reference/profile-examples.md")
  private static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  private static let isRecording = ProcessInfo.processInfo.environment["VIGIL_RECORD"] != nil

  @Test(arguments: names)
  func `an example gives what it should`(name: String) throws {
    let text = try Self.run(name)
    let expected = Self.folder.appendingPathComponent("\(name)/expected.txt")
    if Self.isRecording { try Data(text.utf8).write(to: expected) }
    #expect(text == (try? String(contentsOf: expected, encoding: .utf8)))
  }

  @Test func `the page has them all`() throws {
    var lines = [
      "# The profile language by examples", "",
      "One example for each construct of [the profile language](profiles.md). Each is a folder in `Tests/Constructs`; the",
      "program is run on it, and what it prints is what stands here.", "",
    ]
    let titles = try Self.names.map { try Self.about($0)[0].dropFirst(2) }
    lines += titles.map { "- [\($0)](#\(Self.anchor(String($0))))" }
    for name in Self.names { lines += try [""] + Self.section(name) }
    let text = lines.joined(separator: "\n") + "\n"
    if Self.isRecording { try Data(text.utf8).write(to: Self.page) }
    #expect(text == (try? String(contentsOf: Self.page, encoding: .utf8)))
  }

  private static func files(_ name: String) throws -> [String] {
    let example = folder.appendingPathComponent(name).path
    return try FileManager.default.subpathsOfDirectory(atPath: example).filter { !$0.hasPrefix(".") }.sorted()
  }

  private static func about(_ name: String) throws -> [String] {
    try String(contentsOf: folder.appendingPathComponent("\(name)/about.md"), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func anchor(_ title: String) -> String {
    String(
      title.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }.map { $0 == " " ? "-" : $0 })
  }

  /// Imports the inputs in turn, and lists what there is then.
  private static func run(_ name: String) throws -> String {
    let example = folder.appendingPathComponent(name)
    let work = try Workplace()
    try work.initialise()
    let entries = try FileManager.default.contentsOfDirectory(atPath: example.path).sorted()
    for entry in entries where entry != "expected.txt" && entry != "about.md" {
      try FileManager.default.copyItem(
        at: example.appendingPathComponent(entry), to: work.folder.appendingPathComponent(entry))
    }
    if entries.contains("before") { try work.vigil("import", "before") }
    var text = ""
    for input in entries where input.hasPrefix("input") {
      let run = try work.vigil("import", input, "--profile", "profile.yaml", "--partial")
      text += "$ vigil import \(input) --profile profile.yaml --partial\n\(run.output)\(run.errors)"
      text += run.status == 0 ? "" : "[exit \(run.status)]\n"
    }
    let profile = try String(contentsOf: example.appendingPathComponent("profile.yaml"), encoding: .utf8)
    for type in ["facility", "visit", "finding", "allegation"] where profile.contains("- \(type):") {
      text += "$ vigil \(type) list --format json\n\(try work.vigil(type, "list", "--format", "json").output)"
    }
    return text
  }

  private static func section(_ name: String) throws -> [String] {
    let about = try about(name)
    var lines = ["## \(about[0].dropFirst(2))"] + about.dropFirst()
    if lines.last == "" { lines.removeLast() }
    func show(_ file: String, _ language: String) throws {
      var text = try String(contentsOf: folder.appendingPathComponent("\(name)/\(file)"), encoding: .utf8)
      if text.hasSuffix("\n") { text.removeLast() }
      lines += ["", "`\(file)`:", "", "```\(language)", text, "```"]
    }
    let files = try files(name).filter { file in file.contains(".") && file != "about.md" && file != "expected.txt" }
    for file in files where file.hasSuffix(".yaml") { try show(file, "yaml") }
    for file in files where !file.hasSuffix(".yaml") { try show(file, file.hasSuffix(".csv") ? "csv" : "text") }
    var expected = try String(contentsOf: folder.appendingPathComponent("\(name)/expected.txt"), encoding: .utf8)
    if expected.hasSuffix("\n") { expected.removeLast() }
    return lines + ["", "What comes out:", "", "```text", expected, "```"]
  }
}
