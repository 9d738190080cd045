import ArgumentParser
import RegistryStore
import RegistryWriters

/// `vigil batch undo`.
struct UndoBatch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take a batch back, as if it had not been imported.",
    discussion: """
      Records that the batch brought are there no more, records that it changed say again what they said before, and so \
      does what the registry remembers of each source: importing the same files again gives the same counts as the \
      first time. The versions stay in the history (`vigil history ID`), and no id is given out twice.

      It is done whole or not at all. Where later work stands on the batch – records that were changed since, or that \
      refer to what it brought – nothing is changed, the exit code is 1, and what stands in the way is named: take \
      later batches back first, the latest before the others. A record that was edited since may be edited back.

      With --format json the answer is
        { "batch", "undone", "dryRun",
          "records": { "facility": { "removed", "restored" } },
          "reviews": { "removed", "answered" },
          "laterWork": { "records", "batches": [ ],
                         "examples": [ { "type", "id", "reason", "field",
                                         "profile", "time", "author",
                                         "command", "batch" } ] } }
      with null for laterWork where there is none. "reason" is changed, refers, said or lacks.

      EXAMPLES
        vigil batch undo 3 --dry-run
        vigil batch undo 3
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Flag(help: "Only say what would be done.")
  var dryRun = false

  @Argument(help: "The batch's number.")
  var number: Int

  func run() throws {
    do {
      let undo = try registry.open().write(.now("batch undo \(number)")) { session in
        let undo = try Progress.shared.during("taking batch \(number) back") { try session.undoBatch(number) }
        return (undo, !dryRun)
      }
      switch output.format {
      case .json: try StandardOutput.shared.write(UndoText.json(undo, isDryRun: dryRun).text)
      case .text: try StandardOutput.shared.write(UndoText.text(undo, isDryRun: dryRun))
      }
    } catch let work as LaterWork {
      if output.format == .json { try StandardOutput.shared.write(UndoText.json(work, isDryRun: dryRun).text) }
      try StandardOutput.shared.flush()
      throw CommandFailure(work)
    }
  }
}
