import Registry
import RegistryStore

/// Changes of several records that belong together: one transaction, which can be tried before it is kept.
struct JointRevision {
  typealias Remark = (message: String, hint: String)

  var revisions: [RecordRevision] = []
  /// Why the change as a whole may be a mistake.
  var doubts: [Remark] = []
  /// What the command prints afterwards.
  var records: [(type: RecordType, id: String)] = []

  /// What would be changed; nothing is written.
  static func tried(
    _ store: any RegistryStore, _ make: (any RegistryWriting) throws -> JointRevision
  ) throws -> JointRevision {
    try store.write(.now("")) { (try make($0), false) }
  }

  /// - Returns: what was changed, and what the command prints.
  static func written(
    _ store: any RegistryStore, _ command: String, _ format: OutputFormat,
    _ make: (any RegistryWriting) throws -> JointRevision
  ) throws -> (joint: JointRevision, output: String) {
    try store.write(.now(command)) { session in
      let joint = try make(session)
      return ((joint, try RecordActions.result(joint.records, session, format)), joint.isChanged)
    }
  }

  var isChanged: Bool { revisions.contains { !$0.changes.isEmpty } }

  /// Says on standard error what was changed.
  func report() {
    for doubt in doubts {
      StandardError.print("warning: \(doubt.message)")
      StandardError.print("hint: \(doubt.hint)")
    }
    for revision in revisions { revision.report() }
  }

  /// Shows at a terminal what would be changed, and asks whether to.
  func isAgreed(_ knowledge: FormKnowledge, _ conversation: any Conversation) throws -> Bool {
    for revision in revisions {
      let name = knowledge.words(record: revision.id, revision.type)
      let id = revision.type == .facility ? "" : "\(revision.id), "
      conversation.say("\nAbout to change the \(revision.type.spoken) \(id)\(name):", .heading)
      for change in revision.changes {
        conversation.settle(FormField(change, revision.type).label, knowledge.words(change, revision.type))
      }
      if revision.changes.isEmpty { conversation.say("  It says so already.", .quiet) }
      for remark in revision.remarks { conversation.say("Warning: \(remark.message).", .warning) }
    }
    for doubt in doubts { conversation.say("Warning: \(doubt.message).", .warning) }
    guard isChanged else {
      conversation.say("There is nothing to write.", .plain)
      return false
    }
    let list = ChoiceList([
      (Choice(value: "yes", label: "yes", detail: "write it"), ["да", "иә"]),
      (Choice(value: "discard", label: "discard", detail: "change nothing"), ["no"]),
    ])
    var prompt = Prompt(label: "Write this")
    prompt.choices = list.prompt
    while true {
      if case .one(let answer) = list.value(of: try conversation.ask(prompt)) {
        if answer != "yes" { conversation.say("Nothing was written.", .plain) }
        return answer == "yes"
      }
      conversation.say("Choose yes or discard.", .warning)
    }
  }
}
