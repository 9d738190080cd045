extension PartialDay {
  /// What is known of the day, in plain words, such as “some day in March 2026”.
  package var words: String {
    let (first, last) = (earliest.components, latest.components)
    if earliest == latest { return "\(earliest.weekday), \(DayWords.text(first))" }
    let isWholeYear = first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31
    if first.year == last.year, isWholeYear { return "some day in \(first.year)" }
    let endsMonth = last.day == Day.daysInMonth(year: last.year, month: last.month)
    if first.year == last.year, first.month == last.month, first.day == 1, endsMonth {
      return "some day in \(DayWords.months[first.month - 1]) \(first.year)"
    }
    return "some day from \(DayWords.text(first)) to \(DayWords.text(last))"
  }
}

extension Day {
  package var weekday: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekdayNumber]
  }

  /// From 0, a Monday.
  package var weekdayNumber: Int {
    // 1970-01-01 was a Thursday.
    ((Int(number) + 3) % 7 + 7) % 7
  }
}

private enum DayWords {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  static func text(_ parts: (year: Int, month: Int, day: Int)) -> String {
    "\(parts.day) \(months[parts.month - 1]) \(parts.year)"
  }
}
