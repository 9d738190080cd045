import Foundation
import RegistryImport
import Testing

/// Every notice has an example that can be run: Tests/Notices/<code>/ with an input and the expected text.
///
/// `VIGIL_RECORD=1 swift test --filter NoticeExamples` writes the expected text anew.
@Suite struct NoticeExamplesTests {
  private static let folder = Workplace.project.appendingPathComponent("Tests/Notices")

  @Test(arguments: NoticeCode.allCases)
  func `an example says what it should`(code: NoticeCode) throws {
    let example = Self.folder.appendingPathComponent(code.rawValue)
    let files = try FileManager.default.contentsOfDirectory(atPath: example.path).sorted()
    let work = try Workplace()
    try work.initialise()
    for file in files where file != "expected.txt" {
      try FileManager.default.copyItem(
        at: example.appendingPathComponent(file), to: work.folder.appendingPathComponent(file))
    }
    if files.contains("key.pub") { #expect(try work.vigil("key", "add", "key.pub").status == 0) }
    if files.contains("before") {
      let before = try work.vigil("import", "before")
      #expect(before.status == 0, "\(before.errors)")
    }
    if files.contains("erased") {
      let record = try String(contentsOf: example.appendingPathComponent("erased"), encoding: .utf8)
      #expect(try work.vigil("erase", record.trimmingCharacters(in: .newlines), "--yes").status == 0)
    }
    let inputs = files.filter { $0.hasPrefix("input") }
    // The same files in turn where there are several, as a partner would send them.
    var runs: [VigilRun] = []
    for input in files where input.hasPrefix("exchange") { runs.append(try work.vigil("import", input)) }
    for input in inputs { runs.append(try work.vigil("import", input, "--profile", "profile.yaml")) }
    let text = runs.map { "\($0.output)\($0.errors)exit \($0.status)\n" }.joined(separator: "\n")
    let expectedURL = example.appendingPathComponent("expected.txt")
    if ProcessInfo.processInfo.environment["VIGIL_RECORD"] != nil { try Data(text.utf8).write(to: expectedURL) }
    #expect(text == (try? String(contentsOf: expectedURL, encoding: .utf8)))
    if code.severity == .info {
      #expect(text.contains("1 remark."))
    } else {
      #expect(text.contains("\(code.severity.rawValue): ") && text.contains("[\(code.rawValue)]"))
      #expect(text.contains("hint: \(code.remedy)"))
    }
    #expect(runs.last?.status == (code.severity == .error ? 1 : 0))
  }

  @Test func `no example is left over`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    #expect(folders == NoticeCode.allCases.map(\.rawValue).sorted())
  }
}
