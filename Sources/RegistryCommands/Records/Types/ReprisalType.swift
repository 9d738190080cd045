import ArgumentParser
import Registry

enum ReprisalType: RecordTypeName {
  static let words = TypeWords(
    type: .reprisal, command: "reprisal add", abstract: "Add what was done to somebody for having spoken or helped.",
    examples: """
      vigil reprisal add
        vigil reprisal add --target complainant --form prosecution-for-false-report --date 2026-04 \\
            --allegation k7p2-000003 --cooperated-with npm --status alleged
      """,
    edits: ["k7p2-000010 --status confirmed"],
    listed: ["target", "form", "date", "facility", "status"],
    asked: { _ in ["target", "form", "date", "facility", "allegation", "person", "cooperated_with", "status"] },
    called: ["form", "target"])
}

struct ReprisalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reprisal", abstract: "Reprisals against those who spoke or helped.",
    subcommands: [
      AddRecord<ReprisalType>.self, ListRecords<ReprisalType>.self, ShowRecord<ReprisalType>.self,
      EditRecord<ReprisalType>.self,
    ])
}
