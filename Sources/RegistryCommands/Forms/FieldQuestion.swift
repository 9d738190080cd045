import Registry
import RegistryStore

/// One field as a question, and its answers as cells.
struct FieldQuestion {
  let field: FormField
  let record: FieldSlots
  let knowledge: FormKnowledge
  /// What a text is looked up in, for fields with codes.
  private let list: ChoiceList?
  /// The records that may be meant, the latest first: allegations of the place, or all of a type without places.
  private let records: ChoiceList?

  /// What somebody types to add a place that is not there yet, perhaps with its name after it.
  static let newPlace = "+"

  init(_ field: FormField, _ record: FieldSlots, _ knowledge: FormKnowledge) throws {
    self.field = field
    self.record = record
    self.knowledge = knowledge
    records = try FieldQuestion.records(field, record, knowledge)
    list =
      switch field.definition.kind {
      case .code(let name): knowledge.list(name)
      case .yesNo: .yesNo
      case .region:
        (record.text("country") ?? knowledge.country).map { knowledge.regions(of: $0) }
      default: nil
      }
  }

  private static func records(
    _ field: FormField, _ record: FieldSlots, _ knowledge: FormKnowledge
  ) throws -> ChoiceList? {
    guard case .reference(let target) = field.definition.kind else { return nil }
    let found: [StoredRecord]
    switch target {
    case .allegation:
      guard let place = record.text("facility") else { return nil }
      found = try knowledge.records(.allegation, at: place)
    case .facility, .visit, .finding: return nil
    default: found = try knowledge.latest(target)
    }
    return ChoiceList(
      found.map { stored in
        (Choice(value: stored.id, label: knowledge.summary(target, stored.slots), detail: stored.id), [])
      })
  }

  /// Whether there is anything to answer: without allegations none can have been looked into.
  var isWorthAsking: Bool { field.definition.isRequired || records.map { !$0.choices.isEmpty } ?? true }

  /// Whether a new place may be added in the middle. A place within a place would never end.
  var mayAddPlace: Bool {
    field.definition.kind == .reference(.facility) && !field.definition.isMultiple && field.type != .facility
  }

  // MARK: The question

  func prompt() throws -> Prompt {
    var prompt = Prompt(label: field.label)
    prompt.hint = try hint()
    prompt.current = record.text(field).map { knowledge.words($0, field.definition) }
    prompt.takesSeveral = field.definition.isMultiple && takesList
    if let list = list ?? records {
      prompt.choices = list.prompt
    } else if case .reference(.facility) = field.definition.kind {
      let places = try knowledge.places()
      let mayAddPlace = mayAddPlace
      prompt.choices = .search { text in
        let found = places.choices(text)
        guard mayAddPlace, !text.isEmpty else { return found }
        // What was typed may well be the name of the new place.
        return found + [
          Choice(
            value: FieldQuestion.newPlace + text,
            label: found.isEmpty ? "+ add \(text) as a new place" : "+ none of these: add a new place")
        ]
      }
    } else if case .day = field.definition.kind {
      let today = knowledge.today
      prompt.meaning = { FieldQuestion.meaning($0, today) }
    }
    return prompt
  }

  /// Whether values are short enough to stand in one line with commas between them.
  private var takesList: Bool {
    switch field.definition.kind {
    case .text, .identifier: false
    default: true
    }
  }

  private func hint() throws -> String {
    let definition = field.definition
    var parts = [definition.summary]
    switch definition.kind {
    case .day: parts.append("2026-03-05, 5.3.2026, 2026-03 or today")
    case .reference(.facility) where try mayAddPlace && knowledge.places().isEmpty:
      parts.append("there is none yet: type its name, and it is added first")
    case .reference(.facility): parts.append("type any of its names, its town or its id")
    default: break
    }
    if definition.isMultiple { parts.append(takesList ? "several: with commas" : "several: A | B") }
    if definition.isRequired { parts.append("needed") }
    return parts.joined(separator: "; ")
  }

  /// What `?` shows.
  var help: String {
    let definition = field.definition
    let what: String =
      switch definition.kind {
      case .text: "A text."
      case .day:
        "A day, or what is known of it: 2026, 2026-03, 2026-03-05, 5.3.2026, 3.2026, 2026-03-01/2026-03-05, today or yesterday."
      case .count: "A whole number, 0 or more."
      case .decimal: "A number such as 49.8 or -3.25."
      case .yesNo: "yes, no or unknown."
      case .code: "One of the list: its number, its code, or the beginning of its name."
      case .reference(.facility):
        "A place: letters of any of its names, of its town, or its id. Choose with the arrow keys."
      case .reference: "Choose with the arrow keys, or type the id."
      case .country: "Two letters, such as KZ (ISO 3166-1)."
      case .region: "Choose one, or type its code, such as KZ-10 (ISO 3166-2)."
      case .identifier: "The name of the record elsewhere, as scheme:value."
      }
    let rest = definition.isRequired ? "It is needed." : "Enter skips it, - empties it."
    return "\(definition.name): \(definition.summary).\n\(what) \(rest) < goes back one question."
  }

  private static func meaning(_ text: String, _ today: Day) -> String? {
    guard let day = try? PartialDay(TypedDay.canonical(text, today: today)) else { return nil }
    return day.words + (day.earliest > today ? ", still to come" : "")
  }

  // MARK: The answer

  /// - Parameter text: not empty.
  /// - Throws: `CellReader.Problem` or `StoreError` where it cannot be taken.
  func cell(_ text: String) throws -> [UInt8] {
    let definition = field.definition
    let given: [String]
    if let list = list ?? records {
      let parts = definition.isMultiple ? text.split(separator: ",").map { String($0).trimmingBlanks } : [text]
      given = try parts.filter { !$0.isEmpty }.map { try value($0, list.value(of: $0)) }
    } else {
      switch definition.kind {
      case .day: given = [TypedDay.canonical(text, today: knowledge.today)]
      case .country: given = [text.uppercased()]
      case .decimal: given = [text.replacing(",", with: ".")]
      case .reference(.facility): given = try places(text)
      case .text where definition.name == "origin": given = [try knowledge.origin(text, of: record)]
      default: given = [text]
      }
    }
    var unique: [String] = []
    for value in given where !unique.contains(value) { unique.append(value) }
    return try knowledge.reader().cell(unique, of: definition)
  }

  private func places(_ text: String) throws -> [String] {
    let parts =
      field.definition.isMultiple ? text.split(separator: ",").map { String($0).trimmingBlanks } : [text]
    let places = try knowledge.places()
    return try parts.map { try value($0, places.value(of: $0)) }
  }

  /// What is in no list may still be an id or a code, and is refused further on if not.
  private func value(_ text: String, _ match: ChoiceList.Match) throws -> String {
    switch match {
    case .one(let value): return value
    case .none: return text
    case .several(let choices):
      let shown = choices.prefix(4).map { $0.detail.isEmpty ? $0.label : "\($0.label) (\($0.detail))" }
      throw CellReader.Problem(
        message: "\(text) may be \(shown.joined(separator: ", "))\(choices.count > 4 ? " or another" : "")",
        hint: "type more of it, or choose with the arrow keys")
    }
  }
}
