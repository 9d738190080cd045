import ArgumentParser
import Registry

enum FigureType: RecordTypeName {
  static let words = TypeWords(
    type: .figure, command: "figure add", abstract: "Add a number that somebody published.",
    examples: """
      vigil figure add
        vigil figure add --measure "investigations opened" --value 24 --qualifier exact \\
            --from 2025-01 --to 2025-11 --publisher "Prosecutor" --cited-in "Annual report 2025"
      """,
    edits: ["k7p2-000011 --subset-of k7p2-000012"],
    listed: ["measure", "qualifier", "value", "from", "to", "publisher"],
    asked: { _ in ["measure", "value", "qualifier", "unit", "from", "to", "region", "publisher", "cited_in"] },
    called: ["measure", "publisher"])
}

struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure", abstract: "Numbers that others published, beside our own and never mixed with them.",
    subcommands: [
      AddRecord<FigureType>.self, ListRecords<FigureType>.self, ShowRecord<FigureType>.self,
      EditRecord<FigureType>.self,
    ])
}
