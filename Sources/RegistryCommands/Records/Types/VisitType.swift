import ArgumentParser
import Registry

enum VisitType: RecordTypeName {
  static let words = TypeWords(
    type: .visit, command: "visit log", abstract: "Log a monitoring visit.",
    examples: """
      vigil visit log
        vigil visit log --facility k7p2-000001
        vigil visit log --facility k7p2-000001 --start 2026-03-05 --body npm \\
            --allegations k7p2-000003 \\
            --finding "theme=health;assessment=serious;text=No doctor at night"
      """,
    edits: ["k7p2-000002 --access partial --denied documents", "k7p2-000002 --add-body ombudsman"],
    listed: ["facility", "start", "body", "kind", "access"],
    asked: asked, called: ["body", "kind"])

  @Sendable private static func asked(_ record: FieldSlots) -> [String] {
    var names = ["facility", "start", "end", "body", "kind", "access"]
    let access = record.text("access")
    if access == Access.partial.rawValue || access == Access.refused.rawValue { names += ["denied", "refused_to"] }
    if access != Access.refused.rawValue { names.append("private_interviews") }
    return names + ["allegations", "summary"]
  }
}

struct VisitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "visit", abstract: "Monitoring visits.",
    subcommands: [
      AddRecord<VisitType>.self, ListRecords<VisitType>.self, ShowRecord<VisitType>.self, EditRecord<VisitType>.self,
    ])
}
