import Registry

/// One way in which a partner writes a day.
package enum DateForm: Sendable, Equatable {
  case pattern(DatePattern)
  /// Days since the end of 1899, as spreadsheets count them.
  case serial(ExcelDay.Epoch)

  /// As the profile writes it.
  package var source: String {
    switch self {
    case .pattern(let pattern): pattern.source
    case .serial(let epoch): epoch.rawValue
    }
  }

  /// - Returns: the canonical partial day, or nil where the text does not have this form.
  package func read(_ text: String) -> String? {
    switch self {
    case .pattern(let pattern): pattern.read(text)
    case .serial(let epoch): ExcelDay.read(text, epoch)?.description
    }
  }

  /// The day that a text gives and that does not fall on the day of the week beside it.
  ///
  /// - Parameters:
  ///   - text: one that has this form.
  ///   - part: of two days in it; nil: there is one.
  func contradictedDay(in text: String, _ part: FieldExpression.RangePart?) -> Day? {
    guard case .pattern(let pattern) = self, pattern.tokens.contains(.dayName) else { return nil }
    guard let part else { return pattern.parts(folded(text)[...], allowingPrefix: false)?.contradictedDay }
    switch DateRange.find(text, pattern) {
    case .single(let day): return part == .last ? nil : day.contradictedDay
    case .range(let first, let last):
      return (part == .last ? nil : first?.contradictedDay) ?? (part == .first ? nil : last?.contradictedDay)
    case .reversed, .unreadable: return nil
    }
  }

  /// Whether a text would be two days of this form, were the last not before the first.
  func isReversed(_ text: String) -> Bool {
    guard case .pattern(let pattern) = self, case .reversed = DateRange.find(text, pattern) else { return false }
    return true
  }

  func readRange(_ text: String) -> DateRange.Reading {
    switch self {
    case .pattern(let pattern): DateRange.read(text, pattern)
    case .serial: read(text).map { .single($0) } ?? .unreadable
    }
  }
}
