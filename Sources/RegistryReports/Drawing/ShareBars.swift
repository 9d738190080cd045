/// Parts of wholes as bars on one scale from nothing to all, each with its name and its numbers.
package struct ShareBars {
  package struct Bar: Sendable {
    package let name: String
    package let part: Int
    package let whole: Int

    package init(_ name: String, _ part: Int, of whole: Int) {
      self.name = name
      self.part = part
      self.whole = whole
    }
  }

  /// More would not fit on a page of A4.
  private static let mostInDrawing = 25
  private static let axisHeight = 28.0
  private static let top = 6.0

  private let bars: [Bar]
  /// What is written where the whole is nothing.
  private let emptyText: String

  package init(_ bars: [Bar], emptyText: String) {
    self.bars = bars
    self.emptyText = emptyText
  }

  package func drawings(width: Double) -> [Drawing] {
    stride(from: 0, to: bars.count, by: ShareBars.mostInDrawing).map { first in
      drawing(Array(bars[first..<min(first + ShareBars.mostInDrawing, bars.count)]), width: width)
    }
  }

  private func drawing(_ bars: [Bar], width: Double) -> Drawing {
    let isNarrow = width < Drawing.wide
    let rowHeight = isNarrow ? 42.0 : 26.0
    let barHeight = isNarrow ? 12.0 : 14.0
    let numbersWidth = bars.map { Drawing.textWidth(numbers($0)) }.max() ?? 0
    let left = isNarrow ? 1 : min(260, bars.map { Drawing.textWidth($0.name) }.max() ?? 0) + 12
    let right = isNarrow ? width - 1 : width - numbersWidth - 12
    var drawing = Drawing(
      width: width, height: ShareBars.top + Double(bars.count) * rowHeight + ShareBars.axisHeight)
    let bottom = ShareBars.top + Double(bars.count) * rowHeight
    axis(from: left, to: right, bottom: bottom, isNarrow: isNarrow, into: &drawing)
    for (index, bar) in bars.enumerated() {
      let y = ShareBars.top + Double(index) * rowHeight
      let base = isNarrow ? y + 15 : y + barHeight + 1
      let nameWidth = isNarrow ? width - Drawing.textWidth(numbers(bar)) - 8 : left - 12
      drawing.shapes.append(
        .text(Drawing.fitted(bar.name, to: nameWidth), Point(isNarrow ? 1 : 0, base), .start, .plain))
      drawing.shapes.append(
        .text(numbers(bar), Point(width - (isNarrow ? 1 : 0), base), .end, bar.whole == 0 ? .quiet : .plain))
      guard bar.whole > 0 else { continue }
      let corner = Point(left, isNarrow ? y + 21 : y + 3)
      drawing.shapes.append(.bar(corner, width: right - left, height: barHeight, .whole))
      let share = Double(bar.part) / Double(bar.whole)
      guard bar.part > 0 else { continue }
      drawing.shapes.append(.bar(corner, width: (right - left) * share, height: barHeight, .solid))
    }
    return drawing
  }

  private func axis(from left: Double, to right: Double, bottom: Double, isNarrow: Bool, into drawing: inout Drawing) {
    for quarter in 0...4 {
      let x = left + (right - left) * Double(quarter) / 4
      drawing.shapes.append(.line([Point(x, ShareBars.top), Point(x, bottom + 4)], .grid))
      let anchor: Shape.Anchor = !isNarrow ? .middle : quarter == 0 ? .start : quarter == 4 ? .end : .middle
      drawing.shapes.append(.text("\(quarter * 25) %", Point(x, bottom + 20), anchor, .quiet))
    }
  }

  private func numbers(_ bar: Bar) -> String {
    guard bar.whole > 0 else { return emptyText }
    let share = NumberText.percent(Double(bar.part) / Double(bar.whole))
    return "\(NumberText.grouped(bar.part)) of \(NumberText.grouped(bar.whole)) · \(share)"
  }
}
