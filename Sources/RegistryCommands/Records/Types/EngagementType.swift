import ArgumentParser
import Registry

enum EngagementType: RecordTypeName {
  static let words = TypeWords(
    type: .engagement, command: "engagement add", abstract: "Add a meeting or a letter.",
    examples: """
      vigil engagement add
        vigil engagement add --kind dialogue --series "Human Rights Dialogue" --ordinal 12 \\
            --title "12th Human Rights Dialogue" --start 2026-11-26 --mode online --cases k7p2-000008
      """,
    edits: ["k7p2-000013 --next \"13th Dialogue in 2027\""],
    listed: ["kind", "start", "title", "mode"],
    asked: asked, called: ["title"])

  /// A letter has no place, and a meeting answers no letter.
  @Sendable private static func asked(_ record: FieldSlots) -> [String] {
    let isLetter = record.text("kind") == "letter"
    return ["kind", "title", "start"] + (isLetter ? ["reply_to"] : ["end", "place", "mode"])
      + ["cases", "outcome", "next"]
  }
}

struct EngagementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engagement", abstract: "Meetings and letters of the European Union, the United Nations and states.",
    subcommands: [
      AddRecord<EngagementType>.self, ListRecords<EngagementType>.self, ShowRecord<EngagementType>.self,
      EditRecord<EngagementType>.self,
    ])
}
