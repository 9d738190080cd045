import ArgumentParser
import Registry

enum PersonType: RecordTypeName {
  static let words = TypeWords(
    type: .person, command: "person add", abstract: "Add somebody whose case is followed, under a code.",
    examples: """
      vigil person add
        vigil person add --sex female --consent named --consent-for un --consent-for eu \\
            --consent-given-by self --consent-date 2026-03-05
      """,
    edits: ["k7p2-000008 --consent-withdrawn 2026-09-01"],
    listed: ["sex", "minor", "nationality", "consent"],
    asked: asked, called: ["sex", "nationality"])

  /// For whom and since when is asked where there is any consent.
  @Sendable private static func asked(_ record: FieldSlots) -> [String] {
    let consent = record.text("consent")
    return ["sex", "minor", "nationality", "consent"]
      + (consent == nil || consent == "none" ? [] : ["consent_for", "consent_given_by", "consent_date"])
  }
}

struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Persons whose cases are followed. Their ids are codes, and names are sealed.",
    subcommands: [
      AddRecord<PersonType>.self, ListRecords<PersonType>.self, ShowRecord<PersonType>.self,
      EditRecord<PersonType>.self,
    ])
}
