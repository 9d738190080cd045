/// Times at which something was written into a registry: ISO 8601, UTC, to the second, so that their order is that of
/// their letters.
package enum RecordedTime {
  /// - Parameter text: a day of the calendar, which stands for its last second, or a time in UTC, `2025-03-31T12:00Z`.
  /// - Returns: nil for anything else, also for a time that does not say its zone.
  package static func canonical(_ text: String) -> String? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, first.utf8.count == 10, let day = try? PartialDay(String(first)),
      day.earliest == day.latest
    else { return nil }
    guard parts.count == 2 else { return "\(day.earliest)T23:59:59Z" }
    guard parts[1].hasSuffix("Z") else { return nil }
    var numbers: [Int] = []
    for (part, limit) in zip(
      parts[1].dropLast().split(separator: ":", omittingEmptySubsequences: false), [24, 60, 60, 0])
    {
      guard part.utf8.count == 2, part.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int(part),
        number < limit
      else { return nil }
      numbers.append(number)
    }
    guard numbers.count >= 2 else { return nil }
    // Without seconds the whole minute is meant.
    let seconds = numbers.count == 3 ? numbers[2] : 59
    return "\(day.earliest)T\(padded(numbers[0], to: 2)):\(padded(numbers[1], to: 2)):\(padded(seconds, to: 2))Z"
  }
}
