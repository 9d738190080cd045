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
  private(set) var answers: FormAnswers
  private var settled: Set<FormStep> = []
  private var asked: [FormStep] = []
  /// What was already told of, so that it is not told at every question.
  private var told: Set<String> = []
  /// Called after each answer, so that whatever happens little is lost.
  private let keep: (FormAnswers) -> Void
  /// The id of a record that is there already; nil: a new one, for which everything is asked.
  private let existing: String?
  /// Adds a place in the middle of this form; its id, or nil where it was not added after all.
  private let addPlace: () throws -> String?

  init(
    _ answers: FormAnswers, _ knowledge: FormKnowledge, _ conversation: any Conversation, existing: String? = nil,
    keep: @escaping (FormAnswers) -> Void, addPlace: @escaping () throws -> String?
  ) {
    self.answers = answers
    self.knowledge = knowledge
    self.conversation = conversation
    self.existing = existing
    self.keep = keep
    self.addPlace = addPlace
    settled = Set(answers.record.answered.map { .field($0) })
    if !answers.findings.isEmpty { settled.insert(.findings) }
  }

  enum Ending { case write, discard }

  /// - Throws: `Interruption` where somebody leaves; what was answered has been kept by then.
  func run() throws -> Ending {
    if existing == nil { showAnswered() } else { settleAll() }
    while true {
      while let step = FormPlan(answers.record).next(after: settled) {
        if try ask(step) {
          settled.insert(step)
          keep(answers)
        } else if let last = asked.popLast() {
          settled.remove(last)
        } else {
          conversation.say("This is the first question.", .quiet)
        }
      }
      if let ending = try review() { return ending }
    }
  }

  /// A record that is there is shown as it is, and what is wrong with it is changed by name.
  private func settleAll() {
    while let step = FormPlan(answers.record).next(after: settled) { settled.insert(step) }
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

  private func ask(_ question: FieldQuestion) throws -> Bool {
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
  private func answer(_ question: FieldQuestion, accept: ([UInt8]) -> [RecordRules.Remark] = { _ in [] }) throws
    -> [UInt8]?
  {
    let definition = question.field.definition
    var prompt = try question.prompt()
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
      case FieldQuestion.newPlace where definition.kind == .reference(.facility):
        if let id = try addPlace() { return Array(id.utf8) }
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
      } catch let error as StoreError where error.isAboutData {
        say(error.message, error.hint)
        prompt.typed = text
      }
    }
  }

  private func say(_ message: String, _ hint: String?) {
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

  // MARK: Findings

  private func askFindings() throws -> Bool {
    while true {
      let finding = FieldSlots(.finding)
      guard let theme = FormField(.finding, named: "theme") else { return true }
      var prompt = try FieldQuestion(theme, finding, knowledge).prompt()
      prompt.label = answers.findings.isEmpty ? "A finding: theme" : "Next finding: theme"
      prompt.hint = "what a finding is about; Enter: no more findings"
      if !answers.findings.isEmpty { prompt.hint += "; - takes the last one back" }
      let text = try conversation.ask(prompt)
      switch text {
      case "": return true
      case "<": return false
      case "-":
        if !answers.findings.isEmpty {
          answers.findings.removeLast()
          keep(answers)
          conversation.say("The last finding was taken back.", .quiet)
        }
      case "?": conversation.say(try FieldQuestion(theme, finding, knowledge).help, .quiet)
      default: try askFinding(theme, text)
      }
    }
  }

  private func askFinding(_ theme: FormField, _ text: String) throws {
    var finding = FieldSlots(.finding)
    do {
      finding.answer(theme, try FieldQuestion(theme, finding, knowledge).cell(text))
    } catch let problem as CellReader.Problem {
      return say(problem.message, problem.hint)
    }
    for name in ["assessment", "text"] {
      guard let field = FormField(.finding, named: name) else { continue }
      // One back is the theme, which is asked next anyhow.
      guard let cell = try answer(FieldQuestion(field, finding, knowledge)) else { return }
      finding.answer(field, cell)
    }
    answers.findings.append(finding)
    keep(answers)
    showFinding(finding)
  }

  private func showFinding(_ finding: FieldSlots) {
    conversation.settle("Finding", FormReview.words(finding: finding, knowledge))
  }

  // MARK: More fields, and the end

  private func askMore() throws -> Bool {
    let plan = FormPlan(answers.record)
    let type = answers.record.type
    let fields = Catalogue.of(type).fields.indices.map { FormField(type, $0) }
      .filter { $0.isAsked && !plan.contains($0) }
    let list = ChoiceList(
      fields.map { (Choice(value: $0.definition.name, label: $0.label, detail: $0.definition.summary), []) })
    while true {
      var prompt = Prompt(label: "More fields")
      prompt.hint =
        "type a field's name, such as \(fields.first?.definition.name ?? "notes"); ? lists them; Enter: go on"
      prompt.choices = .search { text in text.isEmpty ? [] : list.search(text).map { list.choices[$0] } }
      let text = try conversation.ask(prompt)
      switch text {
      case "": return true
      case "<": return false
      case "?":
        conversation.say(
          fields.map(\.definition.name).joined(separator: ", ") + ".\nname@ru is a name in Russian.", .quiet)
      default:
        guard let field = named(text, list) else { continue }
        _ = try ask(FieldQuestion(field, answers.record, knowledge))
        keep(answers)
      }
    }
  }

  /// The field that somebody names; a word is said where there is none.
  private func named(_ text: String, _ list: ChoiceList) -> FormField? {
    let type = answers.record.type
    if let field = FormField(type, named: text), field.isAsked { return field }
    if case .one(let name) = list.value(of: text), let field = FormField(type, named: name) { return field }
    conversation.say("There is no field \(text). Type ? to see them all.", .warning)
    return nil
  }

  /// Shows what is about to be written, and asks whether to.
  ///
  /// - Returns: nil where something is to be changed first.
  private func review() throws -> Ending? {
    let review = try FormReview(answers, knowledge, existing: existing)
    review.show(conversation)
    while true {
      let text = try conversation.ask(review.prompt)
      switch text {
      case "yes": return .write
      case "later": throw Interruption.left
      case "discard": return .discard
      case "findings" where answers.record.type == .visit:
        settled.remove(.findings)
        return nil
      case "<", "more":
        settled.remove(.more)
        return nil
      case "", "?":
        conversation.say(
          "yes writes it; a field's name changes it; later keeps it unfinished; discard forgets it.", .quiet)
      default:
        let name = text.hasPrefix("change ") ? String(text.dropFirst("change ".count)) : text
        guard let field = FormField(answers.record.type, named: name), field.isAsked else {
          conversation.say("There is no field \(name).", .warning)
          continue
        }
        _ = try ask(FieldQuestion(field, answers.record, knowledge))
        settled.insert(.field(field))
        keep(answers)
        return nil
      }
    }
  }
}
