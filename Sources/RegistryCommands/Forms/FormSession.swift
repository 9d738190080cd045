import Registry
import RegistryStore

/// One form from its drafts and options to what is written.
struct FormSession {
  let type: RecordType
  /// As the history names it, such as `visit log`; with `vigil` before it, it can be typed.
  let command: String
  let knowledge: FormKnowledge
  let conversation: any Conversation
  private var store: any RegistryStore { knowledge.store }

  /// What was written.
  struct Written {
    let id: String
    let findings: [String]
  }

  /// - Parameters:
  ///   - given: what options answer already.
  ///   - resumes: whether an unfinished record is taken up without a question.
  /// - Returns: nil where somebody decided against it.
  /// - Throws: `Interruption` where somebody left; a word about what becomes of the answers was said then.
  func run(_ given: FormAnswers, resumes: Bool) throws -> Written? {
    var answers = given
    var draft = Draft(type: type, author: "", time: "", content: "")
    if resumes || given.record.isEmpty {
      if let (kept, begun) = try takenUp(asksNothing: resumes) {
        draft = kept
        answers = begun
        answers.record.merge(given.record)
        answers.findings += given.findings
      } else if resumes {
        throw CommandFailure("there is no unfinished \(type.spoken)", hint: "begin one with `vigil \(command)`")
      }
    }
    return try ask(answers, draft)
  }

  /// Adds a record in the middle of another form; nothing is taken up there.
  ///
  /// - Parameter name: what its name may be.
  func runInside(name: String) throws -> Written? {
    try ask(
      FormAnswers(type), Draft(type: type, author: "", time: "", content: ""), typed: ["name": name], isInside: true)
  }

  private func ask(_ answers: FormAnswers, _ draft: Draft, typed: [String: String] = [:], isInside: Bool = false) throws
    -> Written?
  {
    let authorship = Authorship.now(command)
    let keeper = DraftKeeper(
      store, draft.key == nil ? Draft(type: type, author: authorship.author, time: "", content: "") : draft,
      time: { Clock.timestamp })
    var start = NewRecord(record: answers.record, findings: answers.findings)
    start.fillIn(country: knowledge.country)
    var complete = answers
    complete.record = start.record
    let form = Form(
      complete, knowledge, conversation, typed: typed, keep: { keeper.keep($0.draftText) }, addPlace: addPlace)
    greet(isInside: isInside)
    do {
      switch try form.run() {
      case .write:
        let sealed = try SealedQuestions(type: type, knowledge: knowledge, conversation: conversation).ask()
        return try write(form.answers, sealed, keeper, authorship)
      case .discard:
        try keeper.drop()
        conversation.say("Nothing was written.", .plain)
        return nil
      }
    } catch let interruption as Interruption {
      // The form around it says a word too.
      if !isInside || keeper.key != nil { keeper.sayKept(conversation, command) }
      throw interruption
    } catch {
      if keeper.key != nil { keeper.sayKept(conversation, command) }
      throw error
    }
  }

  private func greet(isInside: Bool) {
    conversation.say(isInside ? "First the new \(type.spoken)" : "A new \(type.spoken)", .heading)
    guard !isInside else { return }
    let sealed = Catalogue.of(type).fields.filter(\.isSealed).map { $0.name.replacing("_", with: " ") }
    if !sealed.isEmpty {
      let names = sealed.joined(separator: ", ")
      let what =
        knowledge.keepsSealed
        ? "those are for the sealed fields, which come last: \(names)."
        : "this registry seals for nobody (`vigil key add`), so it does not ask for \(names)."
      conversation.say("Type no names of people and nothing confidential: \(what)", .quiet)
    }
    conversation.say(
      "Enter skips a question, ? explains it, < goes back. Ctrl-C leaves; what was answered is kept.", .quiet)
  }

  /// Adds a place in the middle of this form.
  ///
  /// - Returns: its id; nil where it was not added after all.
  func addPlace(_ name: String) throws -> String? {
    conversation.say("", .plain)
    let inner = FormSession(
      type: .facility, command: "facility add", knowledge: knowledge, conversation: conversation)
    let written = try inner.runInside(name: name)
    knowledge.forgetPlaces()
    conversation.say(
      written == nil ? "Back to the \(type.spoken)." : "The place is written. Back to the \(type.spoken).", .heading)
    return written?.id
  }

  private func write(
    _ answers: FormAnswers, _ sealed: FieldSlots, _ keeper: DraftKeeper, _ authorship: Authorship
  ) throws -> Written {
    try store.write(authorship) { session in
      let new = NewRecord(record: answers.record, sealed: sealed, findings: answers.findings)
      // What the rules remark has been shown before this was decided.
      let (id, findings) = try new.add(session, knowledge.rules) { _ in }
      if let key = keeper.key { try session.dropDraft(key) }
      return (Written(id: id, findings: findings), true)
    }
  }

  // MARK: Drafts

  /// - Returns: an unfinished record that somebody wants to go on with.
  private func takenUp(asksNothing: Bool) throws -> (Draft, FormAnswers)? {
    let reader = knowledge.reader()
    let drafts = try store.read { try $0.drafts(type) }
      .filter { RecordEdit(type, draftText: $0.content, reader) == nil }
      .map { (draft: $0, content: FormAnswers(type, draftText: $0.content, reader)) }
    let choice = DraftChoice<FormAnswers>(store: store, conversation: conversation, noun: type.spoken) { answers in
      answers.record.answered.compactMap { field in
        answers.record.text(field).map { (field.label, knowledge.words($0, field.definition)) }
      }.prefix(4).map { $0 }
    }
    return try choice.choose(drafts, asksNothing: asksNothing)
  }
}
