/// An allegation as an export tells it without name: acts, region and a date coarsened to its quarter.
struct AnonymousAllegation: Comparable, Sendable {
  /// Which of the two dates it has.
  private let dateField: String
  /// A quarter as its months, `2024-01/2024-03`; a date that is coarser than a quarter but not than a year is its year;
  /// empty where it is coarser still, or there is none.
  private let date: String
  private let region: String
  /// In the order of their codes: the one in which they were told says something.
  private let acts: [String]

  init(_ slots: FieldSlots, region: String) {
    self.region = region
    acts = ListCell.split(slots.text("acts") ?? "").sorted()
    dateField = slots.text("incident_date") == nil ? "reported_date" : "incident_date"
    date = slots.text(dateField).flatMap { try? PartialDay($0) }.map(AnonymousAllegation.coarse) ?? ""
  }

  private static func coarse(_ day: PartialDay) -> String {
    let quarter = Breakdown.bucket(day, .quarter)
    guard quarter != Breakdown.unknown, let number = Int(quarter.suffix(1)) else {
      let year = Breakdown.bucket(day, .year)
      return year == Breakdown.unknown ? "" : year
    }
    let year = quarter.prefix(4)
    return "\(year)-\(padded(number * 3 - 2, to: 2))/\(year)-\(padded(number * 3, to: 2))"
  }

  var slots: FieldSlots {
    var slots = FieldSlots(.allegation)
    slots.set("acts", to: ListCell.join(acts))
    slots.set("region", to: region)
    slots.set(dateField, to: date)
    return slots
  }

  private var key: [String] { [date, dateField, region] + acts }

  static func < (left: AnonymousAllegation, right: AnonymousAllegation) -> Bool {
    left.key.lexicographicallyPrecedes(right.key)
  }
}
