import Foundation

/// Does what a page says, in order and in one folder, as somebody who follows it at a prompt would.
///
/// - A ```console block: each line after `$ ` is run, and what follows it is what it must print, with `[exit N]`
///   where it fails. A command goes on in lines that begin with `> `.
/// - A ```sh block: each line is a command that must succeed.
/// - A block after “Save this as `name`”: the file is written.
///
/// What one command sets or exports, and where it goes, holds for those after it.
struct PageRunner: ~Copyable {
  private let work: Workplace
  private let prelude: String
  /// Why the page cannot be followed.
  private(set) var problems: [String] = []

  /// - Parameter prelude: what is done before each command.
  init(prelude: String = "") throws {
    work = try Workplace()
    self.prelude = prelude
  }

  /// - Parameter isLeftOut: the commands of ```sh blocks that are not run.
  /// - Returns: the page with what its commands print now.
  mutating func run(_ page: Markdown, leavingOut isLeftOut: (String) -> Bool = { _ in false }) throws -> String {
    var result: [String] = []
    var next = 0
    for block in page.blocks {
      result += page.lines[next..<block.range.lowerBound]
      next = block.range.upperBound
      let lines = Array(page.lines[block.range])
      if let file = block.file { try save(lines, as: file) }
      switch block.language {
      case "console": result += try console(lines)
      case "sh":
        result += lines
        for command in PageRunner.commands(lines) where !isLeftOut(command) {
          let run = try shell(command)
          if run.status != 0 { problems.append("exit \(run.status) of: \(command)\n\(run.output)") }
        }
      default: result += lines
      }
    }
    return (result + page.lines[next...]).joined(separator: "\n")
  }

  /// Saves what a page shows where its commands have gone.
  private func save(_ lines: [String], as file: String) throws {
    let folder = try work.run([], shell: "[ -f .state ] && . ./.state; pwd").output.dropLast()
    let url = URL(fileURLWithPath: String(folder)).appendingPathComponent(file)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: url)
  }

  private func console(_ lines: [String]) throws -> [String] {
    var result: [String] = []
    var rest = lines[...]
    while let line = rest.popFirst() {
      guard line.hasPrefix("$ ") else { continue }
      result.append(line)
      var command = String(line.dropFirst(2))
      while let more = rest.first, more.hasPrefix("> "), command.hasSuffix("\\") {
        rest.removeFirst()
        result.append(more)
        command += "\n\(more.dropFirst(2))"
      }
      let run = try shell(command)
      var output = run.output
      if output.hasSuffix("\n") { output.removeLast() }
      if !output.isEmpty { result.append(output) }
      if run.status != 0 { result.append("[exit \(run.status)]") }
    }
    return result
  }

  /// The commands of a ```sh block, without comments; a line that ends with a backslash goes on in the next.
  private static func commands(_ lines: [String]) -> [String] {
    lines.joined(separator: "\n").replacing("\\\n", with: " ").split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
  }

  private func shell(_ command: String) throws -> VigilRun {
    let state = work.path(".state")
    let run = try work.run(
      [],
      shell: """
        PATH="\(Workplace.executable.deletingLastPathComponent().path):$PATH"
        \(prelude)
        [ ! -f '\(state)' ] || . '\(state)'
        set -a
        { \(command)
        } 2>&1
        status=$?
        { export -p; printf 'cd %q\\n' "$PWD"; } > '\(state)'
        exit $status
        """)
    let output = run.output.replacing(Workplace.project.path, with: "$VIGIL_HOME")
      .replacing(work.folder.path, with: "/home/you")
      // The code of a journal depends on every byte that was written.
      .replacing(#/\b([0-9A-Z]{4}-){3}[0-9A-Z]{4}\b/#, with: "XXXX-XXXX-XXXX-XXXX")
    return VigilRun(status: run.status, output: output, errors: run.errors)
  }
}
