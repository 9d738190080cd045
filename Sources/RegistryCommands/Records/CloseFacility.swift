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

      At a terminal, without an id or a day, this asks for the place by any of its names, for the day and for the \
      place that takes over, and shows what becomes of both before it is written.

      EXAMPLES
        vigil facility close
        vigil facility close k7p2-000001 --on 2026-03-31
        vigil facility close k7p2-000001 --on 2026-03 --replaced-by k7p2-000007
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The id, or an unambiguous beginning of it.")
  var id: String?

  @Option(help: ArgumentHelp("The last day of operation.", valueName: "day"))
  var on: String?

  @Option(help: ArgumentHelp("The place that takes over.", valueName: "id"))
  var replacedBy: String?

  func run() throws {
    if let on {
      do {
        _ = try PartialDay(on)
      } catch {
        throw CommandFailure.usage("--on: \(quoted(on)) \(error.explanation)")
      }
    }
    if let id, let on {
      let closing = FacilityClosing(id: id, on: on, replacedBy: replacedBy)
      let (joint, result) = try JointRevision.written(registry.open(), command, output.format, closing.make)
      joint.report()
      return try StandardOutput.shared.write(result)
    }
    let result = try AtTerminal.converse { conversation in
      let store = try registry.open()
      let form = CloseForm(
        knowledge: try FormKnowledge(store, today: Clock.localToday), conversation: conversation)
      guard let closing = try form.ask(id ?? "", on: on, replacedBy: replacedBy) else { throw ExitCode(1) }
      return try JointRevision.written(store, command, output.format, closing.make).output
    }
    guard let result else {
      throw CommandFailure.usage(
        id == nil ? "no id is given" : "--on is missing", hint: "write `vigil facility close ID --on DAY`")
    }
    try StandardOutput.shared.write(result)
  }

  private var command: String { "facility close" }
}

/// That a place closes, and perhaps which one takes over.
struct FacilityClosing {
  /// The id, or an unambiguous beginning of it.
  var id: String
  /// A partial day, canonical.
  var on: String
  var replacedBy: String?

  func make(_ session: any RegistryWriting) throws -> JointRevision {
    let closed = try session.resolve(id, .facility)
    let other = try replacedBy.map { try session.resolve($0, .facility) }
    var joint = JointRevision(records: [(.facility, closed)])
    joint.revisions.append(try RecordRevision.make(session, .facility, id: closed) { try close(&$0, closed) })
    if let other {
      let edits = try FieldEdits([("add_replaces", closed)], .facility)
      joint.revisions.append(
        try RecordRevision.make(session, .facility, id: other) { try edits.apply(to: &$0, session) })
    }
    return joint
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
