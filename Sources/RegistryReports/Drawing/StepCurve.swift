package import Registry

/// The share that still waits, day by day, as a curve of steps; with its median and where observations end.
package struct StepCurve {
  private static let top = 34.0
  private static let left = 50.0
  private static let axisHeight = 44.0

  private let steps: [KaplanMeier.Step]
  private let median: Int?
  /// The days on which the observation of somebody still waiting ended.
  private let endedWaiting: [Int]
  private let lastDay: Int

  package init(_ observations: [KaplanMeier.Observation]) {
    steps = KaplanMeier.curve(observations)
    median = KaplanMeier.median(observations)
    endedWaiting = Set(observations.lazy.filter { !$0.isVisited }.map(\.days)).sorted()
    lastDay = observations.lazy.map(\.days).max() ?? 0
  }

  package func drawing(width: Double) -> Drawing {
    let height = width < Drawing.wide ? 300.0 : 340.0
    var drawing = Drawing(width: width, height: height)
    let right = width - 18
    let bottom = height - StepCurve.axisHeight
    let axis = Axis(upTo: lastDay, mostTicks: Int((right - StepCurve.left) / 56), isCeiled: false)
    func x(_ day: Int) -> Double { StepCurve.left + (right - StepCurve.left) * Double(day) / axis.maximum }
    func y(_ share: Double) -> Double { bottom - (bottom - StepCurve.top) * share }

    for quarter in 0...4 {
      let level = y(Double(quarter) / 4)
      drawing.shapes.append(
        .line([Point(StepCurve.left, level), Point(right, level)], quarter == 0 ? .axis : .grid))
      drawing.shapes.append(.text("\(quarter * 25) %", Point(StepCurve.left - 6, level + 4), .end, .quiet))
    }
    for tick in axis.ticks {
      let across = x(Int(tick))
      drawing.shapes.append(.line([Point(across, bottom), Point(across, bottom + 5)], .axis))
      drawing.shapes.append(.text(NumberText.grouped(Int(tick)), Point(across, bottom + 19), .middle, .quiet))
    }
    drawing.shapes.append(.text("still without a visit", Point(0, 14), .start, .quiet))
    drawing.shapes.append(.text("days since the allegation", Point(right, height - 6), .end, .quiet))

    drawing.shapes.append(.line(curve(x, y), .curve))
    // Several ends on one pixel look like one.
    var lastAcross = -Double.infinity
    for day in endedWaiting where x(day) - lastAcross >= 2 {
      lastAcross = x(day)
      let level = y(KaplanMeier.waiting(after: day, steps))
      drawing.shapes.append(.line([Point(x(day), level - 5), Point(x(day), level + 5)], .tick))
    }
    if let median {
      drawing.shapes.append(
        .line([Point(StepCurve.left, y(0.5)), Point(x(median), y(0.5)), Point(x(median), bottom)], .pointer))
      drawing.shapes.append(medianText(median, at: Point(x(median), y(0.5)), width: width))
    }
    let level = steps.last?.waiting ?? 1
    let text = NumberText.percent(level)
    let isCrossed = median.map { x($0) > right - Drawing.textWidth(text) - 4 } ?? false
    if !isCrossed, y(level) + 18 < bottom {
      drawing.shapes.append(.text(text, Point(right, y(level) + 18), .end, .strong))
    }
    return drawing
  }

  /// The curve falls, so there is nothing above the median on its right and nothing below it on its left.
  private func medianText(_ median: Int, at point: Point, width: Double) -> Shape {
    let text = "median: \(NumberText.counted(median, "day"))"
    return point.x + 6 + Drawing.textWidth(text) < width
      ? .text(text, Point(point.x + 6, point.y - 6), .start, .strong)
      : .text(text, Point(point.x - 6, point.y + 17), .end, .strong)
  }

  private func curve(_ x: (Int) -> Double, _ y: (Double) -> Double) -> [Point] {
    var points = [Point(x(0), y(1))]
    var level = 1.0
    for step in steps {
      points.append(Point(x(step.days), y(level)))
      points.append(Point(x(step.days), y(step.waiting)))
      level = step.waiting
    }
    return points + [Point(x(lastDay), y(level))]
  }
}
