/// One figure a key; the parts of a whole, with a key for what is not known.
package struct Breakdown: Sendable, Equatable {
  package static let unknown = "unknown"

  /// What the keys stand for, in the order in which they are shown.
  package enum Dimension: String, CaseIterable, Sendable {
    case region, facilityType, authority, mandate
    case year, quarter, month, act, phase, accusedService, source

    /// Facilities have no year, act or phase: their figures make no sense there.
    package var countsFacilities: Bool {
      switch self {
      case .region, .facilityType, .authority, .mandate: true
      default: false
      }
    }
  }

  package struct Row: Sendable, Equatable {
    package let key: String
    package internal(set) var facilities = 0
    package internal(set) var visitedFacilities = 0
    package internal(set) var allegations = 0
    package internal(set) var persons = 0
    package internal(set) var visitedAfter = 0

    package var unvisited: Int { allegations - visitedAfter }
  }

  package let dimension: Dimension
  private var byKey: [String: Row] = [:]

  init(_ dimension: Dimension) {
    self.dimension = dimension
  }

  /// By key, `unknown` last.
  package var rows: [Row] {
    byKey.values.sorted { left, right in
      let leftIsUnknown = left.key == Breakdown.unknown
      let rightIsUnknown = right.key == Breakdown.unknown
      return leftIsUnknown == rightIsUnknown ? left.key < right.key : rightIsUnknown
    }
  }

  func row(_ key: String) -> Row? { byKey[key] }

  mutating func update(_ key: String, _ change: (inout Row) -> Void) {
    let known = key.isEmpty ? Breakdown.unknown : key
    change(&byKey[known, default: Row(key: known)])
  }

  /// The bucket of a date; `unknown` where the date is coarser than the bucket.
  static func bucket(_ date: PartialDay, _ dimension: Dimension) -> String {
    let first = label(date.earliest, dimension)
    return first == label(date.latest, dimension) ? first : unknown
  }

  private static func label(_ day: Day, _ dimension: Dimension) -> String {
    let (year, month, _) = day.components
    let yearText = padded(year, to: 4)
    switch dimension {
    case .quarter: return "\(yearText)-Q\((month + 2) / 3)"
    case .month: return "\(yearText)-\(padded(month, to: 2))"
    default: return yearText
    }
  }
}
