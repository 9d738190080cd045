import RegistryReports

/// A drawing as SVG inside an HTML page, whose style gives the classes their colours.
enum SVGWriter {
  /// - Parameters:
  ///   - id: unique in the page; the patterns' ids follow from it.
  ///   - name: what a screen reader calls it.
  ///   - describedBy: the id of the text that says what it shows.
  static func text(_ drawing: Drawing, id: String, name: String, describedBy: String) -> String {
    let (width, height) = (number(drawing.width), number(drawing.height))
    var text =
      "<svg viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" role=\"img\" "
      + "aria-label=\"\(HTMLText.escaped(name))\" aria-describedby=\"\(describedBy)\">\n"
    if drawing.shapes.contains(where: isHatched) {
      // Strokes that are told from a solid bar without colour.
      text += "<pattern id=\"\(id)-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
      text += "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"hatch-ground\"/>"
      text += "<rect width=\"2.5\" height=\"6\" class=\"hatch-stroke\"/></pattern>\n"
    }
    for shape in drawing.shapes { text += self.text(shape, id: id) + "\n" }
    return text + "</svg>\n"
  }

  private static func isHatched(_ shape: Shape) -> Bool {
    if case .bar(_, _, _, .hatched) = shape { true } else { false }
  }

  private static func text(_ shape: Shape, id: String) -> String {
    switch shape {
    case .line(let points, let stroke):
      let path = points.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "L")
      return "<path class=\"\(stroke.rawValue)\" d=\"M\(path)\"/>"
    case .bar(let corner, let width, let height, let fill):
      let pattern = fill == .hatched ? " fill=\"url(#\(id)-hatch)\"" : ""
      return "<rect class=\"\(fill.rawValue)\" x=\"\(number(corner.x))\" y=\"\(number(corner.y))\" "
        + "width=\"\(number(width))\" height=\"\(number(height))\"\(pattern)/>"
    case .text(let words, let point, let anchor, let tone):
      return "<text class=\"\(tone.rawValue) \(anchor.rawValue)\" x=\"\(number(point.x))\" y=\"\(number(point.y))\">"
        + "\(HTMLText.escaped(words))</text>"
    }
  }

  /// To a hundredth of a unit, without zeros at the end.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = abs(hundredths) % 100
    let fraction = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100)\(fraction)"
  }
}
