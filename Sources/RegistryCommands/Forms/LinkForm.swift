import Registry
import RegistryStore

/// Asks what `allegation link` was not told, shows what becomes of it, and asks whether to write that.
struct LinkForm {
  let knowledge: FormKnowledge
  let conversation: any Conversation
  private var picker: RecordPicker { RecordPicker(knowledge: knowledge, conversation: conversation) }

  /// - Parameter linking: what was given.
  /// - Returns: nil where somebody decided against it.
  func ask(_ linking: AllegationLinking) throws -> AllegationLinking? {
    do {
      let linking = try answers(linking)
      return try JointRevision.tried(knowledge.store, linking.make).isAgreed(knowledge, conversation) ? linking : nil
    } catch let interruption as Interruption {
      conversation.say("Nothing was written.", .plain)
      throw interruption
    }
  }

  private func answers(_ given: AllegationLinking) throws -> AllegationLinking {
    conversation.say(given.removes ? "Taking links of allegations away" : "Linking allegations", .heading)
    conversation.say("? explains a question, < goes back. Ctrl-C leaves; nothing is written then.", .quiet)
    while true {
      var linking = given
      if given.ids.isEmpty {
        guard case .records(let ids) = try picker.pick(.allegation, several: true) else {
          conversation.say("This is the first question.", .quiet)
          continue
        }
        linking.ids = ids
      }
      linking.ids = try knowledge.store.read { session in try linking.ids.map { try session.resolve($0, .allegation) } }
      for id in linking.ids {
        conversation.settle("Allegation", "\(id), \(knowledge.words(record: id, .allegation))")
      }
      if linking.facility != nil || linking.visit != nil { return linking }
      if try askTarget(&linking) { return linking }
      if !given.ids.isEmpty { conversation.say("This is the first question.", .quiet) }
    }
  }

  /// - Returns: false for one back.
  private func askTarget(_ linking: inout AllegationLinking) throws -> Bool {
    let list = ChoiceList([
      (Choice(value: "place", label: "place", detail: "the place that they are about"), ["facility"]),
      (Choice(value: "visit", label: "visit", detail: "a visit that looked into them"), []),
    ])
    var prompt = Prompt(label: linking.removes ? "Take away the link to a" : "Link to a")
    prompt.choices = list.prompt
    while true {
      let text = try conversation.ask(prompt)
      if text == "<" { return false }
      switch list.value(of: text) {
      case .one("place"):
        if let place = try picker.pickOne(.facility) {
          linking.facility = place
          return true
        }
      case .one("visit"):
        if let visit = try visit(of: linking.ids) {
          linking.visit = visit
          return true
        }
      default: conversation.say("Choose place or visit.", .warning)
      }
    }
  }

  /// A visit of the place that the allegations are about, or of another one.
  private func visit(of allegations: [String]) throws -> String? {
    let places = try knowledge.store.read { session in
      Set(try allegations.compactMap { try session.record(.allegation, id: $0).slots.text("facility") })
    }
    if places.count == 1, let place = places.first {
      if case .records(let ids) = try picker.pick(.visit, at: place) { return ids.first }
      conversation.say("Then a visit of another place:", .plain)
    }
    return try picker.pickOne(.visit)
  }
}
