/// Visits and allegations over the time of a period, in buckets of one length.
package struct Timeline: Sendable, Equatable {
  /// How long a bucket is, in months.
  package enum Unit: Int, CaseIterable, Sendable {
    case month = 1
    case quarter = 3
    case year = 12
    case decade = 120
    case century = 1200
  }

  package struct Bucket: Sendable, Equatable {
    /// `2025-03`, `2025-Q1`, `2025`, `2020/2029`, `2000/2099` or `unknown`.
    package let key: String
    package internal(set) var granted = 0
    package internal(set) var refused = 0
    package internal(set) var allegations = 0

    package var isEmpty: Bool { granted == 0 && refused == 0 && allegations == 0 }
  }

  /// More than this many buckets are too narrow to be read on a phone.
  private static let mostBuckets = 24

  package let unit: Unit
  /// From the first to the last that the period touches, also those in which nothing happened.
  package private(set) var buckets: [Bucket] = []
  /// What surely or possibly began before the first bucket, and what is dated too coarsely for any.
  package private(set) var unknown = Bucket(key: Breakdown.unknown)
  /// The number of the first bucket, counted from the year 0.
  private let first: Int

  /// - Parameter period: is cut into the shortest buckets of which it has few enough.
  package init(_ period: Period) {
    func position(_ day: Day, _ unit: Unit) -> Int { Timeline.month(day) / unit.rawValue }
    let unit =
      Unit.allCases.first { position(period.to, $0) - position(period.from, $0) < Timeline.mostBuckets } ?? .century
    self.unit = unit
    first = position(period.from, unit)
    buckets = (first...position(period.to, unit)).map { Bucket(key: Timeline.key($0, unit)) }
  }

  /// Every bucket, and at the end what has none.
  package var all: [Bucket] { unknown.isEmpty ? buckets : buckets + [unknown] }

  mutating func addVisit(_ start: PartialDay, isRefused: Bool) {
    update(start) { bucket in
      if isRefused { bucket.refused += 1 } else { bucket.granted += 1 }
    }
  }

  mutating func addAllegation(_ date: PartialDay) {
    update(date) { $0.allegations += 1 }
  }

  private mutating func update(_ date: PartialDay, _ change: (inout Bucket) -> Void) {
    let position = Timeline.month(date.earliest) / unit.rawValue - first
    let isExact = position == Timeline.month(date.latest) / unit.rawValue - first
    if isExact, buckets.indices.contains(position) {
      change(&buckets[position])
    } else {
      change(&unknown)
    }
  }

  /// Months since January of the year 0.
  private static func month(_ day: Day) -> Int {
    let (year, month, _) = day.components
    return year * 12 + month - 1
  }

  private static func key(_ position: Int, _ unit: Unit) -> String {
    let firstMonth = position * unit.rawValue
    let year = padded(firstMonth / 12, to: 4)
    switch unit {
    case .month: return "\(year)-\(padded(firstMonth % 12 + 1, to: 2))"
    case .quarter: return "\(year)-Q\(firstMonth % 12 / 3 + 1)"
    case .year: return year
    case .decade, .century: return "\(year)/\(padded(firstMonth / 12 + unit.rawValue / 12 - 1, to: 4))"
    }
  }
}
