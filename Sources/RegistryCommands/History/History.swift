import ArgumentParser
import Registry
import RegistryStore
import RegistryWriters

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show who changed a record, when and how, and what each source said of it.",
    discussion: """
      Versions stand in the order in which they were made, each with its author, device and command, or the batch, \
      file and row that it came from. Then follows what each source last said: where it differs from the record, \
      whether the value was edited here, comes from another source, or is under review.

      A record that was taken back with its batch (`vigil batch undo`) still has its history here.

      The type may be left out where the id has only one. Sealed fields are not shown: `vigil reveal` does that.

      With --format json the answer is
        { "type", "id",
          "versions": [ { "time", "author", "device", "number", "command",
                          "batch", "profile", "file", "line",
                          "changes": [ { "field", "from", "to" } ],
                          "removed": { "time", "author", "device", "number",
                                       "command" } } ],
          "sources": [ { "profile", "key", "batch", "time", "file", "line",
                         "goneSince",
                         "fields": [ { "field", "says", "here",
                                       "difference" } ] } ] }
      with null for what is empty or does not apply. "number" counts the transactions of the device. "difference" is \
      null, edited-here, other-source or under-review. "removed" says what took the record back after a version.

      EXAMPLES
        vigil history k7p2-000001
        vigil history visit/k7p2-000002 --format json
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Argument(
    help: ArgumentHelp("The id, or an unambiguous beginning of it, as in visit/k7p2-000002.", valueName: "[type/]id"))
  var id: String

  func run() throws {
    let text = try registry.open().read { session in
      let (type, id) = try session.findWithHistory(id)
      let history = try session.history(type, id: id)
      return switch output.format {
      case .json: HistoryJSON.value(type, id, history).text
      case .text: try HistoryText(session).text(type, id, history)
      }
    }
    try StandardOutput.shared.write(text)
  }
}
