package import Registry

/// Where to go next, as a document.
package struct PrioritiesDocument {
  private let answer: DisclosedPriorities
  private let context: CoverageContext
  private let mostListed: Int

  package init(_ answer: DisclosedPriorities, _ context: CoverageContext, mostListed: Int) {
    self.answer = answer
    self.context = context
    self.mostListed = mostListed
  }

  package func document() -> Document {
    let question = context.question
    var document = context.report.document(
      title: "Where to go next",
      subtitle:
        "as of \(question.period.to), allegations since \(question.period.from) · for \(answer.audience.rawValue)")
    document.blocks = [.paragraph(summary)] + plan + scores + terms
    document.blocks += [.heading("Method"), .verbatim(PrioritiesMethod.text(answer, question.period))]
    return document
  }

  private var summary: String {
    guard !answer.entries.isEmpty else { return "No place is open, as far as the registry knows." }
    let first = answer.entries.prefix(3).map(\.place.name).joined(separator: ", ")
    let order = answer.isScoreTold ? "the first by score" : "the longest unvisited"
    return "\(NumberText.counted(answer.entries.count, "open place")), \(order): \(first)."
  }

  // MARK: The plan

  private var plan: [Block] {
    guard let plan = answer.plan else { return [] }
    guard !plan.isEmpty else { return [.heading("A plan"), .paragraph("There is no open place to go to.")] }
    let names = Dictionary(answer.entries.map { ($0.place.id, $0.place.name) }, uniquingKeysWith: { first, _ in first })
    let hasCounts = answer.audience.mayCountByPlace
    let total = plan.reduce(0) { $0 + $1.allegations }
    let rows = plan.enumerated().map { number, visit -> [Cell] in
      [
        .count(number + 1),
        .text(visit.region.isEmpty ? "unknown" : context.report.region(visit.region) ?? visit.region),
        .text(names[visit.id] ?? visit.id), .text(visit.id),
      ] + (hasCounts ? [.count(visit.allegations)] : [])
    }
    return [
      .heading("A plan for \(NumberText.counted(answer.days ?? 0, "team day"))"),
      .table(
        Table(
          caption: "A place a day, by region, so that the most unvisited allegations get a visit",
          columns: [.number("day"), .text("region"), .text("place"), .text("id")]
            + (hasCounts ? [.number("allegations")] : []), rows: rows,
          remark: hasCounts
            ? "\(NumberText.grouped(total)) of \(NumberText.grouped(answer.unvisitedAllegations)) unvisited allegations at open places would get a visit."
            : nil)),
    ]
  }

  // MARK: Scores

  private var scores: [Block] {
    guard !answer.entries.isEmpty else { return [] }
    let shown = answer.terms
    let rows = answer.entries.prefix(mostListed).map { entry -> [Cell] in
      [.text(entry.place.name), .text(entry.place.id), points(answer.isScoreTold ? entry.score : nil)]
        + shown.map { term in points(entry.terms.first { $0.term == term }?.points) }
    }
    let left = answer.entries.count - rows.count
    return [
      .heading("Scores"),
      .table(
        Table(
          caption: answer.isScoreTold
            ? "Open places by their score, with the points of each term" : "Open places, longest unvisited first",
          columns: [.text("place"), .text("id"), .number("score", "score")]
            + shown.map { .number(PrioritiesDocument.short($0)) },
          rows: rows, paths: answer.entries.prefix(mostListed).map { FigurePath.entry("places", $0.place.id) },
          remark: left > 0 ? "… and \(NumberText.grouped(left)) more; the formats csv and json list all." : nil,
          isList: true)),
    ]
  }

  private func points(_ points: Double?) -> Cell {
    points.map { .text(NumberText.decimals($0, 1)) } ?? .leftOut
  }

  private var terms: [Block] {
    [
      .heading("What the points are"),
      .table(
        Table(
          caption: "The terms of the score and what each weighs",
          columns: [.text("term"), .text("what it counts"), .number("weight")],
          rows: PriorityTerm.allCases.map { term in
            [
              .text(PrioritiesDocument.short(term)), .text(term.words),
              .text(NumberText.decimals(answer.weights[term], 1)),
            ]
          })),
    ]
  }

  private static func short(_ term: PriorityTerm) -> String {
    switch term {
    case .unvisitedAllegations: "allegations"
    case .recentAllegations: "recent"
    case .overdue: "overdue"
    case .neverVisited: "never"
    case .deaths: "deaths"
    case .vulnerable: "vulnerable"
    case .refusals: "refusals"
    case .capacity: "capacity"
    }
  }
}
