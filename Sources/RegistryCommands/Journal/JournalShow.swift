import ArgumentParser
import Registry
import RegistryStore
import RegistryWriters

struct JournalShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The entries, the oldest first.",
    discussion: "EXAMPLES\n  vigil journal show\n  vigil journal show --last 20 --format json")

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Option(help: ArgumentHelp("Only so many entries, the latest.", valueName: "count"))
  var last: Int?

  func run() throws {
    guard (last ?? 1) > 0 else { throw CommandFailure.usage("--last must be more than 0") }
    let lines = try registry.open().read { session in
      var lines: [JournalLine] = []
      try session.forEachJournalLine { lines.append($0) }
      return last.map { Array(lines.suffix($0)) } ?? lines
    }
    switch output.format {
    case .text:
      for line in lines {
        let cells = [
          "\(line.device)/\(line.number)", line.authorship.time, line.authorship.author, line.authorship.command,
          line.code,
        ]
        try StandardOutput.shared.write(cells.map { Printable.text($0) }.joined(separator: "  ") + "\n")
      }
    case .json: try StandardOutput.shared.write(JSONValue.array(lines.map(JournalShow.json)).text)
    }
  }

  static func json(_ line: JournalLine) -> JSONValue {
    .object([
      .init("device", .string(line.device)), .init("number", .int(line.number)),
      .init("time", .string(line.authorship.time)), .init("author", .string(line.authorship.author)),
      .init("command", .string(line.authorship.command)), .init("code", .string(line.code)),
      .init("chain", .string(line.chain.hexadecimal)),
    ])
  }
}
