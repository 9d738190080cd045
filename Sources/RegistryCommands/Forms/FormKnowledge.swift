import Registry
import RegistryImport
import RegistryStore

/// What a form asks the registry: codes, places, allegations of a place. Each question is a short read of its own, so
/// that nothing is locked while somebody thinks.
final class FormKnowledge {
  let store: any RegistryStore
  let codes: CodeLists
  let rules: RecordRules
  /// The country of records for which none is given.
  let country: String?
  /// Whether the registry has somebody to seal to, so that sealed fields are asked for.
  let keepsSealed: Bool
  /// By the clock on the wall, which `today` means.
  let today: Day
  private var knownPlaces: PlaceSearch?
  private var knownLists: [String: ChoiceList] = [:]

  init(_ store: any RegistryStore, today: Day) throws {
    self.store = store
    self.today = today
    (codes, country, keepsSealed) = try store.read {
      (try $0.codeLists(), try $0.settings().country, try !$0.recipients().isEmpty)
    }
    rules = RecordRules(codes: codes, today: today)
  }

  func reader() -> CellReader {
    CellReader(codes: codes) { [store] text, type in try store.read { try $0.resolve(text, type) } }
  }

  func places() throws -> PlaceSearch {
    if let knownPlaces { return knownPlaces }
    let made = try store.read { try PlaceSearch($0, codes) }
    knownPlaces = made
    return made
  }

  /// After a place was added.
  func forgetPlaces() { knownPlaces = nil }

  func records(_ type: RecordType, at place: String) throws -> [StoredRecord] {
    try store.read { try $0.records(type, at: place, limit: FormKnowledge.mostOffered) }
  }

  private static let mostOffered = 500

  /// Of all records of a type, those with the highest ids first: the latest that were made here.
  func latest(_ type: RecordType) throws -> [StoredRecord] {
    var found: [StoredRecord] = []
    try store.read { session in
      try session.forEach(type) { record in
        found.append(record)
        if found.count >= 2 * FormKnowledge.mostOffered { found.removeFirst(FormKnowledge.mostOffered) }
      }
    }
    return found.suffix(FormKnowledge.mostOffered).reversed()
  }

  /// What a follow-up came out of, as it is kept.
  func origin(_ text: String, of record: FieldSlots) throws -> String {
    guard let target = Origin.target(record) else { return text }
    return try store.read { try $0.resolve(text, target) }
  }

  /// Allegations whose place is not known, the latest first.
  func unplacedAllegations() throws -> [StoredRecord] {
    var found: [StoredRecord] = []
    try store.read { session in
      try session.forEach(.allegation) { if $0.slots.text("facility") == nil { found.append($0) } }
    }
    func day(_ record: StoredRecord) -> String {
      record.slots.text("incident_date") ?? record.slots.text("reported_date") ?? ""
    }
    return Array(found.sorted { (day($0), $0.id) > (day($1), $1.id) }.prefix(FormKnowledge.mostOffered))
  }

  /// What there is to say of a change before it is written, as `RecordRevision` will find it.
  ///
  /// - Throws: `CommandFailure` or `StoreError` where it will be refused.
  func remarks(on record: FieldSlots, id: String) throws -> [String] {
    try store.write(.now("")) { session in
      (try RecordRevision.make(session, record.type, id: id) { $0 = record }.remarks.map(\.message), false)
    }
  }

  func list(_ name: String) -> ChoiceList? {
    if let known = knownLists[name] { return known }
    let made = codes.list(name).map { ChoiceList($0) }
    knownLists[name] = made
    return made
  }

  /// The regions of a country that are in force today.
  func regions(of country: String) -> ChoiceList {
    ChoiceList(
      codes.regions.filter { $0.country == country && $0.isValid(on: today) }.map { region in
        (
          Choice(value: region.code, label: region.labels["en"] ?? region.code, detail: region.code),
          Array(region.labels.values)
        )
      })
  }

  // MARK: In words

  /// A cell of a field as people read it: labels for codes, names for places, words for days.
  func words(_ cell: String, _ field: FieldDefinition) -> String {
    let values = field.isMultiple ? ListCell.split(cell) : [cell]
    return values.map { value in
      switch field.kind {
      case .code(let list): codes.label(list, value, language: "en")
      case .region: codes.region(value)?.labels["en"].map { "\($0) (\(value))" } ?? value
      case .day: (try? PartialDay(value)).map { "\(value), \($0.words)" } ?? value
      case .reference(.facility): name(ofPlace: value)
      case .reference(let target): words(value, target)
      default: value
      }
    }.joined(separator: field.kind == .text ? " | " : ", ")
  }

  private func name(ofPlace id: String) -> String {
    guard let slots = try? store.read({ try $0.record(.facility, id: id).slots }), let name = slots.text("name") else {
      return id
    }
    return [name, slots.text("locality"), id].compactMap { $0 }.joined(separator: ", ")
  }

  /// `300 -> 320`.
  func words(_ change: FieldChange, _ type: RecordType) -> String {
    let field = Catalogue.of(type).fields[change.field]
    func shown(_ cell: String?) -> String { cell.map { words($0, field) } ?? "(empty)" }
    return "\(shown(change.from)) -> \(shown(change.to))"
  }

  /// A record that another one refers to. The place of an allegation is mostly that of the record, and is left out.
  private func words(_ id: String, _ type: RecordType) -> String {
    guard type == .allegation else { return "\(id) (\(words(record: id, type)))" }
    let slots = try? store.read { try $0.record(type, id: id).slots }
    return slots.map { "\(id) (\(summary(type, $0)))" } ?? id
  }

  /// A record as people know it, without its id unless it is a place; empty where it is not there.
  func words(record id: String, _ type: RecordType) -> String {
    guard type != .facility else { return name(ofPlace: id) }
    guard let slots = try? store.read({ try $0.record(type, id: id).slots }) else { return "" }
    return [slots.text("facility").map { name(ofPlace: $0) }, summary(type, slots)].compactMap { $0 }
      .joined(separator: ", ")
  }

  /// `2026-02 ill-treatment, threats`.
  func summary(_ type: RecordType, _ slots: FieldSlots) -> String {
    let days = RecordDefinition.of(type).days
    let day = days.lazy.compactMap { slots.text($0) }.first
    let first = day ?? (days.isEmpty ? nil : "no day")
    let rest = (TypeWords.of(type)?.called ?? []).compactMap { name in
      Catalogue.of(type).field(named: name).flatMap { field in slots.text(name).map { words($0, field) } }
    }
    return [first, rest.isEmpty ? nil : rest.joined(separator: ", ")].compactMap { $0 }.joined(separator: " ")
  }
}
