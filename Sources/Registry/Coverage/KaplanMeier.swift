/// Time from an allegation to a visit, where some allegations still wait for one.
package enum KaplanMeier {
  package struct Observation: Sendable, Equatable {
    /// Whole days, 0 and up.
    package let days: Int
    /// false: still waiting after that time (censored).
    package let isVisited: Bool

    package init(days: Int, isVisited: Bool) {
      self.days = days
      self.isVisited = isVisited
    }
  }

  /// The share still waiting after `days`; a step of the curve.
  package struct Step: Sendable, Equatable {
    package let days: Int
    package let waiting: Double
  }

  /// The product-limit estimate; an observation censored on a day still waited on that day.
  package static func curve(_ observations: [Observation]) -> [Step] {
    let ordered = observations.sorted { $0.days < $1.days }
    var steps: [Step] = []
    var waiting = 1.0
    var index = 0
    while index < ordered.count {
      let day = ordered[index].days
      let atRisk = ordered.count - index
      var visited = 0
      while index < ordered.count, ordered[index].days == day {
        if ordered[index].isVisited { visited += 1 }
        index += 1
      }
      if visited > 0 {
        waiting *= 1 - Double(visited) / Double(atRisk)
        steps.append(Step(days: day, waiting: waiting))
      }
    }
    return steps
  }

  /// The first day on which the curve is at or below one half, nil where it never is.
  package static func median(_ observations: [Observation]) -> Int? {
    curve(observations).first { $0.waiting <= 0.5 + 1e-12 }?.days
  }

  /// The share still waiting once `day` is over.
  package static func waiting(after day: Int, _ curve: [Step]) -> Double {
    curve.last { $0.days <= day }?.waiting ?? 1
  }
}
