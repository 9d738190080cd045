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

      EXAMPLES
        vigil allegation link k7p2-000003 --facility k7p2-000001
        vigil allegation link k7p2-000003 k7p2-000005 --visit k7p2-000004
        vigil allegation link k7p2-000005 --visit k7p2-000004 --remove
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: ArgumentHelp("The allegations: ids, or unambiguous beginnings of them.", valueName: "id"))
  var ids: [String]

  @Option(help: ArgumentHelp("The place.", valueName: "id"))
  var facility: String?

  @Option(help: ArgumentHelp("The visit that looked into them.", valueName: "id"))
  var visit: String?

  @Flag(help: "Take the links away instead.")
  var remove = false

  func validate() throws {
    if facility == nil, visit == nil { throw ValidationError("say what to link: --facility ID, --visit ID, or both") }
  }

  func run() throws {
    let (revisions, warnings, result) = try registry.open().write(.now("allegation link")) { session in
      var allegations: [String] = []
      for text in ids {
        let id = try session.resolve(text, .allegation)
        if !allegations.contains(id) { allegations.append(id) }
      }
      let place = try facility.map { try session.resolve($0, .facility) }
      let visited = try visit.map { try session.resolve($0, .visit) }
      var revisions: [RecordRevision] = []
      if let place {
        for id in allegations {
          revisions.append(try RecordRevision.make(session, .allegation, id: id) { try setPlace(place, &$0, session) })
        }
      }
      var warnings: [String] = []
      if let visited {
        let name = remove ? "remove_allegations" : "add_allegations"
        let edits = try FieldEdits(allegations.map { (name, $0) }, .visit)
        revisions.append(
          try RecordRevision.make(session, .visit, id: visited) { try edits.apply(to: &$0, session) })
        if !remove { warnings = try allegations.flatMap { try doubts($0, visited, session) } }
      }
      let result = try RecordActions.result(allegations.map { (.allegation, $0) }, session, output.format)
      return ((revisions, warnings, result), revisions.contains { !$0.changes.isEmpty })
    }
    for warning in warnings {
      StandardError.print("warning: \(warning)")
      StandardError.print("hint: if this is a mistake, run the same command with --remove")
    }
    for revision in revisions { revision.report() }
    try StandardOutput.shared.write(result)
  }

  private func setPlace(_ place: String, _ slots: inout FieldSlots, _ session: any RegistryReading) throws {
    if remove, slots.text("facility") != place { return }
    try FieldEdits([("facility", remove ? "" : place)], .allegation).apply(to: &slots, session)
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
