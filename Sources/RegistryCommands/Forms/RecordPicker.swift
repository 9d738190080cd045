import Registry
import RegistryStore

/// Asks which record is meant, of those that are there already: a place by any of its names, another record by its id,
/// or by its place and then from a list, the latest first.
struct RecordPicker {
  let knowledge: FormKnowledge
  let conversation: any Conversation

  enum Picked: Equatable {
    case records([String])
    /// Enter alone.
    case nothing
    /// `<`.
    case back
  }

  private enum Found {
    case place(String)
    case visit(String)
    /// Allegations whose place is not known.
    case unplaced
    case record(String)
  }

  /// - Parameters:
  ///   - typed: what was typed already, taken without a question where only one record can be meant.
  ///   - several: whether more than one may be picked from a list.
  ///   - label: what to call the record, if not by its type.
  ///   - hint: what Enter alone means, where it means something.
  /// - Throws: `CommandFailure` where there is none of the type.
  func pick(
    _ type: RecordType, typed: String = "", several: Bool = false, label: String? = nil, hint: String = ""
  ) throws -> Picked {
    guard try knowledge.store.read({ try $0.count(type) }) > 0 else {
      throw CommandFailure("there are no \(type.pluralNoun) yet", hint: TypeWords.of(type)?.remedy)
    }
    if type != .facility, type != .finding, !RecordDefinition.of(type).isPlaced {
      return try pickFromAll(type, typed, several)
    }
    var typed = typed
    while true {
      switch try found(type, &typed, label, hint) {
      case .record(let id): return .records([id])
      case .place(let place):
        if type == .facility { return .records([place]) }
        if case .records(let ids) = try pick(type, at: place, several: several) { return .records(ids) }
      case .visit(let visit):
        if case .records(let ids) = try pickFinding(of: visit) { return .records(ids) }
      case .unplaced:
        if case .records(let ids) = try list(type, knowledge.unplacedAllegations(), several) { return .records(ids) }
      case nil: return typed == "<" ? .back : .nothing
      }
      typed = ""
    }
  }

  /// Only one.
  func pickOne(_ type: RecordType, typed: String = "") throws -> String? {
    if case .records(let ids) = try pick(type, typed: typed) { return ids.first }
    return nil
  }

  /// From the records of one place.
  func pick(_ type: RecordType, at place: String, several: Bool = false) throws -> Picked {
    if type == .finding {
      guard case .records(let visits) = try pick(.visit, at: place), let visit = visits.first else { return .back }
      return try pickFinding(of: visit)
    }
    conversation.say("\(type.pluralNoun.withCapital) of \(knowledge.words(record: place, .facility)):", .plain)
    return try list(type, knowledge.records(type, at: place), several)
  }

  private func pickFinding(of visit: String) throws -> Picked {
    let findings = try knowledge.store.read { session in
      try session.referring(.finding, by: "visit", to: visit).map { try session.record(.finding, id: $0) }
    }
    return try list(.finding, findings, false)
  }

  /// For types whose records have no place.
  private func pickFromAll(_ type: RecordType, _ typed: String, _ several: Bool) throws -> Picked {
    if !typed.isEmpty {
      do {
        return .records([try knowledge.store.read { try $0.resolve(typed, type) }])
      } catch let error as StoreError where error.isAboutData {
        conversation.say("There is no \(type.spoken) \(typed).", .warning)
      }
    }
    return try list(type, knowledge.latest(type), several)
  }

  // MARK: By name or id

  /// - Parameter typed: afterwards what was answered; `<` for one back, empty for nothing.
  private func found(_ type: RecordType, _ typed: inout String, _ label: String?, _ hint: String) throws -> Found? {
    var prompt = Prompt(label: label ?? type.rawValue.withCapital)
    let byPlace = type == .facility ? "type any of its names, its town or its id" : "its id, or first its place"
    let unplaced = type == .allegation ? "Enter: those whose place is not known" : hint
    prompt.hint = [byPlace, unplaced].filter { !$0.isEmpty }.joined(separator: "; ")
    let places = try knowledge.places()
    prompt.choices = .search { text in exactly(type, text) + places.choices(text) }
    while true {
      if typed.isEmpty { typed = try conversation.ask(prompt) }
      switch typed {
      case "": if type == .allegation { return .unplaced } else if !hint.isEmpty { return nil }
      case "<": return nil
      case "?", "-": conversation.say(RecordPicker.help(type), .quiet)
      default:
        if let found = try resolved(type, typed, places, &prompt) { return found }
        typed = ""
        continue
      }
      if typed.isEmpty { conversation.say("This one is needed. Type ? to read about it.", .warning) }
      typed = ""
    }
  }

  private static func help(_ type: RecordType) -> String {
    guard type != .facility else {
      return "A place: letters of any of its names, of its town, or its id. Choose with the arrow keys."
    }
    return "The id of \(type.withArticle), such as `vigil \(type.rawValue) list` shows it; or a place, by any of its "
      + "names, and you choose from its \(type.pluralNoun). < goes back one question."
  }

  /// A record whose whole id was typed comes before all places.
  private func exactly(_ type: RecordType, _ text: String) -> [Choice] {
    guard type != .facility, let id = try? knowledge.store.read({ try $0.resolve(text, type) }), id == text else {
      return []
    }
    return [Choice(value: id, label: id, detail: knowledge.words(record: id, type))]
  }

  /// - Returns: nil where it cannot be told what is meant; a word about it was said.
  private func resolved(_ type: RecordType, _ text: String, _ places: PlaceSearch, _ prompt: inout Prompt) throws
    -> Found?
  {
    if type != .facility, let id = exactly(type, text).first?.value { return .record(id) }
    prompt.typed = text
    prompt.replacesTyped = false
    switch places.value(of: text) {
    case .one(let id): return .place(id)
    case .several: conversation.say("More than one place may be meant. Choose one.", .plain)
    case .none:
      do {
        return .record(try knowledge.store.read { try $0.resolve(text, type) })
      } catch let error as StoreError where error.isAboutData {
        if type == .finding, let visit = try? knowledge.store.read({ try $0.resolve(text, .visit) }) {
          return .visit(visit)
        }
        conversation.say(
          type == .facility
            ? "There is no place like \(text)." : "There is neither \(type.withArticle) nor a place like \(text).",
          .warning)
        prompt.replacesTyped = true
      }
    }
    return nil
  }

  // MARK: From a list

  private func list(_ type: RecordType, _ records: [StoredRecord], _ several: Bool) throws -> Picked {
    guard !records.isEmpty else {
      conversation.say("There are no \(type.pluralNoun) here.", .warning)
      return .back
    }
    let list = ChoiceList(
      records.map { (Choice(value: $0.id, label: knowledge.summary(type, $0.slots), detail: $0.id), []) })
    var prompt = Prompt(label: (several ? type.pluralNoun : type.noun).withCapital)
    prompt.hint = several ? "numbers, with commas; < goes back" : "a number, or the arrow keys; < goes back"
    prompt.choices = list.prompt
    prompt.takesSeveral = several
    while true {
      let text = try conversation.ask(prompt)
      if text == "<" { return .back }
      prompt.typed = ""
      if text == "?" {
        conversation.say("\(several ? "Numbers" : "A number") of the list, an id, or part of what a line says.", .quiet)
        continue
      }
      let parts = several ? text.split(separator: ",").map { String($0).trimmingBlanks } : [text]
      var ids: [String] = []
      var unknown: String?
      for part in parts where !part.isEmpty {
        if case .one(let id) = list.value(of: part) {
          if !ids.contains(id) { ids.append(id) }
        } else {
          unknown = unknown ?? part
        }
      }
      if unknown == nil, !ids.isEmpty { return .records(ids) }
      conversation.say(
        "\(unknown.map { "\($0) is not in the list. " } ?? "")Choose by number, or with the arrow keys.", .warning)
      prompt.typed = text
      prompt.replacesTyped = true
    }
  }
}
