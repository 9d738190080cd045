import ArgumentParser
import Registry

enum AllegationType: RecordTypeName {
  static let words = TypeWords(
    type: .allegation, command: "allegation record", abstract: "Record an alleged violation.",
    examples: """
      vigil allegation record
        vigil allegation record --facility k7p2-000001 --incident-date 2026-02 \\
            --acts ill-treatment --persons 2
      """,
    edits: ["k7p2-000003 --verification corroborated --complaint-filed yes", "k7p2-000003 --remove-acts threats"],
    listed: ["facility", "incident_date", "acts", "persons", "verification"],
    asked: asked, called: ["acts"])

  @Sendable private static func asked(_ record: FieldSlots) -> [String] {
    ["facility"] + (record.text("facility") == nil ? ["region"] : [])
      + [
        "incident_date", "reported_date", "acts", "persons", "accused_service", "phase", "channel", "verification",
        "reprisal_risk", "consent",
      ]
  }
}

struct AllegationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allegation", abstract: "Alleged violations.",
    subcommands: [
      AddRecord<AllegationType>.self, ListRecords<AllegationType>.self, ShowRecord<AllegationType>.self,
      EditRecord<AllegationType>.self, LinkAllegations.self,
    ])
}
