/// A linear scale that begins at zero.
struct Axis {
  let maximum: Double
  let step: Double

  /// - Parameters:
  ///   - largest: the largest value to be drawn.
  ///   - mostTicks: how many ticks have room beside the one at zero, at least 1.
  ///   - isCeiled: whether the axis ends on a tick, or at the largest value.
  init(upTo largest: Int, mostTicks: Int, isCeiled: Bool) {
    let largest = max(1, largest)
    let step = Axis.step(upTo: largest, mostTicks: max(1, mostTicks))
    self.step = Double(step)
    maximum = isCeiled ? Double((largest + step - 1) / step) * Double(step) : Double(largest)
  }

  /// From 0 on.
  var ticks: [Double] { (0...Int((maximum / step).rounded(.down))).map { Double($0) * step } }

  /// 1, 2 or 5 times a power of ten: values are counts, so never less than 1.
  private static func step(upTo largest: Int, mostTicks: Int) -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] where (largest - 1) / (factor * power) < mostTicks { return factor * power }
      power *= 10
    }
  }
}
