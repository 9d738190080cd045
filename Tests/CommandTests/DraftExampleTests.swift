import Foundation
import Testing

/// Invented files of partners in Tests/Drafts, with the draft that is made of each and what the check says of the draft.
///
/// `VIGIL_RECORD=1 swift test --filter DraftExample` writes both anew.
@Suite struct DraftExampleTests {
  private static let folder = Workplace.project.appendingPathComponent("Tests/Drafts")

  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".tsv") || $0.hasSuffix(".xml") }.sorted()

  @Test(arguments: files)
  func `a file gives its draft, and the check says what the draft says`(file: String) throws {
    let work = try Workplace()
    try FileManager.default.copyItem(
      at: Self.folder.appendingPathComponent(file), to: work.folder.appendingPathComponent(file))
    let name = file.split(separator: ".").first.map(String.init) ?? file
    let draft = try work.vigil("profile", "draft", file, "--output", "\(name).yaml")
    #expect(draft.status == 0)
    try Recording.check(
      try String(contentsOfFile: work.path("\(name).yaml"), encoding: .utf8), "Tests/Drafts/\(name).yaml")
    let check = try work.vigil("profile", "check", "\(name).yaml", file)
    try Recording.check(
      "\(draft.errors)\(check.output)\(check.errors)exit \(check.status)\n", "Tests/Drafts/\(name).check.txt")
    // Where nothing is missing, nothing is wrong.
    #expect((check.status == 0) == !draft.errors.contains("missing: "))
  }

  @Test func `there are files, in several languages and encodings`() {
    #expect(Self.files.count >= 8)
  }
}
