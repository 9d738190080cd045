import Registry
import RegistryImport
import RegistryStore

/// Finds the place that a partner describes by its name and what else is known of it (`match:`).
final class PlaceNames {
  enum Result {
    case found(Int)
    case unknown(name: String)
    case several(name: String, ids: [String])
  }

  private struct Place {
    let key: Int
    let id: String
    let slots: FieldSlots
  }

  private let table: RecordTable
  /// By each of their names, folded.
  private var places: [FoldedName: [Place]]?

  init(_ table: RecordTable) {
    self.table = table
  }

  /// - Parameter description: the fields of a place and their values, as JSON; `name` among them.
  func find(_ description: String) throws -> Result {
    let bytes = Array(description.utf8)
    let wanted = (JSONText.pairs(bytes.span) ?? []).map { ($0.key, String(decoding: $0.value, as: UTF8.self)) }
    let name = wanted.first { $0.0 == "name" }?.1 ?? ""
    var found = (try loaded()[FoldedName(name)] ?? []).filter { place in
      wanted.allSatisfy { field, text in field == "name" || PlaceNames.agrees(place.slots, field, text) }
    }
    // A name is also kept by records that were merged: these are one place.
    found = try Dictionary(grouping: found) { try standingFor($0.key) }.map { key, group in
      group.first { $0.key == key } ?? group[0]
    }
    switch found.count {
    case 0: return .unknown(name: name)
    case 1: return .found(try standingFor(found[0].key))
    default: return .several(name: name, ids: found.map(\.id).sorted())
    }
  }

  /// What is not known of a place does not speak against it.
  private static func agrees(_ slots: FieldSlots, _ field: String, _ text: String) -> Bool {
    guard let own = slots.text(field) else { return true }
    return own == text || FoldedName(own) == FoldedName(text)
  }

  private func standingFor(_ key: Int) throws -> Int {
    var key = key
    for _ in 0..<100 {
      guard let next = try table.mergedInto(key: key) else { return key }
      key = next
    }
    return key
  }

  private func loaded() throws -> [FoldedName: [Place]] {
    if let places { return places }
    var places: [FoldedName: [Place]] = [:]
    let catalogue = Catalogue.of(.facility)
    try table.forEach { record in
      guard let key = try table.key(id: record.id) else { return }
      var slots = FieldSlots(.facility)
      for name in ["country", "region", "locality", "type"] {
        if let position = catalogue.position(of: name), let text = record.slots.text(position) {
          slots.set(position, to: text)
        }
      }
      let place = Place(key: key, id: record.id, slots: slots)
      var names: Set<FoldedName> = []
      if let position = catalogue.position(of: "name") {
        names.formUnion(record.slots.statement(position).values.map { FoldedName($0) })
      }
      names.formUnion(ListCell.split(record.slots.text("other_names") ?? "").map { FoldedName($0) })
      for name in names where !name.isEmpty { places[name, default: []].append(place) }
    }
    self.places = places
    return places
  }
}
