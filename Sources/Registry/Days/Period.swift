/// A period of whole days, both included.
package struct Period: Hashable, Sendable {
  package let from: Day
  package let to: Day

  /// - Returns: nil where the period would end before it begins.
  package init?(from: Day, to: Day) {
    guard from <= to else { return nil }
    self.from = from
    self.to = to
  }

  /// The last calendar year that was over on `today`.
  package static func lastCompleteYear(on today: Day) -> Period? {
    let year = today.components.year - 1
    guard let from = Day(year: year, month: 1, day: 1), let to = Day(year: year, month: 12, day: 31) else {
      return nil
    }
    return Period(from: from, to: to)
  }

  package func contains(_ day: Day) -> Bool { from <= day && day <= to }
}
