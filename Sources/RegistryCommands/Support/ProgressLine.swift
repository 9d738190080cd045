/// How far one piece of long work is, on one line of a terminal. Pure: the clock is the caller's.
package struct ProgressLine: Sendable, Equatable {
  package enum Unit: Sendable {
    case bytes, records
  }

  /// What is being done, such as `reading ratings.xml`.
  package var work: String
  package var done: Int
  /// nil where nobody can know it.
  package var total: Int?
  package var unit: Unit
  /// Seconds since the work began.
  package var elapsed: Double

  package init(work: String, done: Int, total: Int?, unit: Unit, elapsed: Double) {
    self.work = work
    self.done = done
    self.total = total
    self.unit = unit
    self.elapsed = elapsed
  }

  /// Before this an estimate would jump about.
  private static let firstEstimate = 1.0
  /// Beyond it an estimate says no more than that there is much left: 100 hours.
  private static let longestEstimate = 360_000.0

  /// As many of the parts as fit, the least telling left out first, never more than `width` columns.
  package func text(width: Int) -> String {
    let amount = amountText
    for parts in [[share, amount, rateText, leftText], [share, amount, leftText], [share, leftText], [share]] {
      let line = ([work] + parts.compactMap { $0 }).joined(separator: "  ")
      if TerminalWidth.of(line) <= width { return line }
    }
    return ProgressLine.cut(work, to: width)
  }

  private var share: String? {
    guard let total, total > 0 else { return nil }
    return "\(Int(min(1, max(0, Double(done) / Double(total))) * 100)) %"
  }

  private var amountText: String? {
    switch unit {
    case .records:
      guard done > 0 || (total ?? 0) > 0 else { return elapsedText }
      return total.map { "\(done) of \($0) records" } ?? "\(done) records"
    case .bytes:
      guard done > 0 || (total ?? 0) > 0 else { return elapsedText }
      return total.map { "\(ProgressLine.bytes(Double(done))) of \(ProgressLine.bytes(Double($0)))" }
        ?? ProgressLine.bytes(Double(done))
    }
  }

  /// Where nothing can be counted, that time passes is all there is to say.
  private var elapsedText: String? { elapsed >= ProgressLine.firstEstimate ? ProgressLine.duration(elapsed) : nil }

  /// A second; nil where nothing can be said yet.
  private var rate: Double? { done > 0 && elapsed >= ProgressLine.firstEstimate ? Double(done) / elapsed : nil }

  private var rateText: String? {
    rate.map { rate in
      switch unit {
      case .bytes: "\(ProgressLine.bytes(rate))/s"
      case .records: "\(Int(min(rate, 1e15)))/s"
      }
    }
  }

  private var leftText: String? {
    guard let rate, let total, total > done else { return nil }
    let seconds = (Double(total) - Double(done)) / rate
    return seconds < ProgressLine.longestEstimate ? "\(ProgressLine.duration(seconds)) left" : nil
  }

  private static func bytes(_ count: Double) -> String {
    let units = ["kB", "MB", "GB", "TB"]
    guard count >= 1000 else { return "\(Int(max(0, count))) B" }
    var value = count / 1000
    var index = 0
    while value >= 1000, index + 1 < units.count {
      value /= 1000
      index += 1
    }
    let tenths = Int(min(value, 1e12) * 10)
    return "\(tenths / 10).\(tenths % 10) \(units[index])"
  }

  private static func duration(_ seconds: Double) -> String {
    let seconds = Int(min(max(0, seconds), 1e9).rounded(.up))
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
    return "\(seconds / 3600) h \(seconds / 60 % 60) min"
  }

  private static func cut(_ text: String, to width: Int) -> String {
    if TerminalWidth.of(text) <= width { return text }
    var result = ""
    var columns = 0
    for character in text {
      columns += TerminalWidth.of(character)
      guard columns < width else { break }
      result.append(character)
    }
    return width > 0 ? result + "…" : ""
  }
}
