import ArgumentParser
import Registry

enum FollowUpType: RecordTypeName {
  static let words = TypeWords(
    type: .followUp, command: "follow-up add", abstract: "Add what was asked of whom.",
    examples: """
      vigil follow-up add
        vigil follow-up add --kind recommendation --origin-kind visit --origin k7p2-000002 \\
            --issued-by "Monitoring group" --addressee "Department of Prisons" --issued 2026-04-01 \\
            --theme health --text "Have a nurse at night"
      """,
    edits: ["k7p2-000005 --position supported --responded 2026-05", "k7p2-000006 --repeats k7p2-000005"],
    listed: ["kind", "issued", "issued_by", "addressee", "theme"],
    asked: asked, called: ["kind", "addressee", "theme"])

  /// What it came out of is asked once its kind is known, and only a document has paragraphs.
  @Sendable private static func asked(_ record: FieldSlots) -> [String] {
    let kind = record.text("origin_kind")
    let origin = (kind == nil ? [] : ["origin"]) + (kind == "document" ? ["reference"] : [])
    return ["kind", "origin_kind"] + origin + ["issued_by", "addressee", "issued", "due", "theme", "text"]
  }
}

struct FollowUpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow-up", abstract: "What was asked of whom: recommendations, demands, complaints.",
    subcommands: [
      AddRecord<FollowUpType>.self, AddRecord<AssessmentType>.self, ListRecords<FollowUpType>.self,
      ShowRecord<FollowUpType>.self, EditRecord<FollowUpType>.self,
    ])
}
