/// Two counts for each stretch of time, side by side on one scale from zero.
package struct PairedBars {
  package struct Pair: Sendable {
    /// Under the pair.
    package let name: String
    /// Under the first of several pairs, such as a year.
    package let group: String
    package let first: Int
    /// nil where it is left out: a sign stands for it, and the scale knows nothing of it.
    package let second: Int?

    package init(name: String, group: String, first: Int, second: Int?) {
      self.name = name
      self.group = group
      self.first = first
      self.second = second
    }
  }

  private static let top = 52.0
  private static let axisHeight = 44.0

  private let pairs: [Pair]
  private let firstName: String
  private let secondName: String

  package init(_ pairs: [Pair], firstName: String, secondName: String) {
    self.pairs = pairs
    self.firstName = firstName
    self.secondName = secondName
  }

  package func drawing(width: Double) -> Drawing {
    let height = width < Drawing.wide ? 280.0 : 320.0
    var drawing = Drawing(width: width, height: height)
    let bottom = height - PairedBars.axisHeight
    let axis = Axis(upTo: pairs.map { max($0.first, $0.second ?? 0) }.max() ?? 0, mostTicks: 5, isCeiled: true)
    let left = (axis.ticks.map { Drawing.textWidth(NumberText.grouped(Int($0))) }.max() ?? 0) + 8
    let right = width - 12
    func y(_ value: Double) -> Double { bottom - (bottom - PairedBars.top) * value / axis.maximum }

    legend(into: &drawing)
    for tick in axis.ticks {
      drawing.shapes.append(.line([Point(left, y(tick)), Point(right, y(tick))], tick == 0 ? .axis : .grid))
      drawing.shapes.append(.text(NumberText.grouped(Int(tick)), Point(left - 6, y(tick) + 4), .end, .quiet))
    }
    let slot = (right - left) / Double(max(1, pairs.count))
    let barWidth = min(slot * 0.4, 30)
    let widest =
      pairs.flatMap { [$0.first, $0.second ?? 0] }.map { Drawing.textWidth(NumberText.grouped($0)) }.max() ?? 0
    for (index, pair) in pairs.enumerated() {
      let middle = left + (Double(index) + 0.5) * slot
      if pair.second == nil {
        drawing.shapes.append(
          .text(Cell.leftOutSign, Point(middle + barWidth / 2, bottom - 3), .middle, .quiet))
      }
      for (value, x, fill) in [
        (pair.first, middle - barWidth, Shape.Fill.solid), (pair.second ?? 0, middle, .hatched),
      ]
      where value > 0 {
        let level = y(Double(value))
        drawing.shapes.append(.bar(Point(x, level), width: barWidth, height: bottom - level, fill))
        guard widest + 4 <= barWidth else { continue }
        drawing.shapes.append(
          .text(NumberText.grouped(value), Point(x + barWidth / 2, level - 5), .middle, .plain))
      }
    }
    names(left: left, slot: slot, bottom: bottom, into: &drawing)
    return drawing
  }

  private func legend(into drawing: inout Drawing) {
    var x = 0.0
    for (name, fill) in [(firstName, Shape.Fill.solid), (secondName, .hatched)] {
      drawing.shapes.append(.bar(Point(x + 1, 6), width: 22, height: 12, fill))
      drawing.shapes.append(.text(name, Point(x + 30, 17), .start, .plain))
      x += 30 + Drawing.textWidth(name) + 20
    }
  }

  /// As many names as have room, always the same number apart; the groups beneath them.
  private func names(left: Double, slot: Double, bottom: Double, into drawing: inout Drawing) {
    let widest = pairs.map { Drawing.textWidth($0.name) }.max() ?? 0
    let every = max(1, Int(((widest + 6) / slot).rounded(.up)))
    for (index, pair) in pairs.enumerated() where index % every == 0 && !pair.name.isEmpty {
      drawing.shapes.append(.text(pair.name, Point(left + (Double(index) + 0.5) * slot, bottom + 17), .middle, .quiet))
    }
    var right = Double.infinity
    // From the end, so that a group cut short at the beginning gives way to the next.
    for (index, pair) in pairs.enumerated().reversed() where index == 0 || pairs[index - 1].group != pair.group {
      let start = left + Double(index) * slot
      guard !pair.group.isEmpty, start + Drawing.textWidth(pair.group) <= right else { continue }
      if index > 0 { drawing.shapes.append(.line([Point(start, bottom), Point(start, bottom + 38)], .grid)) }
      drawing.shapes.append(.text(pair.group, Point(start + 4, bottom + 36), .start, .quiet))
      right = start - 8
    }
  }
}
