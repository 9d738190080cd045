import Foundation
import Testing

/// Sessions at a prompt, as Markdown: in a ```console block each line after `$ ` is run by a shell, and what
/// follows is what it must print. A block in one file goes on where the one before it ended.
///
/// `VIGIL_RECORD=1 swift test --filter TranscriptTests` writes the output anew.
@Suite struct TranscriptTests {
  private static let folder = Workplace.project.appendingPathComponent("Tests/Transcripts")

  static let names: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0.hasSuffix(".md") }.sorted()
  }()

  @Test(arguments: names)
  func `a session goes as it was written down`(name: String) throws {
    let url = Self.folder.appendingPathComponent(name)
    let text = try String(contentsOf: url, encoding: .utf8)
    let work = try Workplace()
    var actual: [String] = []
    var isConsole = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```console" {
        isConsole = true
      } else if line == "```" {
        isConsole = false
      } else if isConsole {
        guard line.hasPrefix("$ ") else { continue }
        actual.append(String(line))
        let run = try work.run(
          [], shell: "vigil() { \"\(Workplace.executable.path)\" \"$@\"; }; { \(line.dropFirst(2)); } 2>&1")
        var output = run.output
        if output.hasSuffix("\n") { output.removeLast() }
        if !output.isEmpty { actual.append(output) }
        if run.status != 0 { actual.append("[exit \(run.status)]") }
        continue
      }
      actual.append(String(line))
    }
    let result = actual.joined(separator: "\n").replacing(Workplace.project.path, with: "$VIGIL_HOME")
    if ProcessInfo.processInfo.environment["VIGIL_RECORD"] != nil { try Data(result.utf8).write(to: url) }
    #expect(result == text)
  }

  @Test func `there are transcripts`() { #expect(Self.names.count >= 3) }
}
