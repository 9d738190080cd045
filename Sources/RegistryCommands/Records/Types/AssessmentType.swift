import ArgumentParser
import Registry

/// Made by `follow-up assess`; what is there already has a command of its own.
enum AssessmentType: RecordTypeName {
  static let words = TypeWords(
    type: .assessment, command: "follow-up assess", abstract: "Judge how far a follow-up was carried out by a day.",
    examples: """
      vigil follow-up assess
        vigil follow-up assess k7p2-000005 --date 2027-04-01 --status partially-implemented \\
            --evidence "A nurse comes twice a week" --assessed-by "Monitoring group"
      """,
    edits: ["k7p2-000007 --counts-as-compliance no"],
    listed: ["follow_up", "date", "status", "assessed_by"],
    asked: { _ in ["follow_up", "date", "status", "evidence", "response", "counts_as_compliance", "assessed_by"] },
    called: ["status"], wordField: "follow_up")
}

struct AssessmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assessment", abstract: "How far follow-ups were carried out; `vigil follow-up assess` adds one.",
    subcommands: [
      ListRecords<AssessmentType>.self, ShowRecord<AssessmentType>.self, EditRecord<AssessmentType>.self,
    ])
}
