import Foundation
import Testing

/// Sessions at a prompt, as Markdown; see `PageRunner`. A block goes on where the one before it ended.
///
/// `VIGIL_RECORD=1 swift test --filter TranscriptTests` writes the output anew.
@Suite struct TranscriptTests {
  static let names = (try? Markdown.pages(under: "Tests/Transcripts")) ?? []

  @Test(arguments: names)
  func `a session goes as it was written down`(name: String) throws {
    let page = try Markdown(page: name)
    var runner = try PageRunner()
    try Recording.check(try runner.run(page), name)
    #expect(runner.problems == [])
  }

  @Test func `there are transcripts`() { #expect(Self.names.count >= 3) }
}
