/// A day that may be known in part only: EDTF level 0 of ISO 8601-2.
///
/// `2019`, `2019-03`, `2019-03-05` and intervals of these such as `2019-03-01/2019-03-05`. It is never
/// rounded: it has an earliest and a latest possible day, and every rule says which of them it uses.
package struct PartialDay: Hashable, Sendable {
  package let earliest: Day
  package let latest: Day

  package init(_ day: Day) {
    earliest = day
    latest = day
  }

  package init(_ text: String) throws(PartialDayProblem) {
    let bytes = Array(text.utf8)
    self = try PartialDay(bytes.span)
  }

  /// - Throws: what keeps the text from being a day, in terms of the calendar.
  package init(_ text: Span<UInt8>) throws(PartialDayProblem) {
    var slash: Int?
    for index in text.indices where text[index] == UInt8(ascii: "/") {
      guard slash == nil else { throw .notADay }
      slash = index
    }
    guard let slash else {
      (earliest, latest) = try PartialDay.bounds(text)
      return
    }
    let start = try PartialDay.bounds(text.extracting(0..<slash))
    let end = try PartialDay.bounds(text.extracting((slash + 1)..<text.count))
    guard start.earliest <= end.latest else { throw .reversed }
    earliest = start.earliest
    latest = end.latest
  }

  private static func bounds(_ text: Span<UInt8>) throws(PartialDayProblem) -> (earliest: Day, latest: Day) {
    switch text.count {
    case 4:
      let year = try number(text, 0, 4)
      return (try day(year, 1, 1), try day(year, 12, 31))
    case 7:
      guard text[4] == hyphen else { throw .notADay }
      let year = try number(text, 0, 4)
      let month = try number(text, 5, 7)
      guard (1...12).contains(month) else { throw .noSuchMonth }
      let last = Day.daysInMonth(year: year, month: month)
      return (try day(year, month, 1), try day(year, month, last))
    case 10:
      guard text[4] == hyphen, text[7] == hyphen else { throw .notADay }
      let year = try number(text, 0, 4)
      let month = try number(text, 5, 7)
      guard (1...12).contains(month) else { throw .noSuchMonth }
      let exact = try day(year, month, try number(text, 8, 10))
      return (exact, exact)
    default:
      throw .notADay
    }
  }

  private static let hyphen = UInt8(ascii: "-")

  private static func day(_ year: Int, _ month: Int, _ day: Int) throws(PartialDayProblem) -> Day {
    guard let day = Day(year: year, month: month, day: day) else { throw .noSuchDay }
    return day
  }

  private static func number(_ text: Span<UInt8>, _ from: Int, _ to: Int) throws(PartialDayProblem) -> Int {
    var value = 0
    for index in from..<to {
      let byte = text[index]
      guard byte >= 0x30, byte <= 0x39 else { throw .notADay }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}

/// Why a text is no partial day.
package enum PartialDayProblem: Error, Equatable, Sendable {
  case notADay, noSuchMonth, noSuchDay, reversed

  /// Half a sentence, to follow the value in a message.
  package var explanation: String {
    switch self {
    case .notADay: "is not a day: write 2019, 2019-03, 2019-03-05 or 2019-03-01/2019-03-05"
    case .noSuchMonth: "has no such month: months are 01 to 12"
    case .noSuchDay: "is no day of the calendar"
    case .reversed: "ends before it begins"
    }
  }
}
