/// Shapes on a plane, for any writer of vector graphics.
///
/// One unit is about one pixel of a screen; y grows downwards. What a shape stands for is said, not its colour, and
/// every pair of meanings also differs without colour.
package struct Drawing: Sendable, Equatable {
  /// Fits a telephone held upright without being made smaller.
  package static let narrow = 340.0
  /// Fits a page of A4 and a column of a screen.
  package static let wide = 680.0
  /// The size of all its text.
  package static let textSize = 13.0

  package let width: Double
  package let height: Double
  package var shapes: [Shape] = []

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// About how wide a text is; on the safe side for Latin and Cyrillic letters.
  package static func textWidth(_ text: String) -> Double { Double(text.count) * textSize * 0.58 }

  /// The text, cut to about a width.
  package static func fitted(_ text: String, to width: Double) -> String {
    guard textWidth(text) > width else { return text }
    return text.prefix(max(1, Int(width / (textSize * 0.58)) - 1)) + "…"
  }
}

package struct Point: Sendable, Equatable {
  package let x: Double
  package let y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

package enum Shape: Sendable, Equatable {
  /// Straight lines from point to point.
  case line([Point], Stroke)
  case bar(Point, width: Double, height: Double, Fill)
  case text(String, Point, Anchor, Tone)

  package enum Stroke: String, Sendable {
    case axis, grid, curve
    /// Dashed: points at something.
    case pointer
    /// A short thin stroke, one of many.
    case tick
  }

  package enum Fill: String, Sendable {
    case solid, hatched
    /// An outline: the whole of which a solid bar is a part.
    case whole
  }

  package enum Anchor: String, Sendable {
    case start, middle, end
  }

  package enum Tone: String, Sendable {
    case plain, strong
    /// Axes and what is secondary.
    case quiet
  }
}
