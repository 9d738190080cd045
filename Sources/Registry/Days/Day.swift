/// A calendar day of the proleptic Gregorian calendar, from 0000-01-01 to 9999-12-31.
///
/// Kept as a count of days from 1970-01-01, so that differences and comparisons are those of integers.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  package let number: Int32

  package init(number: Int32) {
    self.number = number
  }

  /// - Returns: nil where there is no such day in the calendar, or the year is not 0 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.daysInMonth(year: year, month: month)
    else { return nil }
    self.number = Day.number(year: year, month: month, day: day)
  }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// Whole days from `other` to this day; negative where this day is earlier.
  package func days(since other: Day) -> Int { Int(number) - Int(other.number) }

  package func adding(days: Int) -> Day {
    Day(number: Int32(clamping: Int(number).addingReportingOverflow(days).partialValue))
  }

  /// The same day of the month `months` later, or that month's last day where it is shorter
  /// (the method, `overdue`).
  package func adding(months: Int) -> Day {
    let parts = components
    let (total, overflow) = (parts.year * 12 + parts.month - 1).addingReportingOverflow(months)
    // Past the calendar's end an interval never runs out.
    guard !overflow, total >= 0, total <= 9999 * 12 + 11 else { return Day.last }
    let year = total / 12
    let month = total % 12 + 1
    let day = min(parts.day, Day.daysInMonth(year: year, month: month))
    return Day(number: Day.number(year: year, month: month, day: day))
  }

  package static let first = Day(number: number(year: 0, month: 1, day: 1))
  package static let last = Day(number: number(year: 9999, month: 12, day: 31))

  package var components: (year: Int, month: Int, day: Int) {
    // Years are counted from 1 March, so that a leap day is the last of its year.
    let shifted = Int(number) + Day.daysBeforeEpoch
    let era = (shifted >= 0 ? shifted : shifted - (Day.daysPerEra - 1)) / Day.daysPerEra
    let dayOfEra = shifted - era * Day.daysPerEra
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }

  package static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }

  private static let daysPerEra = 146_097
  /// From 0000-03-01 to 1970-01-01.
  private static let daysBeforeEpoch = 719_468

  private static func number(year: Int, month: Int, day: Int) -> Int32 {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let marchMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * daysPerEra + dayOfEra - daysBeforeEpoch)
  }
}

extension Day: CustomStringConvertible {
  /// ISO 8601, `2019-03-05`.
  package var description: String {
    let (year, month, day) = components
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}

/// `number` in decimal with leading zeros up to `width` digits.
package func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
}
