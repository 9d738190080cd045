import ArgumentParser
import Registry
import RegistryImport
import RegistryWriters

struct ProfileShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Say what a profile makes of what.",
    discussion: """
      In words: which files it reads, which records come of a row, and where each field has its value from. With --yaml \
      the profile as it was written.

      EXAMPLES
        vigil profile show hiqa
        vigil profile show hiqa --yaml
      """)

  @OptionGroup var output: FormatOptions

  @Flag(help: "The profile itself, as it was written.")
  var yaml = false

  @Argument(help: "The profile: a name in Imports/, or the path of its file.")
  var profile: String

  func validate() throws {
    if yaml, output.format == .json { throw ValidationError("give --yaml or --format json, not both") }
  }

  func run() throws {
    let file = try ProfileFile(profile)
    if yaml { return try StandardOutput.shared.write(file.yaml) }
    let tree = file.tree
    guard !tree.entries.isEmpty else {
      throw CommandFailure("\(file.path) is no profile", hint: "see what is wrong: vigil profile check \(profile)")
    }
    switch output.format {
    case .json: try StandardOutput.shared.write(ProfileShow.json(tree).text)
    case .text:
      try StandardOutput.shared.write(Printable.text(ProfileWords(tree).text, keepsLines: true))
    }
  }

  private static func json(_ tree: ProfileTree) -> JSONValue {
    switch tree {
    case .text(let text): .string(text)
    case .list(let items): .array(items.map { json($0) })
    case .mapping(let entries): .object(entries.map { .init($0.key, json($0.value)) })
    }
  }
}
