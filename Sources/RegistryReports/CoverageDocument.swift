package import Registry

/// A coverage report as a document.
package struct CoverageDocument {
  let answer: DisclosedCoverage
  let context: CoverageContext
  let mostListed: Int

  /// - Parameter mostListed: how many rows of a list are shown; data formats show all.
  package init(_ answer: DisclosedCoverage, _ context: CoverageContext, mostListed: Int) {
    self.answer = answer
    self.context = context
    self.mostListed = mostListed
  }

  package func document() -> Document {
    let question = context.question
    var document = context.report.document(
      title: "Coverage of places of detention by monitoring visits",
      subtitle:
        "\(question.period.from) to \(question.period.to) · \(bodies) · dated by \(question.dating.rawValue) · for \(answer.audience.rawValue)"
    )
    if !question.filters.isEmpty { document.blocks.append(.paragraph("Only: \(filters)")) }
    document.blocks += [.paragraph(summary), .highlights(highlights)]
    document.blocks += facilities + breakdowns + visits + allegations + time + funnel
    document.blocks += unvisitedFacilities + unvisitedAllegations + leftOut + dataQuality
    document.blocks += [.heading("Method"), .verbatim(CoverageMethod.text(question, answer))]
    return document
  }

  private var bodies: String {
    context.question.bodies.map { "visits by \($0.sorted().joined(separator: ", "))" } ?? "visits by any body"
  }

  private var filters: String {
    context.question.filters.named.map { "\($0.name) \($0.values.joined(separator: " or "))" }
      .joined(separator: ", ")
  }

  private var summary: String {
    let places = answer.all
    let cases = answer.allegations
    var sentences: [String] = []
    if places.total == 0 {
      sentences.append("No place was in operation in this period, as far as the registry knows.")
    } else {
      sentences.append(
        "\(Cell.part(places.unvisited, of: places.total).text) places had no \(bodies.replacing("visits", with: "granted visit")) in this period; "
          + "\(NumberText.grouped(places.neverVisited)) have none on record\(sinceEarliest).")
    }
    if let total = cases.total, total > 0, let range = cases.unvisitedRange {
      sentences.append(
        "Of \(NumberText.grouped(total)) allegations, \(bounds(range.low, range.high)) were not followed by a visit to the place."
      )
    }
    return sentences.joined(separator: " ")
  }

  private var sinceEarliest: String {
    answer.dataQuality.earliestVisit.map { " (the earliest on record began on \($0))" } ?? ""
  }

  private func bounds(_ low: Int, _ high: Int) -> String {
    low == high ? NumberText.grouped(low) : "\(NumberText.grouped(low)) to \(NumberText.grouped(high))"
  }

  private var highlights: [Figure] {
    let places = answer.all
    let cases = answer.allegations
    var figures: [Figure] = []
    if places.total > 0 {
      figures.append(
        Figure(
          "places visited", .part(places.visited, of: places.total),
          remark: places.share.map { NumberText.percent($0) }))
      figures.append(Figure("places never visited", .count(places.neverVisited), remark: "no visit on record"))
    }
    if let overdue = places.overdue {
      figures.append(Figure("places overdue", .count(overdue), remark: "by the standard or their own interval"))
    }
    if let total = cases.total, total > 0, let range = cases.unvisitedRange {
      figures.append(
        Figure(
          "allegations not followed by a visit", .range(range.low, range.high),
          remark: "of \(NumberText.grouped(total))"))
    }
    return figures
  }

  func label(_ list: String, _ value: String) -> String {
    context.report.label(list, value)
  }
}
