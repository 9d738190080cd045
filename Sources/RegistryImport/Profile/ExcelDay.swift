package import Registry

/// Days as spreadsheets count them; the time of the day, after the point, is left out.
package enum ExcelDay {
  package enum Epoch: String, CaseIterable, Sendable {
    /// Day 1 is 1 January 1900. Day 60 stands for 29 February 1900, which never was.
    case excel1900 = "excel-1900"
    /// Day 0 is 1 January 1904.
    case excel1904 = "excel-1904"
  }

  /// 31 December 9999 in the system of 1900, the last day that a spreadsheet knows.
  private static let last = 2_958_465

  /// - Returns: nil where the text is no number of a day.
  package static func read(_ text: String, _ epoch: Epoch) -> Day? {
    let digits = text.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
    let rest = text.utf8.dropFirst(digits.count)
    let isNumber = rest.isEmpty || (rest.first == 0x2e && rest.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 })
    guard (1...7).contains(digits.count), isNumber, let number = Int(String(Substring(digits))), number <= last else {
      return nil
    }
    switch epoch {
    case .excel1900:
      guard number >= 1, number != 60, let start = Day(year: 1899, month: 12, day: 31) else { return nil }
      return start.adding(days: number > 60 ? number - 1 : number)
    case .excel1904:
      guard let start = Day(year: 1904, month: 1, day: 1) else { return nil }
      let day = start.adding(days: number)
      return day <= Day.last ? day : nil
    }
  }
}
