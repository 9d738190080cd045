/// A day as people type it, brought to the form in which days are kept.
package enum TypedDay {
  /// Understands, besides partial days, `today`, `yesterday`, and days written with dots, day first: `5.3.2026` and
  /// `3.2026`. Everything else comes back as it is, to be refused or not by whoever reads days.
  package static func canonical(_ text: String, today: Day) -> String {
    switch text.lowercased() {
    case "today": return today.description
    case "yesterday": return today.adding(days: -1).description
    default: break
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let year = parts.last, year.count == 4,
      parts.dropLast().allSatisfy({ (1...2).contains($0.count) }),
      parts.allSatisfy({ $0.utf8.allSatisfy(DecimalText.isDigit) })
    else { return text }
    let rest = parts.dropLast().reversed().map { $0.count == 1 ? "0\($0)" : String($0) }
    return ([String(year)] + rest).joined(separator: "-")
  }
}
