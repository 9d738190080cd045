import ArgumentParser
import Registry
import RegistryImport
import RegistryStore

struct CloseFacility: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close a place of detention on a day.",
    discussion: """
      The day is the last day of operation; it may be known in part, such as 2026-03. With --replaced-by the other \
      place takes over: the visits of the closed one carry over to it. To open a place again, clear the day: \
      vigil facility edit ID --closed "".

      EXAMPLES
        vigil facility close k7p2-000001 --on 2026-03-31
        vigil facility close k7p2-000001 --on 2026-03 --replaced-by k7p2-000007
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The id, or an unambiguous beginning of it.")
  var id: String

  @Option(help: ArgumentHelp("The last day of operation.", valueName: "day"))
  var on: String

  @Option(help: ArgumentHelp("The place that takes over.", valueName: "id"))
  var replacedBy: String?

  func run() throws {
    do {
      _ = try PartialDay(on)
    } catch {
      throw CommandFailure.usage("--on: \(quoted(on)) \(error.explanation)")
    }
    let (revisions, result) = try registry.open().write(.now("facility close")) { session in
      let closed = try session.resolve(id, .facility)
      let other = try replacedBy.map { try session.resolve($0, .facility) }
      var revisions = [
        try RecordRevision.make(session, .facility, id: closed) { try close(&$0, closed) }
      ]
      if let other {
        let edits = try FieldEdits([("add_replaces", closed)], .facility)
        revisions.append(
          try RecordRevision.make(session, .facility, id: other) { try edits.apply(to: &$0, session) })
      }
      let result = try RecordActions.result([(.facility, closed)], session, output.format)
      return ((revisions, result), revisions.contains { !$0.changes.isEmpty })
    }
    for revision in revisions { revision.report() }
    try StandardOutput.shared.write(result)
  }

  private func close(_ slots: inout FieldSlots, _ id: String) throws {
    guard let position = Catalogue.of(.facility).position(of: "closed") else { return }
    if let closed = slots.text(position), closed != on {
      throw CommandFailure(
        "facility/\(id) is closed already, on \(closed)",
        hint: "correct the day with `vigil facility edit \(id) --closed \(on)`")
    }
    if let opened = slots.text("opened"), let first = try? PartialDay(opened), let last = try? PartialDay(on),
      last.latest < first.earliest
    {
      throw CommandFailure(
        "facility/\(id) opened on \(opened), after \(on)",
        hint: "correct the day, or the opening with `vigil facility edit \(id) --opened DAY`")
    }
    slots.set(position, to: on)
  }
}
