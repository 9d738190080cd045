import Registry
import RegistryReports
import RegistryStore

/// Public reports that were made before: two whose periods overlap can be subtracted from each other.
struct EarlierReports {
  private let store: any RegistryStore

  init(_ store: any RegistryStore) {
    self.store = store
  }

  func warnOfOverlap(with inquiry: CoverageInquiry, of report: String) throws {
    guard inquiry.context.report.audience == .everyone else { return }
    let own = inquiry.account(of: report)
    let period = inquiry.context.question.period
    let earlier = try HandedOut.earlier("report ", in: store).filter { line in
      guard line.authorship.command != own, let told = EarlierReports.period(line.authorship.command) else {
        return false
      }
      return told.from <= period.to && told.to >= period.from
    }
    guard let last = earlier.last else { return }
    StandardError.print(
      "warning: another public report of an overlapping period was made at \(last.authorship.time): \(last.authorship.command)"
    )
    StandardError.print("hint: whoever has both can subtract them; publish only one of the two")
  }

  /// Of a public report that counts allegations; the journal has it in words.
  private static func period(_ account: String) -> (from: Day, to: Day)? {
    let words = account.split(separator: " ")
    guard words.count > 7, ["coverage", "funnel"].contains(words[1]), words[3] == "public",
      let from = try? PartialDay(String(words[5])).earliest, let to = try? PartialDay(String(words[7])).latest
    else { return nil }
    return (from, to)
  }
}
