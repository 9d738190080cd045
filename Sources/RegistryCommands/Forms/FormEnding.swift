import Registry

/// What comes after the questions that everybody is asked: other fields by name, and the decision to write.
extension Form {
  func askMore() throws -> Bool {
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
  func review() throws -> Ending? {
    let review = try FormReview(answers, knowledge, existing: existing)
    review.show(conversation)
    while true {
      let text = try conversation.ask(review.prompt)
      switch text {
      case "yes" where !review.isChanged: conversation.say("Nothing is changed yet.", .warning)
      case "yes":
        guard let refusal = review.refusal else { return .write }
        conversation.say("It cannot be written so: \(refusal).", .warning)
      case "later": throw Interruption.left
      case "discard": return .discard
      case "findings" where answers.record.type == .visit && existing == nil:
        settled.remove(.findings)
        return nil
      case "<" where existing == nil, "more" where existing == nil:
        settled.remove(.more)
        return nil
      case "", "?", "<": conversation.say(review.help(listsFields: text == "?"), .quiet)
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
