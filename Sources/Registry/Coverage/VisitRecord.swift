/// The visits to one place by the bodies asked for, predecessors' included, ready to be asked.
struct VisitRecord {
  var hasGrantedInPeriod = false
  var hasRefusedInPeriod = false
  /// A granted visit that may have begun by the reference day.
  var hasGranted = false
  /// latest(end) of the last such visit.
  var lastVisit: Day?
  /// The same over in-depth visits.
  var lastInDepth: Day?
  /// Granted visits that had surely begun by the reference day, by earliest(end); each with the first
  /// latest(start) from there on.
  private var certain: [(earliestEnd: Day, firstStart: Day)] = []

  init(visits: [VisitFacts], indexes: [Int32], period: Period) {
    for index in indexes {
      let visit = visits[Int(index)]
      guard let start = visit.start else { continue }
      let end = visit.end ?? start
      let isInPeriod = end.latest >= period.from && start.earliest <= period.to
      guard visit.access != .refused else {
        if isInPeriod { hasRefusedInPeriod = true }
        continue
      }
      if isInPeriod { hasGrantedInPeriod = true }
      guard start.earliest <= period.to else { continue }
      hasGranted = true
      lastVisit = max(lastVisit ?? end.latest, end.latest)
      if visit.kind.isEmpty || KnownCodes.inDepthKinds.contains(visit.kind) {
        lastInDepth = max(lastInDepth ?? end.latest, end.latest)
      }
      if start.latest <= period.to { certain.append((end.earliest, start.latest)) }
    }
    certain.sort { $0.earliestEnd < $1.earliestEnd }
    for position in certain.indices.dropLast().reversed() {
      certain[position].firstStart = min(certain[position].firstStart, certain[position + 1].firstStart)
    }
  }

  /// Days from the latest day of `reference` to the first granted visit that surely was not over by then;
  /// 0 where one was under way, nil where there is none.
  func daysToVisit(after reference: PartialDay) -> Int? {
    var low = 0
    var high = certain.count
    while low < high {
      let middle = (low + high) / 2
      if certain[middle].earliestEnd < reference.latest { low = middle + 1 } else { high = middle }
    }
    guard low < certain.count else { return nil }
    return max(0, certain[low].firstStart.days(since: reference.latest))
  }

  /// Whether a granted visit may have been on or after `reference`.
  func mayHaveVisit(after reference: PartialDay) -> Bool {
    guard let lastVisit else { return false }
    return lastVisit >= reference.earliest
  }
}
