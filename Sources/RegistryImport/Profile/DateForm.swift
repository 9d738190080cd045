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

  func readRange(_ text: String) -> DateRange.Reading {
    switch self {
    case .pattern(let pattern): DateRange.read(text, pattern)
    case .serial: read(text).map { .single($0) } ?? .unreadable
    }
  }
}
