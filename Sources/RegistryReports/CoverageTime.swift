import Registry

/// Days to a visit, and visits and allegations over the period.
extension CoverageDocument {
  /// The days at which the curve is told in figures.
  private static let toldDays = [0, 30, 90, 180, 365, 730, 1_095, 1_825, 3_650]

  var daysToVisit: [Block] {
    guard let observations = answer.waiting else {
      return [
        .paragraph(
          "The curve of days to a visit is left out: each of its steps and strokes is the day of one allegation.")
      ]
    }
    guard !observations.isEmpty else { return [] }
    let curve = KaplanMeier.curve(observations)
    let last = observations.lazy.map(\.days).max() ?? 0
    let days = CoverageDocument.toldDays.filter { $0 < last } + [last]
    let rows = days.map { day -> [Cell] in
      [.days(day), .share(KaplanMeier.waiting(after: day, curve)), .count(observations.count { $0.days >= day })]
    }
    let atEnd = NumberText.percent(KaplanMeier.waiting(after: last, curve))
    let fall =
      answer.allegations.medianDaysToVisit.map { "It is at or below one half after \(NumberText.counted($0, "day"))" }
      ?? "It never falls to one half"
    let illustration = Illustration(
      caption: "Days to a visit",
      description:
        "The share of allegations whose place had not been visited yet, by days since the allegation, for \(NumberText.counted(observations.count, "allegation")) with a known place (Kaplan-Meier). "
        + "\(fall), and is \(atEnd) at the end, after \(NumberText.counted(last, "day")).",
      key: "Short strokes: days on which the observation of an allegation still waiting ended.",
      table: Table(
        caption: "Still without a visit",
        columns: [.number("days"), .number("still without a visit"), .number("observed so long")], rows: rows),
      drawings: { [StepCurve(observations).drawing(width: $0)] })
    return [.illustration(illustration)]
  }

  var time: [Block] {
    let timeline = answer.timeline
    let drawn = timeline.buckets.filter { $0.granted > 0 || ($0.allegations ?? 0) > 0 }
    let isPartial = timeline.all.contains { $0.allegations == nil }
    guard !timeline.all.allSatisfy(\.isEmpty) else { return [] }
    let table = Table(
      caption: "Visits and allegations by \(timeline.unit)",
      columns: [.text("\(timeline.unit)"), .number("granted visits"), .number("refused"), .number("allegations")],
      rows: timeline.all.map { bucket in
        [.text(bucket.key), .count(bucket.granted), .count(bucket.refused), .told(bucket.allegations)]
      },
      remark: undrawn(timeline))
    guard !drawn.isEmpty else { return [.heading("Over time"), .table(table)] }
    var words = ["Granted visits and allegations by \(timeline.unit)."]
    if let most = drawn.max(by: { $0.granted < $1.granted }), most.granted > 0 {
      words.append("Most visits: \(most.key), \(NumberText.grouped(most.granted)).")
    }
    // What is left out may have been more.
    if !isPartial, let most = drawn.max(by: { ($0.allegations ?? 0) < ($1.allegations ?? 0) }),
      let count = most.allegations, count > 0
    {
      words.append("Most allegations: \(most.key), \(NumberText.grouped(count)).")
    }
    let bars = PairedBars(
      timeline.buckets.map { pair($0, timeline.unit) }, firstName: "granted visits", secondName: "allegations")
    return [
      .heading("Over time"),
      .illustration(
        Illustration(
          caption: "Visits and allegations over time", description: words.joined(separator: " "),
          key: isPartial ? "\(Cell.leftOutSign) allegations that are left out; no bar stands for them." : nil,
          table: table,
          drawings: { [bars.drawing(width: $0)] })),
    ]
  }

  private func undrawn(_ timeline: DisclosedTimeline) -> String? {
    let unknown = timeline.unknown
    guard !unknown.isEmpty else { return nil }
    let parts = [
      (unknown.granted, "granted visit"), (unknown.refused, "refused visit"), (unknown.allegations ?? 0, "allegation"),
    ]
    .filter { $0.0 > 0 }.map { NumberText.counted($0, $1) }.joined(separator: ", ")
    guard !parts.isEmpty else { return nil }
    return "Unknown, and not drawn: \(parts) dated too coarsely for a \(timeline.unit), or begun before the period."
  }

  private func pair(_ bucket: DisclosedTimeline.Bucket, _ unit: Timeline.Unit) -> PairedBars.Pair {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let year = String(bucket.key.prefix(4))
    let (name, group): (String, String)
    switch unit {
    case .month: (name, group) = (Int(bucket.key.suffix(2)).map { months[$0 - 1] } ?? "", year)
    case .quarter: (name, group) = (String(bucket.key.suffix(2)), year)
    case .year: (name, group) = (year, "")
    case .decade: (name, group) = ("\(year)s", "")
    case .century: (name, group) = (bucket.key.replacing("/", with: "–"), "")
    }
    return PairedBars.Pair(name: name, group: group, first: bucket.granted, second: bucket.allegations)
  }
}
