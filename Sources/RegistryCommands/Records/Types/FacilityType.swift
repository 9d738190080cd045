import ArgumentParser
import Registry

enum FacilityType: RecordTypeName {
  static let words = TypeWords(
    type: .facility, command: "facility add", abstract: "Add a place of detention.",
    examples: """
      vigil facility add
        vigil facility add --name "Colony 1" --type prison --country KZ --region KZ-10
      """,
    edits: [
      "k7p2-000001 --capacity 320 --name@ru \"Колония 1\"", "k7p2-000001 --closed \"\"",
      "k7p2-000001 --add-other-names \"Old Colony\"",
    ],
    listed: ["name", "type", "region", "closed"],
    asked: { _ in ["name", "other_names", "type", "country", "region", "locality", "authority", "capacity"] },
    called: ["name"])
}

struct FacilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facility", abstract: "Places of detention.",
    subcommands: [
      AddRecord<FacilityType>.self, ListRecords<FacilityType>.self, ShowRecord<FacilityType>.self,
      EditRecord<FacilityType>.self, CloseFacility.self,
    ])
}
