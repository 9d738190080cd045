import Registry
import RegistryStore

/// Which of what was left unfinished somebody goes on with.
struct DraftChoice<Content> {
  let store: any RegistryStore
  let conversation: any Conversation
  /// Such as `visit`, or `change of a visit`.
  let noun: String
  /// The first few answers, to know it again.
  let lines: (Content) -> [(label: String, value: String)]

  /// - Parameters:
  ///   - drafts: the latest first.
  ///   - asksNothing: whether the only one is taken without a question.
  /// - Returns: nil where somebody goes on with none of them.
  func choose(_ drafts: [(draft: Draft, content: Content)], asksNothing: Bool) throws -> (Draft, Content)? {
    if asksNothing, drafts.count == 1 { return drafts.first }
    for (draft, content) in drafts {
      conversation.say("There is an unfinished \(noun), begun by \(draft.author), \(draft.time):", .plain)
      for (label, value) in lines(content) { conversation.settle(label, value) }
      switch try decision() {
      case "yes": return (draft, content)
      case "discard": if let key = draft.key { try store.dropDraft(key) }
      default: continue
      }
    }
    return nil
  }

  private func decision() throws -> String {
    let list = ChoiceList([
      (Choice(value: "yes", label: "yes", detail: "go on with it"), []),
      (Choice(value: "no", label: "no", detail: "leave it for later"), []),
      (Choice(value: "discard", label: "discard", detail: "forget it"), []),
    ])
    var prompt = Prompt(label: "Take it up")
    prompt.choices = list.prompt
    while true {
      if case .one(let value) = list.value(of: try conversation.ask(prompt)) { return value }
      conversation.say("Choose yes, no or discard.", .warning)
    }
  }
}
