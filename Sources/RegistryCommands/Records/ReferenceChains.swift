import Registry
import RegistryStore

/// References along which a record must not come back to itself.
enum ReferenceChains {
  /// - Throws: `CommandFailure` where the record, as it is about to be, would.
  static func refuseCycles(
    _ session: any RegistryReading, _ type: RecordType, _ id: String, _ slots: FieldSlots, _ changed: Set<String>
  ) throws {
    for field in RecordDefinition.of(type).chains where changed.contains(field) {
      func targets(_ slots: FieldSlots) -> [String] {
        slots.references.first { $0.field.name == field }?.items ?? []
      }
      var open = targets(slots)
      var seen: Set<String> = []
      while let next = open.popLast() {
        guard next != id else {
          let from = type == .facility ? "from place to place" : "from one to the next"
          throw CommandFailure(
            "\(type)/\(id) would stand in a cycle of \(field)",
            hint: "follow \(field) \(from) with `vigil \(type) show`, and clear what is wrong")
        }
        guard seen.insert(next).inserted else { continue }
        open += targets(try session.record(type, id: next).slots)
      }
    }
  }
}
