import Registry
import Testing

@testable import RegistryReports

/// What is drawn is in proportion, begins at zero and stays inside its frame.
@Suite struct DrawingTests {
  static let widths = [Drawing.narrow, Drawing.wide]

  private func bars(_ drawing: Drawing, _ wanted: Shape.Fill) -> [(corner: Point, width: Double, height: Double)] {
    drawing.shapes.compactMap { shape in
      if case .bar(let corner, let width, let height, wanted) = shape { (corner, width, height) } else { nil }
    }
  }

  private func lines(_ drawing: Drawing, _ wanted: Shape.Stroke) -> [[Point]] {
    drawing.shapes.compactMap { shape in
      if case .line(let points, wanted) = shape { points } else { nil }
    }
  }

  private func texts(_ drawing: Drawing) -> [String] {
    drawing.shapes.compactMap { shape in
      if case .text(let text, _, _, _) = shape { text } else { nil }
    }
  }

  private func isInside(_ drawing: Drawing) -> Bool {
    drawing.shapes.allSatisfy { shape in
      let points: [Point] =
        switch shape {
        case .line(let points, _): points
        case .bar(let corner, let width, let height, _): [corner, Point(corner.x + width, corner.y + height)]
        case .text(_, let point, _, _): [point]
        }
      return points.allSatisfy { (0...drawing.width).contains($0.x) && (0...drawing.height).contains($0.y) }
    }
  }

  // MARK: Axes

  @Test(arguments: [
    (0, 5, [0.0, 1]), (1, 5, [0, 1]), (5, 5, [0, 1, 2, 3, 4, 5]), (6, 5, [0, 2, 4, 6]), (7, 5, [0, 2, 4, 6, 8]),
    (23, 5, [0, 5, 10, 15, 20, 25]), (101, 5, [0, 50, 100, 150]), (7, 0, [0, 10]),
  ])
  func `ticks are 1, 2 or 5 times a power of ten, and few`(largest: Int, most: Int, ticks: [Double]) {
    #expect(Axis(upTo: largest, mostTicks: most, isCeiled: true).ticks == ticks)
  }

  @Test func `an axis that is not ceiled ends at its largest value`() {
    let axis = Axis(upTo: 364, mostTicks: 4, isCeiled: false)
    #expect(axis.maximum == 364)
    #expect(axis.ticks == [0, 100, 200, 300])
  }

  // MARK: Shares

  @Test(arguments: widths)
  func `the bars of shares are in proportion to their whole`(width: Double) throws {
    let drawing = try #require(
      ShareBars([.init("a", 1, of: 4), .init("b", 3, of: 3), .init("c", 0, of: 2)], emptyText: "").drawings(
        width: width
      ).first)
    let wholes = bars(drawing, .whole)
    #expect(wholes.count == 3)
    #expect(bars(drawing, .solid).map(\.width) == [wholes[0].width / 4, wholes[0].width])
    #expect(Set(wholes.map(\.corner.x)).count == 1)
    #expect(texts(drawing).contains("1 of 4 · 25.0 %"))
    #expect(isInside(drawing))
  }

  @Test func `where there is no place, nothing is drawn and it is said`() throws {
    let drawing = try #require(
      ShareBars([.init("a", 0, of: 0)], emptyText: "no places").drawings(width: Drawing.wide).first)
    #expect(bars(drawing, .whole).isEmpty)
    #expect(texts(drawing).contains("no places"))
    #expect(ShareBars([], emptyText: "").drawings(width: Drawing.wide).isEmpty)
  }

  @Test(arguments: widths)
  func `two hundred regions are drawn in parts that fit on a page`(width: Double) {
    let name = "A region with a name that is longer than anybody would have thought possible"
    let drawings = ShareBars((1...200).map { .init("\(name) \($0)", $0, of: 1_000_000) }, emptyText: "").drawings(
      width: width)
    #expect(drawings.count == 8)
    #expect(drawings.map { bars($0, .whole).count }.reduce(0, +) == 200)
    #expect(drawings.allSatisfy { $0.height < 1_100 && isInside($0) })
    #expect(texts(drawings[0]).contains { $0.hasSuffix("…") })
  }

  // MARK: The curve

  private func observations(_ days: [Int], _ waiting: [Int]) -> [KaplanMeier.Observation] {
    days.map { .init(days: $0, isVisited: true) } + waiting.map { .init(days: $0, isVisited: false) }
  }

  @Test(arguments: widths)
  func `the curve begins at all, only falls, and ends on the last day`(width: Double) throws {
    let drawing = StepCurve(observations([5, 10, 10], [20])).drawing(width: width)
    let curve = try #require(lines(drawing, .curve).first)
    let axis = try #require(lines(drawing, .axis).first)
    #expect(curve.first?.x == axis.first?.x)
    #expect(curve.last?.x == axis.last?.x)
    let bottom = try #require(axis.first?.y)
    let full = bottom - (try #require(curve.first).y)
    // One of four on day 5, two of the three left on day 10.
    #expect(abs((bottom - (try #require(curve.last).y)) / full - 0.25) < 1e-9)
    #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.y <= $1.y && $0.x <= $1.x })
    #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.x == $1.x || $0.y == $1.y })
    #expect(texts(drawing).contains("median: 10 days"))
    #expect(lines(drawing, .tick).count == 1)
    #expect(isInside(drawing))
  }

  @Test(arguments: widths)
  func `a curve has no median where it never falls so far`(width: Double) {
    for waiting in [[0], [1, 1, 1], [3_650, 12_000]] {
      let drawing = StepCurve(observations([], waiting)).drawing(width: width)
      #expect(lines(drawing, .pointer).isEmpty)
      #expect(texts(drawing).contains("100.0 %"))
      #expect(isInside(drawing))
    }
    #expect(isInside(StepCurve(observations([0], [])).drawing(width: width)))
  }

  // MARK: Pairs

  @Test(arguments: widths)
  func `pairs of bars stand on zero and are in proportion`(width: Double) {
    let pairs = [(2, 4), (0, 0), (8, 1)].map { PairedBars.Pair(name: "n", group: "g", first: $0, second: $1) }
    let drawing = PairedBars(pairs, firstName: "one", secondName: "two").drawing(width: width)
    // The first of each is the legend's.
    let solid = bars(drawing, .solid).dropFirst()
    let hatched = bars(drawing, .hatched).dropFirst()
    #expect(solid.count == 2)
    #expect(hatched.count == 2)
    let unit = (solid.last?.height ?? 0) / 8
    #expect(abs((solid.first?.height ?? 0) - 2 * unit) < 1e-9)
    #expect(abs((hatched.first?.height ?? 0) - 4 * unit) < 1e-9)
    #expect(Set((solid + hatched).map { (($0.corner.y + $0.height) * 1e6).rounded() }).count == 1)
    #expect(isInside(drawing))
  }

  @Test(arguments: [1, 2, 24, 100], widths)
  func `any number of pairs stays inside, and no group's name reaches the next`(count: Int, width: Double) {
    let pairs = (0..<count).map {
      PairedBars.Pair(name: "Jan", group: "\(2_000 + ($0 + 11) / 12)", first: $0 * 1_000_000, second: 1)
    }
    let drawing = PairedBars(pairs, firstName: "granted visits", secondName: "allegations").drawing(width: width)
    #expect(isInside(drawing))
    let groups = drawing.shapes.compactMap { shape -> (Double, Double)? in
      guard case .text(let text, let point, .start, .quiet) = shape else { return nil }
      return (point.x, point.x + Drawing.textWidth(text))
    }.sorted { $0.0 < $1.0 }
    #expect(!groups.isEmpty)
    #expect(zip(groups, groups.dropFirst()).allSatisfy { $0.1 <= $1.0 })
  }

  @Test func `what is left out has a sign and no bar, and the scale does not know of it`() {
    func drawing(_ second: Int?) -> Drawing {
      PairedBars(
        [
          .init(name: "Jan", group: "2025", first: 3, second: 2),
          .init(name: "Feb", group: "2025", first: 1, second: second),
        ],
        firstName: "visits", secondName: "allegations"
      ).drawing(width: Drawing.wide)
    }
    func texts(_ drawing: Drawing) -> [String] {
      drawing.shapes.compactMap { shape in
        if case .text(let text, _, _, _) = shape { text } else { nil }
      }
    }
    func bars(_ drawing: Drawing) -> Int {
      drawing.shapes.count { shape in
        if case .bar = shape { true } else { false }
      }
    }
    #expect(texts(drawing(nil)).filter { $0 != Cell.leftOutSign } == texts(drawing(0)))
    #expect(texts(drawing(nil)).contains(Cell.leftOutSign))
    #expect(bars(drawing(nil)) == bars(drawing(0)))
    #expect(bars(drawing(900)) == bars(drawing(0)) + 1)
  }
}
