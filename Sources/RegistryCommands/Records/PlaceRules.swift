import Registry
import RegistryStore

/// What must hold, and what is worth a word, between a place that was changed and other records.
enum PlaceRules {
  static func remarks(
    _ session: any RegistryReading, _ id: String, _ slots: FieldSlots, _ changed: Set<String>
  ) throws -> [(message: String, hint: String)] {
    var remarks: [(message: String, hint: String)] = []
    if let other = slots.text("merged_into"), !changed.contains("merged_into") {
      remarks.append(
        (
          "facility/\(id) was merged into \(other), and reports read that one",
          "edit facility/\(other) if the change is about the place as it is counted"
        ))
    }
    if changed.contains("closed"), let closed = slots.text("closed").flatMap({ try? PartialDay($0) }) {
      let later = try session.referring(.visit, by: "facility", to: id).filter { visit in
        let start = try session.record(.visit, id: visit).slots.text("start").flatMap { try? PartialDay($0) }
        return start.map { $0.earliest > closed.latest } ?? false
      }
      if let first = later.first {
        remarks.append(
          (
            "\(counted(later.count, "visit")) to facility/\(id) began after it closed, such as visit/\(first)",
            "compare the day with the visits; they are counted all the same"
          ))
      }
    }
    return remarks
  }

  /// The place that stands for this one.
  static func standingFor(_ id: String, _ session: any RegistryReading) throws -> String {
    var current = id
    var seen: Set<String> = []
    while seen.insert(current).inserted,
      let next = try session.record(.facility, id: current).slots.text("merged_into")
    {
      current = next
    }
    return current
  }
}
