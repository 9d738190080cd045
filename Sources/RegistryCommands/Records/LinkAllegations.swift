import ArgumentParser
import Registry
import RegistryStore

struct LinkAllegations: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Say which place allegations are about, or which visit looked into them.",
    discussion: """
      --facility sets the place of each allegation. --visit notes that the visit looked into them, as \
      `vigil visit edit VISIT --add-allegations ID` would. What is linked already stays so. --remove takes links \
      away. What changed is said on standard error; standard output has the ids of the allegations.

      At a terminal, without an id or without what to link to, this asks for it: for the allegations of a place from \
      a list, or for those whose place is not known, then for a place or a visit. Everything is shown before it is \
      written.

      EXAMPLES
        vigil allegation link
        vigil allegation link k7p2-000003 --facility k7p2-000001
        vigil allegation link k7p2-000003 k7p2-000005 --visit k7p2-000004
        vigil allegation link k7p2-000005 --visit k7p2-000004 --remove
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: ArgumentHelp("The allegations: ids, or unambiguous beginnings of them.", valueName: "id"))
  var ids: [String] = []

  @Option(help: ArgumentHelp("The place.", valueName: "id"))
  var facility: String?

  @Option(help: ArgumentHelp("The visit that looked into them.", valueName: "id"))
  var visit: String?

  @Flag(help: "Take the links away instead.")
  var remove = false

  func run() throws {
    let linking = AllegationLinking(ids: ids, facility: facility, visit: visit, removes: remove)
    let hasTarget = facility != nil || visit != nil
    if !ids.isEmpty, hasTarget {
      let (joint, result) = try JointRevision.written(registry.open(), command, output.format, linking.make)
      joint.report()
      return try StandardOutput.shared.write(result)
    }
    let result = try AtTerminal.converse { conversation in
      let store = try registry.open()
      let form = LinkForm(knowledge: try FormKnowledge(store, today: Clock.localToday), conversation: conversation)
      guard let asked = try form.ask(linking) else { throw ExitCode(1) }
      return try JointRevision.written(store, command, output.format, asked.make).output
    }
    guard let result else {
      throw hasTarget
        ? CommandFailure.usage("no id is given", hint: "write `vigil allegation link ID --visit ID`")
        : .usage("say what to link to", hint: "give --facility ID, --visit ID, or both")
    }
    try StandardOutput.shared.write(result)
  }

  private var command: String { "allegation link" }
}

/// Which allegations are linked to what, or are so no longer.
struct AllegationLinking {
  /// Ids, or unambiguous beginnings of them.
  var ids: [String]
  var facility: String?
  var visit: String?
  let removes: Bool

  func make(_ session: any RegistryWriting) throws -> JointRevision {
    var allegations: [String] = []
    for text in ids {
      let id = try session.resolve(text, .allegation)
      if !allegations.contains(id) { allegations.append(id) }
    }
    let place = try facility.map { try session.resolve($0, .facility) }
    let visited = try visit.map { try session.resolve($0, .visit) }
    var joint = JointRevision(records: allegations.map { (.allegation, $0) })
    if let place {
      joint.revisions = try allegations.map { id in
        try RecordRevision.make(session, .allegation, id: id) { try setPlace(place, &$0, session) }
      }
    }
    if let visited {
      let name = removes ? "remove_allegations" : "add_allegations"
      let edits = try FieldEdits(allegations.map { (name, $0) }, .visit)
      joint.revisions.append(
        try RecordRevision.make(session, .visit, id: visited) { try edits.apply(to: &$0, session) })
      if !removes {
        joint.doubts = try allegations.flatMap { try doubts($0, visited, session) }
          .map { ($0, "if this is a mistake, run the same command with --remove") }
      }
    }
    return joint
  }

  private func setPlace(_ place: String, _ slots: inout FieldSlots, _ session: any RegistryReading) throws {
    if removes, slots.text("facility") != place { return }
    try FieldEdits([("facility", removes ? "" : place)], .allegation).apply(to: &slots, session)
  }

  /// Why this visit can hardly have looked into this allegation.
  private func doubts(_ id: String, _ visit: String, _ session: any RegistryReading) throws -> [String] {
    let allegation = try session.record(.allegation, id: id).slots
    let visited = try session.record(.visit, id: visit).slots
    var doubts: [String] = []
    if let incident = allegation.text("incident_date"), let first = try? PartialDay(incident),
      let end = visited.text("end") ?? visited.text("start"), let last = try? PartialDay(end),
      last.latest < first.earliest
    {
      doubts.append("visit/\(visit) ended on \(end), before the incident of allegation/\(id) on \(incident)")
    }
    if let place = allegation.text("facility"), let other = visited.text("facility"),
      try PlaceRules.standingFor(place, session) != PlaceRules.standingFor(other, session)
    {
      doubts.append("visit/\(visit) was to facility/\(other), and allegation/\(id) is about facility/\(place)")
    }
    return doubts
  }
}
