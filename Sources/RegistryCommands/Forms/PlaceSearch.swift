import Registry
import RegistryStore

/// The places of a registry, found while one types.
struct PlaceSearch {
  private var index = NameIndex<Int>()
  private var places: [Choice] = []
  private static let mostShown = 30
  /// So few that somebody need not search.
  private static let few = 8

  /// Reads all places once. Those that are merged into another one are not offered.
  init(_ session: any RegistryReading, _ codes: CodeLists) throws {
    try session.forEach(.facility) { record in
      let slots = record.slots
      guard slots.text("merged_into") == nil, let name = slots.text("name") else { return }
      let region = slots.text("region").flatMap { codes.region($0) }
      let names =
        [name] + Array(slots.statement(0).values) + ListCell.split(slots.text("other_names") ?? "")
      let identifiers = ListCell.split(slots.text("identifiers") ?? "")
      index.add(
        places.count, names: names + identifiers,
        context: [slots.text("locality") ?? ""] + (region.map { Array($0.labels.values) } ?? []), ids: [record.id])
      places.append(
        Choice(value: record.id, label: name, detail: PlaceSearch.detail(slots, region, record.id, codes)))
    }
  }

  private static func detail(_ slots: FieldSlots, _ region: Region?, _ id: String, _ codes: CodeLists) -> String {
    let place = slots.text("locality") ?? region?.labels["en"]
    let type = slots.text("type").map { codes.label("facility-type", $0, language: "en") }
    let closed = slots.text("closed").map { "closed \($0)" }
    return [place, type, closed, id].compactMap { $0 }.joined(separator: ", ")
  }

  var isEmpty: Bool { places.isEmpty }

  /// What fits, best first. Nothing typed: all, if they are few.
  func choices(_ text: String) -> [Choice] {
    if text.trimmingBlanks.isEmpty { return places.count <= PlaceSearch.few ? places : [] }
    return index.matches(text, limit: PlaceSearch.mostShown).map { places[$0.key] }
  }

  /// The place that a text names, where only one can be meant.
  func value(of text: String) -> ChoiceList.Match {
    if places.contains(where: { $0.value == text }) { return .one(text) }
    let found = index.matches(text, limit: PlaceSearch.mostShown)
    guard let best = found.first, best.fit < .nearly else { return .none }
    let rivals = found.prefix { $0.fit == best.fit }
    return rivals.count == 1 ? .one(places[best.key].value) : .several(rivals.map { places[$0.key] })
  }

  /// Places that have a name which folds to the same.
  func namesakes(of name: String) -> [Choice] {
    index.matches(name, limit: PlaceSearch.mostShown).filter { $0.fit == .exact }.map { places[$0.key] }
  }
}
