import Foundation
import Testing

/// Every command block of the README and of docs/ is run; see `PageRunner`.
///
/// `VIGIL_RECORD=1 swift test --filter DocumentedCommandTests` writes the output of ```console blocks anew.
@Suite struct DocumentedCommandTests {
  static let pages = ["README.md"] + ((try? Markdown.pages(under: "docs")) ?? [])

  /// Steps that install or build, by how they begin. Nothing else is left out of what is run.
  private static let installation = ["git clone ", "cd vigil ", "make "]

  /// Programs by others that a page shows in ```sh blocks, which are run where they are installed.
  private static let otherPrograms = ["xmllint", "frictionless"]

  /// Blocks that show something and are not run.
  private static let shown: Set<String> = ["text", "yaml", "csv"]

  private static func isInstalled(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  @Test(arguments: pages)
  func `a page can be followed`(name: String) throws {
    let page = try Markdown(page: name)
    // A new user's computer: no registry is named, and the home folder is empty.
    var runner = try PageRunner(
      prelude: #"unset VIGIL_REGISTRY XDG_DATA_HOME; export VIGIL_USER=you HOME="$PWD""#)
    let text = try runner.run(page) { command in
      DocumentedCommandTests.installation.contains { "\(command) ".hasPrefix($0) }
        || DocumentedCommandTests.otherPrograms.contains { program in
          command.hasPrefix("\(program) ") && !DocumentedCommandTests.isInstalled(program)
        }
    }
    try Recording.check(text, name)
    #expect(runner.problems == [])
  }

  @Test(arguments: pages)
  func `a block is run, or is of a kind that only shows something`(name: String) throws {
    let page = try Markdown(page: name)
    // Other ways to write a block, which would not be seen and not be run.
    for line in page.lines where !line.hasPrefix("```") {
      let text = line.drop { $0 == " " || $0 == ">" }
      #expect(!text.hasPrefix("```") && !text.hasPrefix("~~~"), "\(line)")
    }
    for block in page.blocks where block.language != "console" && block.language != "sh" {
      #expect(DocumentedCommandTests.shown.contains(block.language), "line \(block.range.lowerBound)")
    }
  }

  @Test func `there are pages`() {
    #expect(Self.pages.contains("docs/tutorial.md") && Self.pages.count > 15)
  }
}
