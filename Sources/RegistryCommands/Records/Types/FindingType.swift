import ArgumentParser
import Registry

enum FindingType: RecordTypeName {
  static let words = TypeWords(
    type: .finding, command: "finding add", abstract: "Add what a visit found on one theme.",
    examples: """
      vigil finding add
        vigil finding add --visit k7p2-000002 --theme health --assessment concern
      """,
    edits: ["k7p2-000004 --assessment serious"],
    listed: ["visit", "theme", "assessment"],
    asked: { _ in ["visit", "theme", "assessment", "text"] },
    called: ["theme", "assessment"])
}

struct FindingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finding", abstract: "What visits found.",
    subcommands: [
      AddRecord<FindingType>.self, ListRecords<FindingType>.self, ShowRecord<FindingType>.self,
      EditRecord<FindingType>.self,
    ])
}
