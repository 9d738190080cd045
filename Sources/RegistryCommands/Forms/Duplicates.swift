import Registry
import RegistryStore

/// Records that are probably the same as one that is about to be written.
struct Duplicates {
  private let knowledge: FormKnowledge

  /// The record itself, where it is there already.
  private let except: String?

  init(_ knowledge: FormKnowledge, except: String?) {
    self.knowledge = knowledge
    self.except = except
  }

  /// Sentences without a full stop.
  func warnings(_ record: FieldSlots) throws -> [String] {
    switch record.type {
    case .facility:
      return try knowledge.places().namesakes(of: record.text("name") ?? "").filter { $0.value != except }.map {
        "a place of the same name is there already: \($0.label), \($0.detail)"
      }
    case .visit:
      return try similar(record, sameDay: ["start"], sharing: "body").map {
        "a visit of this place on \(record.text("start") ?? "") is logged already: \($0.id)"
      }
    case .allegation:
      return try similar(record, sameDay: ["incident_date", "reported_date"], sharing: "acts").map {
        "an allegation like this is recorded already: \($0.id), \(knowledge.summary(.allegation, $0.slots))"
      }
    default: return []
    }
  }

  /// Records of the same place and days that have a value of `field` in common; not knowing is having it in common.
  private func similar(_ record: FieldSlots, sameDay days: [String], sharing field: String) throws -> [StoredRecord] {
    guard let place = record.text("facility"), days.contains(where: { record.text($0) != nil }) else { return [] }
    let own = Set(ListCell.split(record.text(field) ?? ""))
    return try knowledge.records(record.type, at: place).filter { other in
      let others = ListCell.split(other.slots.text(field) ?? "")
      return other.id != except && days.allSatisfy { other.slots.text($0) == record.text($0) }
        && (own.isEmpty || others.isEmpty || !own.isDisjoint(with: others))
    }
  }
}
