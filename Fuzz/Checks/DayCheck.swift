import Registry
import RegistryImport

/// What is read of a day is a day of the calendar in its canonical form, which reads again to itself.
struct DayCheck {
  private let form: String
  private let text: String
  private let bytes: [UInt8]

  /// - Parameter input: a date form in the first line, a day in the rest.
  init(_ input: [UInt8]) {
    let lines = input.split(separator: 0x0a, maxSplits: 1, omittingEmptySubsequences: false)
    form = String(decoding: lines.first ?? [], as: UTF8.self)
    bytes = Array(lines.dropFirst().first ?? [])
    text = String(decoding: bytes, as: UTF8.self)
  }

  func run() throws {
    if let day = try? PartialDay(bytes.span) { try checkPartial(day) }
    let today = Day(number: 20_000)
    try checkRead(TypedDay.canonical(text, today: today), isRead: false)
    for pivot in [nil, 0, 50, 100] {
      guard let pattern = try? DatePattern(form, languages: ["en", "ru", "kk", "fr"], pivot: pivot) else { continue }
      if let day = pattern.read(text) { try checkRead(day) }
      try checkRange(pattern)
    }
    for epoch in ExcelDay.Epoch.allCases {
      guard let day = ExcelDay.read(text, epoch) else { continue }
      try require((Day.first...Day.last).contains(day), "\(text) is outside of the calendar")
      try checkRead(day.description)
    }
  }

  private func checkPartial(_ day: PartialDay) throws {
    for edge in [day.earliest, day.latest] {
      try require((Day.first...Day.last).contains(edge), "\(text) leads out of the calendar")
      let parts = edge.components
      try require(
        Day(year: parts.year, month: parts.month, day: parts.day) == edge, "\(edge) is not the day of its own parts")
      try checkRead(edge.description)
    }
    try require(day.earliest <= day.latest, "\(text) ends before it begins")
    try require(!day.words.isEmpty, "\(text) has no words")
    // Whatever is added, there is no overflow.
    let distance = bytes.reduce(into: 1) { $0 = $0 &* 31 &+ Int($1) }
    for count in [distance, -distance, .max, .min] {
      _ = day.earliest.adding(days: count).components
      _ = day.latest.adding(months: count).components
    }
    _ = day.earliest.adding(months: distance % 100_000).description
  }

  private func checkRange(_ pattern: DatePattern) throws {
    switch DateRange.read(text, pattern) {
    case .single(let day): try checkRead(day)
    case .range(let first, let last):
      try require(first != nil || last != nil, "\(text) is a range of nothing")
      if let first { try checkRead(first) }
      if let last { try checkRead(last) }
      if let first, let last { try checkRead("\(first)/\(last)") }
    case .unreadable: break
    }
  }

  private func checkRead(_ canonical: String, isRead: Bool = true) throws {
    do {
      let day = try PartialDay(canonical)
      try require(day.earliest <= day.latest, "\(canonical) ends before it begins")
    } catch let problem as PartialDayProblem {
      if isRead { throw CheckFailure("“\(text)” by \(form) is \(canonical), which \(problem.explanation)") }
    }
  }
}
