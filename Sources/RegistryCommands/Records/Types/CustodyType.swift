import ArgumentParser
import Registry

enum CustodyType: RecordTypeName {
  static let words = TypeWords(
    type: .custody, command: "custody add", abstract: "Add where a person was held, or set free.",
    examples: """
      vigil custody add
        vigil custody add --person k7p2-000008 --facility k7p2-000001 --from 2025-05 --status detained
        vigil custody add --person k7p2-000008 --from 2026-02-11 --status conditional --ground parole
      """,
    edits: ["k7p2-000009 --until 2026-02-11"],
    listed: ["person", "facility", "from", "until", "status"],
    asked: asked, called: ["status", "person"])

  /// A ground is one of release.
  @Sendable private static func asked(_ record: FieldSlots) -> [String] {
    let status = record.text("status")
    return ["person", "status", "facility", "from", "until"] + (status == "detained" ? [] : ["ground"])
  }
}

struct CustodyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "custody", abstract: "Where persons were held, and how they were released.",
    subcommands: [
      AddRecord<CustodyType>.self, ListRecords<CustodyType>.self, ShowRecord<CustodyType>.self,
      EditRecord<CustodyType>.self,
    ])
}
