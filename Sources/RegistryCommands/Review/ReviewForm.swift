import Registry
import RegistryStore

/// Asks at a terminal for one entry of the review queue after the other. Each answer is written at once.
struct ReviewForm {
  let store: any RegistryStore
  let conversation: any Conversation

  func ask(_ filter: ReviewFilter) throws {
    var numbers: [Int] = []
    try store.read { session in try session.forEachReview(filter) { numbers.append($0.number) } }
    if numbers.isEmpty { return conversation.say("Nothing waits for an answer.", .plain) }
    conversation.say("Ctrl-C leaves; answers are written at once.", .quiet)
    for (position, number) in numbers.enumerated() {
      // One that somebody else answered meanwhile is not asked.
      guard let entry = try? store.read({ try $0.review(number) }), entry.field.from != entry.field.to else { continue }
      try show(entry, "\(position + 1) of \(numbers.count)")
      try answer(entry)
    }
  }

  private func show(_ entry: ReviewEntry, _ place: String) throws {
    try store.read { session in
      let text = try ReviewText(session)
      let name = text.name(entry).map { ", \($0)" } ?? ""
      conversation.say("\n\(place): \(entry.type.spoken) \(entry.id)\(name)", .heading)
      conversation.settle("Field", entry.fieldName)
      conversation.settle("Here", text.shown(entry.field.from, entry))
      conversation.settle(entry.profile, text.shown(entry.field.to, entry))
    }
  }

  private func answer(_ entry: ReviewEntry) throws {
    let list = ChoiceList([
      (Choice(value: "keep", label: "keep", detail: "what is here stands"), []),
      (Choice(value: "take", label: "take", detail: "what the source says"), []),
      (Choice(value: "value", label: "value", detail: "something else"), []),
      (Choice(value: "later", label: "later", detail: "leave it for now"), []),
    ])
    var prompt = Prompt(label: "Answer")
    prompt.choices = list.prompt
    while true {
      guard case .one(let word) = list.value(of: try conversation.ask(prompt)) else {
        conversation.say("Choose keep, take, value or later.", .warning)
        continue
      }
      switch word {
      case "keep": if try write(.keep, entry) { return }
      case "take": if try write(.take, entry) { return }
      case "value":
        let value = try conversation.ask(Prompt(label: "Value"))
        if value.isEmpty || value == "<" { continue }
        if try write(.value([value]), entry) { return }
      default: return
      }
    }
  }

  /// - Returns: false where the answer cannot be taken, which was said.
  private func write(_ answer: ReviewAnswer, _ entry: ReviewEntry) throws -> Bool {
    do {
      var revision: RecordRevision?
      let isAsShown = try store.write(.now("review answer")) { session in
        guard let now = try? session.review(entry.number), now.field == entry.field else { return (false, false) }
        revision = try answer.apply(to: entry, session)
        return (true, true)
      }
      if !isAsShown { conversation.say("Meanwhile this was changed or answered by others.", .warning) }
      for remark in revision?.remarks ?? [] { conversation.say("Warning: \(remark.message).", .warning) }
      return true
    } catch let failure as CommandFailure where failure.exitCode != 2 {
      conversation.say("That cannot be written: \(failure.message).", .warning)
    } catch let error as StoreError where error.isAboutData {
      conversation.say("That cannot be written: \(error.message).", .warning)
    }
    return false
  }
}
