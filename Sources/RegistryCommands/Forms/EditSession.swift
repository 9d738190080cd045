import Registry
import RegistryStore

/// The change of one record at a terminal, from finding it to what is written.
struct EditSession {
  let type: RecordType
  let knowledge: FormKnowledge
  let conversation: any Conversation
  private var store: any RegistryStore { knowledge.store }
  private var command: String { "\(type.rawValue) edit" }

  /// - Parameters:
  ///   - typed: an id, a name of a place, or nothing yet.
  ///   - resumes: whether an unfinished change is taken up without a question.
  /// - Returns: nil where nothing was changed.
  /// - Throws: `Interruption` where somebody left; a word about what becomes of the changes was said then.
  func run(_ typed: String, resumes: Bool) throws -> RecordRevision? {
    var draft = Draft(type: type, author: Authorship.now(command).author, time: "", content: "")
    var edit: RecordEdit
    if let (kept, begun) = try takenUp(typed, resumes) {
      (draft, edit) = (kept, begun)
    } else {
      guard !resumes else {
        throw CommandFailure(
          "no change of \(type.withArticle) is unfinished", hint: "begin one with `vigil \(command)`")
      }
      guard let id = try picked(typed) else { return nil }
      if !typed.isEmpty, let (kept, begun) = try draftChoice(try drafts { $0.id == id }, asksNothing: false) {
        (draft, edit) = (kept, begun)
      } else {
        edit = RecordEdit(id: id, try record(id))
      }
    }
    sayMeanwhile(edit.rebase(on: try record(edit.id)))
    let keeper = DraftKeeper(store, draft, time: { Clock.timestamp })
    do {
      return try ask(&edit, keeper)
    } catch {
      if error is Interruption || keeper.key != nil { keeper.sayKept(conversation, command) }
      throw error
    }
  }

  private func picked(_ typed: String) throws -> String? {
    do {
      return try RecordPicker(knowledge: knowledge, conversation: conversation).pickOne(type, typed: typed)
    } catch let interruption as Interruption {
      conversation.say("Nothing was written.", .plain)
      throw interruption
    }
  }

  private func record(_ id: String) throws -> FieldSlots { try store.read { try $0.record(type, id: id).slots } }

  // MARK: Asking

  private func ask(_ edit: inout RecordEdit, _ keeper: DraftKeeper) throws -> RecordRevision? {
    conversation.say("Type the name of a field to change it. Ctrl-C leaves; changes are kept for later.", .quiet)
    while true {
      var answers = FormAnswers(type)
      answers.record = edit.after
      let form = Form(
        answers, knowledge, conversation, existing: StoredRecord(id: edit.id, slots: edit.before),
        keep: { [edit] in keep($0, edit, keeper) },
        addPlace: FormSession(type: type, command: command, knowledge: knowledge, conversation: conversation).addPlace)
      let ending = try form.run()
      edit.after = form.answers.record
      guard ending == .write, !edit.changes.isEmpty else {
        try keeper.drop()
        conversation.say("Nothing was written.", .plain)
        return nil
      }
      if let revision = try write(edit, keeper) { return revision }
      sayMeanwhile(edit.rebase(on: try record(edit.id)))
    }
  }

  private func keep(_ answers: FormAnswers, _ edit: RecordEdit, _ keeper: DraftKeeper) {
    var edit = edit
    edit.after = answers.record
    if !edit.changes.isEmpty || keeper.key != nil { keeper.keep(edit.draftText) }
  }

  /// - Returns: nil where somebody else changed the record while this was asked; nothing is written then.
  private func write(_ edit: RecordEdit, _ keeper: DraftKeeper) throws -> RecordRevision? {
    try store.write(.now(command)) { session in
      guard try session.record(type, id: edit.id).slots.saysTheSame(as: edit.before) else { return (nil, false) }
      let revision = try RecordRevision.make(session, type, id: edit.id) { $0 = edit.after }
      if let key = keeper.key { try session.dropDraft(key) }
      return (revision, true)
    }
  }

  private func sayMeanwhile(_ changes: [FieldChange]) {
    guard !changes.isEmpty else { return }
    conversation.say("Meanwhile this record was changed by others:", .warning)
    for change in changes { conversation.settle(FormField(change, type).label, knowledge.words(change, type)) }
  }

  // MARK: Drafts

  private func takenUp(_ typed: String, _ resumes: Bool) throws -> (Draft, RecordEdit)? {
    guard resumes || typed.isEmpty else { return nil }
    let id = typed.isEmpty ? nil : try picked(typed)
    return try draftChoice(try drafts { id == nil || $0.id == id }, asksNothing: resumes)
  }

  private func drafts(_ isWanted: (RecordEdit) -> Bool) throws -> [(draft: Draft, content: RecordEdit)] {
    let reader = knowledge.reader()
    return try store.read { try $0.drafts(type) }.compactMap { draft in
      RecordEdit(type, draftText: draft.content, reader).flatMap { isWanted($0) ? (draft, $0) : nil }
    }
  }

  private func draftChoice(_ drafts: [(draft: Draft, content: RecordEdit)], asksNothing: Bool) throws
    -> (Draft, RecordEdit)?
  {
    let choice = DraftChoice<RecordEdit>(
      store: store, conversation: conversation, noun: "change of \(type == .facility ? "a place" : type.withArticle)"
    ) { edit in
      [(type.rawValue.withCapital, knowledge.words(record: edit.id, type))]
        + edit.changes.prefix(4).map { (FormField($0, type).label, knowledge.words($0, type)) }
    }
    return try choice.choose(drafts, asksNothing: asksNothing)
  }
}
