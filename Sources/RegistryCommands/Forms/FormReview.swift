import Registry
import RegistryImport
import RegistryStore

/// What is about to be written, and what should be thought of before.
struct FormReview {
  private let heading: String
  private let lines: [(label: String, value: String)]
  private var warnings: [String] = []
  /// Why it cannot be written as it is.
  private(set) var refusal: String?
  /// Whether there is anything to write.
  let isChanged: Bool
  private let isNew: Bool
  private let answers: FormAnswers
  private let knowledge: FormKnowledge

  /// - Parameter existing: the record as it is, where it is there already.
  init(_ answers: FormAnswers, _ knowledge: FormKnowledge, existing: StoredRecord?) throws {
    self.answers = answers
    self.knowledge = knowledge
    isNew = existing == nil
    let type = answers.record.type
    guard let existing else {
      heading = "About to write \(type == .facility ? "a place" : type.withArticle):"
      isChanged = true
      lines =
        FormReview.lines(answers.record, knowledge)
        + answers.findings.map { ("Finding", FormReview.words(finding: $0, knowledge)) }
      warnings =
        knowledge.rules.check(answers.record, isNew: true).map(\.message)
        + (try Duplicates(knowledge, except: nil).warnings(answers.record))
      return
    }
    let changes = existing.slots.changes(to: answers.record)
    heading = "About to change the \(type.spoken) \(existing.id):"
    isChanged = !changes.isEmpty
    lines = changes.map { (FormField($0, type).label, knowledge.words($0, type)) }
    guard isChanged else { return }
    do {
      let duplicates = Duplicates(knowledge, except: existing.id)
      let before = Set(try duplicates.warnings(existing.slots))
      warnings =
        try knowledge.remarks(on: answers.record, id: existing.id)
        + duplicates.warnings(answers.record).filter { !before.contains($0) }
    } catch let failure as CommandFailure {
      refusal = failure.message
    } catch let error as StoreError where error.isAboutData {
      refusal = error.message
    }
  }

  private static func lines(_ record: FieldSlots, _ knowledge: FormKnowledge) -> [(label: String, value: String)] {
    record.answered.compactMap { field in
      record.text(field).map { (field.label, knowledge.words($0, field.definition)) }
    }
  }

  static func words(finding: FieldSlots, _ knowledge: FormKnowledge) -> String {
    finding.answered.compactMap { field in finding.text(field).map { knowledge.words($0, field.definition) } }
      .joined(separator: ": ")
  }

  /// A record as it is, before anything is changed.
  static func show(_ record: StoredRecord, _ knowledge: FormKnowledge, _ conversation: any Conversation) {
    conversation.say("\nThe \(record.slots.type.spoken) \(record.id) as it is:", .heading)
    for (label, value) in lines(record.slots, knowledge) { conversation.settle(label, value) }
  }

  func show(_ conversation: any Conversation) {
    guard isChanged else { return }
    conversation.say("\n\(heading)", .heading)
    for (label, value) in lines { conversation.settle(label, value) }
    for warning in warnings { conversation.say("Warning: \(warning).", .warning) }
    if let refusal { conversation.say("It cannot be written so: \(refusal).", .warning) }
  }

  var prompt: Prompt {
    var prompt = Prompt(label: isChanged ? "Write this" : "Change")
    prompt.hint =
      isChanged
      ? "yes, later, discard, or a field's name to change it"
      : "the name of a field, such as \(examples); ? lists them all"
    let yes = [(Choice(value: "yes", label: "yes", detail: "write it"), ["да", "иә"])]
    let orders =
      (isChanged && refusal == nil ? yes : [])
      + (isChanged ? [(Choice(value: "later", label: "later", detail: "keep it unfinished, and leave"), [])] : [])
      + [
        isChanged
          ? (Choice(value: "discard", label: "discard", detail: "forget it"), [])
          : (Choice(value: "discard", label: "leave", detail: "change nothing"), [])
      ]
    let list = ChoiceList(orders + fields)
    prompt.choices = .search { text in
      (text.isEmpty ? Array(orders.indices) : list.search(text)).map { list.choices[$0] }
    }
    return prompt
  }

  private var examples: String {
    FormPlan(answers.record).fields.suffix(2).map(\.definition.name).joined(separator: " or ")
  }

  /// - Parameter listsFields: whether it names all fields that can be changed.
  func help(listsFields: Bool) -> String {
    let orders =
      isChanged
      ? "yes writes it; a field's name changes it; later keeps it unfinished; discard forgets it."
      : "A field's name changes it; leave changes nothing."
    guard listsFields else { return orders }
    let names = Catalogue.of(answers.record.type).fields.indices.map { FormField(answers.record.type, $0) }
      .filter(\.isAsked).map(\.definition.name)
    return "\(orders)\nThe fields: \(names.joined(separator: ", ")). name@ru is a name in Russian."
  }

  /// What can be changed, each with what it says now.
  private var fields: [(choice: Choice, names: [String])] {
    let type = answers.record.type
    let names = Catalogue.of(type).fields.indices.map { FormField(type, $0) }.filter(\.isAsked).map { field in
      let now = answers.record.text(field).map { knowledge.words($0, field.definition) } ?? ""
      return (
        Choice(value: field.definition.name, label: "change \(field.label.lowercased())", detail: now),
        [field.label]
      )
    }
    let findings = isNew && type == .visit ? [(Choice(value: "findings", label: "change findings"), ["findings"])] : []
    return findings + names
  }
}
