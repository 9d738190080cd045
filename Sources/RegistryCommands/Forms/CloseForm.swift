import Registry
import RegistryStore

/// Asks what `facility close` was not told, shows what becomes of it, and asks whether to write that.
struct CloseForm {
  let knowledge: FormKnowledge
  let conversation: any Conversation
  private var picker: RecordPicker { RecordPicker(knowledge: knowledge, conversation: conversation) }

  private enum Step: Int { case place, day, successor }

  /// - Parameters:
  ///   - typed: the id or a name of the place, as far as it was given.
  ///   - on: the day, where it was given.
  ///   - replacedBy: the id of the other place, where it was given.
  /// - Returns: nil where somebody decided against it.
  func ask(_ typed: String, on: String?, replacedBy: String?) throws -> FacilityClosing? {
    do {
      let closing = try answers(typed, on: on, replacedBy: replacedBy)
      return try JointRevision.tried(knowledge.store, closing.make).isAgreed(knowledge, conversation) ? closing : nil
    } catch let interruption as Interruption {
      conversation.say("Nothing was written.", .plain)
      throw interruption
    }
  }

  private func answers(_ typed: String, on: String?, replacedBy: String?) throws -> FacilityClosing {
    conversation.say("Closing a place", .heading)
    conversation.say("? explains a question, < goes back. Ctrl-C leaves; nothing is written then.", .quiet)
    var typed = typed
    var closing = FacilityClosing(id: "", on: "", replacedBy: nil)
    var step = Step.place
    while true {
      switch step {
      case .place:
        guard let place = try picker.pickOne(.facility, typed: typed) else {
          conversation.say("This is the first question.", .quiet)
          continue
        }
        typed = ""
        closing.id = place
        conversation.settle("Facility", knowledge.words(record: place, .facility))
        step = .day
      case .day:
        guard let day = try on ?? day(of: closing.id) else {
          step = .place
          continue
        }
        closing.on = day
        step = .successor
      case .successor:
        if let replacedBy {
          closing.replacedBy = replacedBy
          return closing
        }
        switch try picker.pick(.facility, label: "Replaced by", hint: "Enter: no place takes over") {
        case .records(let ids):
          guard ids.first != closing.id else {
            conversation.say("A place cannot replace itself.", .warning)
            continue
          }
          closing.replacedBy = ids.first
          return closing
        case .nothing: return closing
        case .back: step = on == nil ? .day : .place
        }
      }
    }
  }

  /// - Returns: nil for one back.
  private func day(of place: String) throws -> String? {
    let record = try knowledge.store.read { try $0.record(.facility, id: place) }
    guard let closed = FormField(.facility, named: "closed") else { return nil }
    var answers = FormAnswers(.facility)
    answers.record = record.slots
    // A day that it has already is not kept by Enter: that is what an edit is for.
    answers.record.answer(closed, [])
    let form = Form(answers, knowledge, conversation, existing: record, keep: { _ in }, addPlace: { _ in nil })
    while true {
      guard let cell = try form.answer(FieldQuestion(closed, answers.record, knowledge)) else { return nil }
      let day = String(cell.span)
      if day.isEmpty {
        conversation.say("The day is needed; 2026 or 2026-03 is enough.", .warning)
      } else if try isPossible(FacilityClosing(id: place, on: day, replacedBy: nil)) {
        conversation.settle("Last day", knowledge.words(day, closed.definition))
        return day
      }
    }
  }

  /// Says why not.
  private func isPossible(_ closing: FacilityClosing) throws -> Bool {
    do {
      _ = try JointRevision.tried(knowledge.store, closing.make)
      return true
    } catch let failure as CommandFailure {
      conversation.say([failure.message, failure.hint].compactMap { $0 }.joined(separator: "\n"), .warning)
      return false
    }
  }
}
