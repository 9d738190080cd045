import Registry
import RegistryImport
import RegistryStore

/// What is about to be written, and what should be thought of before.
struct FormReview {
  private let lines: [(label: String, value: String)]
  private let warnings: [String]
  private let fields: [FormField]
  private let type: RecordType

  init(_ answers: FormAnswers, _ knowledge: FormKnowledge, existing: String?) throws {
    type = answers.record.type
    fields = answers.record.answered.filter { answers.record.text($0) != nil }
    lines =
      fields.map { ($0.label, knowledge.words(answers.record.text($0) ?? "", $0.definition)) }
      + answers.findings.map { ("Finding", FormReview.words(finding: $0, knowledge)) }
    warnings =
      knowledge.rules.check(answers.record, isNew: true).map(\.message)
      + (try Duplicates(knowledge, except: existing).warnings(answers.record))
  }

  static func words(finding: FieldSlots, _ knowledge: FormKnowledge) -> String {
    finding.answered.compactMap { field in finding.text(field).map { knowledge.words($0, field.definition) } }
      .joined(separator: ": ")
  }

  func show(_ conversation: any Conversation) {
    conversation.say("\nAbout to write \(type == .allegation ? "an" : "a") \(type.noun):", .heading)
    for (label, value) in lines { conversation.settle(label, value) }
    for warning in warnings { conversation.say("Warning: \(warning).", .warning) }
  }

  var prompt: Prompt {
    var prompt = Prompt(label: "Write this")
    prompt.hint = "yes, later, discard, or a field's name to change it"
    let orders = [
      (Choice(value: "yes", label: "yes", detail: "write it"), ["да", "иә"]),
      (Choice(value: "later", label: "later", detail: "keep it unfinished, and leave"), []),
      (Choice(value: "discard", label: "discard", detail: "forget it"), []),
    ]
    let names = Catalogue.of(type).fields.indices.map { FormField(type, $0) }.filter(\.isAsked).map {
      (Choice(value: "change \($0.definition.name)", label: "change \($0.label.lowercased())"), [$0.label])
    }
    let findings = type == .visit ? [(Choice(value: "findings", label: "change findings"), ["findings"])] : []
    let list = ChoiceList(orders + findings + names)
    prompt.choices = .search { text in
      (text.isEmpty ? Array(orders.indices) : list.search(text)).map { list.choices[$0] }
    }
    return prompt
  }
}
