import Registry
import RegistryImport
import RegistryStore

/// Asks for a record, field by field, until it can be written.
///
/// It goes through a `Conversation` and knows no terminal. It may start from nothing, from options that were given, from
/// a draft, or from a record that is there already: what is answered is not asked again, and can be changed at the end.
final class Form {
  let knowledge: FormKnowledge
  let conversation: any Conversation
  var answers: FormAnswers
  var settled: Set<FormStep> = []
  private var asked: [FormStep] = []
  /// What was already told of, so that it is not told at every question.
  private var told: Set<String> = []
  /// Called after each answer, so that whatever happens little is lost.
  let keep: (FormAnswers) -> Void
  /// The record as it is, where it is there already; nil: a new one, for which everything is asked.
  let existing: StoredRecord?
  /// By field, what stands in the line when it is first asked, to be taken or corrected.
  private var typed: [String: String]
  /// Adds a place in the middle of this form; its id, or nil where it was not added after all.
  private let addPlace: (_ name: String) throws -> String?

  init(
    _ answers: FormAnswers, _ knowledge: FormKnowledge, _ conversation: any Conversation, existing: StoredRecord? = nil,
    typed: [String: String] = [:],
    keep: @escaping (FormAnswers) -> Void, addPlace: @escaping (_ name: String) throws -> String?
  ) {
    self.answers = answers
    self.knowledge = knowledge
    self.conversation = conversation
    self.existing = existing
    self.typed = typed
    self.keep = keep
    self.addPlace = addPlace
    settled = Set(answers.record.answered.map { .field($0) })
    if !answers.findings.isEmpty { settled.insert(.findings) }
  }

  enum Ending { case write, discard }

  /// - Throws: `Interruption` where somebody leaves; what was answered has been kept by then.
  func run() throws -> Ending {
    if existing == nil { showAnswered() } else { settleAll() }
    if let existing { FormReview.show(existing, knowledge, conversation) }
    while true {
      while let step = FormPlan(answers.record).next(after: settled) {
        if try ask(step) {
          settled.insert(step)
          keep(answers)
        } else if let last = asked.popLast() {
          settled.remove(last)
        } else {
          let rest = settled.isEmpty ? "" : " What is answered already can be changed at the end."
          conversation.say("This is the first question.\(rest)", .quiet)
        }
      }
      if let ending = try review() { return ending }
    }
  }

  /// A record that is there is shown as it is, and what is wrong with it is changed by name.
  private func settleAll() {
    while let step = FormPlan(answers.record).next(after: settled) { settled.insert(step) }
    told.formUnion(knowledge.rules.check(answers.record, isNew: false).map(\.message))
  }

  private func showAnswered() {
    for field in answers.record.answered {
      guard let text = answers.record.text(field) else { continue }
      conversation.settle(field.label, knowledge.words(text, field.definition))
    }
    for finding in answers.findings { showFinding(finding) }
  }

  /// - Returns: false for one back.
  private func ask(_ step: FormStep) throws -> Bool {
    let isAnswered: Bool
    switch step {
    case .field(let field):
      let question = try FieldQuestion(field, answers.record, knowledge)
      guard question.isWorthAsking else { return true }
      isAnswered = try ask(question)
    case .findings: isAnswered = try askFindings()
    case .more: isAnswered = try askMore()
    }
    if isAnswered { asked.append(step) }
    return isAnswered
  }

  // MARK: Fields

  func ask(_ question: FieldQuestion) throws -> Bool {
    let field = question.field
    guard let cell = try answer(question, accept: { self.warnings(of: field, $0) }) else { return false }
    answers.record.answer(field, cell)
    show(field, answers.record)
    return true
  }

  private func show(_ field: FormField, _ slots: FieldSlots) {
    conversation.settle(field.label, slots.text(field).map { knowledge.words($0, field.definition) } ?? "–")
  }

  /// Asks until there is an answer that can be taken.
  ///
  /// - Parameter accept: warnings about a cell; it is asked again, and Enter keeps it.
  /// - Returns: nil for one back.
  func answer(_ question: FieldQuestion, accept: ([UInt8]) -> [RecordRules.Remark] = { _ in [] }) throws
    -> [UInt8]?
  {
    let definition = question.field.definition
    if case .reference(.visit) = definition.kind { return try pick(.visit, question) }
    var prompt = try question.prompt()
    prompt.typed = typed.removeValue(forKey: question.field.name) ?? ""
    var held: [UInt8]? = question.record.text(question.field).map { Array($0.utf8) }
    while true {
      let text = try conversation.ask(prompt)
      switch text {
      case "<": return nil
      case "?":
        conversation.say(question.help, .quiet)
        continue
      case "", "-":
        if text.isEmpty, let held { return held }
        if !definition.isRequired { return [] }
        conversation.say("This one is needed. Type ? to read about it.", .warning)
        continue
      case _ where question.mayAddPlace && text.hasPrefix(FieldQuestion.newPlace):
        let name = String(text.dropFirst(FieldQuestion.newPlace.count)).trimmingBlanks
        if let id = try addPlace(name) { return Array(id.utf8) }
        prompt = try question.prompt()
        continue
      default: break
      }
      do {
        let cell = try question.cell(text)
        let warnings = accept(cell)
        if warnings.isEmpty { return cell }
        for warning in warnings { conversation.say("Warning: \(warning.message).", .warning) }
        held = cell
        prompt.typed = ""
        prompt.current = knowledge.words(String(cell.span), definition)
      } catch let problem as CellReader.Problem {
        say(problem.message, prompt.showsList ? nil : problem.hint)
        prompt.typed = text
        // Where something is suggested, more of it may be typed.
        prompt.replacesTyped = !prompt.suggests
      } catch let error as StoreError where error.isAboutData {
        say(error.message, error.hint)
        prompt.typed = text
        prompt.replacesTyped = true
      }
    }
  }

  /// A record that is found by its place; Enter keeps the one from before.
  private func pick(_ type: RecordType, _ question: FieldQuestion) throws -> [UInt8]? {
    let held = question.record.text(question.field)
    let picker = RecordPicker(knowledge: knowledge, conversation: conversation)
    return switch try picker.pick(type, hint: held.map { "Enter: keep \($0)" } ?? "") {
    case .records(let ids): Array(ListCell.join(ids).utf8)
    case .nothing: held.map { Array($0.utf8) }
    case .back: nil
    }
  }

  func say(_ message: String, _ hint: String?) {
    conversation.say("\(message)\(hint.map { "\n\($0)" } ?? "")", .warning)
  }

  /// What the rules remark if a field becomes `cell`, and did not remark before.
  private func warnings(of field: FormField, _ cell: [UInt8]) -> [RecordRules.Remark] {
    var record = answers.record
    record.answer(field, cell)
    let new = knowledge.rules.check(record, isNew: false).filter {
      $0.code.severity == .warning && !told.contains($0.message)
    }
    told.formUnion(new.map(\.message))
    return new
  }
}
