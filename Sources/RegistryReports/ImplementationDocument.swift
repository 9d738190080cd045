package import Registry

/// A report on what became of follow-ups as a document.
package struct ImplementationDocument {
  let answer: DisclosedImplementation
  let question: ImplementationQuestion
  let context: ReportContext
  let mostListed: Int

  package init(
    _ answer: DisclosedImplementation, _ question: ImplementationQuestion, _ context: ReportContext, mostListed: Int
  ) {
    self.answer = answer
    self.question = question
    self.context = context
    self.mostListed = mostListed
  }

  package func document() -> Document {
    var document = context.document(
      title: "What became of what was asked",
      subtitle: [
        "\(question.period.from) to \(question.period.to)", question.origin,
        question.assessor.map { "as judged by \($0)" },
        "for \(context.audience.rawValue)",
      ].compactMap(\.self).joined(separator: " · "))
    document.blocks = [.paragraph(summary), .highlights(highlights)] + drawings + tables
    document.blocks += changes + silent + disagreements + chains + entries + leftOut
    document.blocks += [.heading("Method"), .verbatim(ImplementationMethod.text(question, context.audience))]
    return document
  }

  var figures: ImplementationAnswer { answer.figures }

  private var summary: String {
    let total = figures.total
    guard !total.all.isEmpty else { return "Nothing was asked in this period, as far as the registry knows." }
    let results = ImplementationStatus.allCases.filter { total.count($0) > 0 }.map { status in
      "\(NumberText.grouped(total.count(status))) \(label(status))"
    }
    return
      "\(NumberText.grouped(total.all.count)) follow-ups were asked in this period: \(results.joined(separator: ", "))."
  }

  private var highlights: [Figure] {
    let total = figures.total
    guard !total.all.isEmpty else { return [] }
    return [
      Figure("implemented", .part(total.count(.implemented), of: total.all.count)),
      Figure("partially implemented", .part(total.count(.partially), of: total.all.count)),
      Figure("not implemented", .part(total.count(.not), of: total.all.count)),
      Figure("silent addressees", .count(total.count(.silent)), remark: "no reply, and the day for it is past"),
    ]
  }

  func label(_ status: ImplementationStatus) -> String { context.label(status) }

  // MARK: Figures

  private static let captions: [ImplementationAnswer.Dimension: (caption: String, column: String)] = [
    .addressee: ("By addressee", "addressee"), .origin: ("By what it came out of", "origin"),
    .section: ("By section", "section"), .theme: ("By theme", "theme"),
  ]

  private var drawings: [Block] {
    let rows = figures.tables[.addressee] ?? []
    guard !rows.isEmpty else { return [] }
    let bars = ShareBars(
      rows.map { .init($0.key, $0.count(.implemented), of: $0.all.count) }, emptyText: "nothing asked")
    let all = NumberText.percent(Double(figures.total.count(.implemented)) / Double(max(1, figures.total.all.count)))
    return [
      .heading("By whom and on what"),
      .illustration(
        Illustration(
          caption: "Share implemented, by addressee",
          description:
            "Of what each addressee was asked, the share that was implemented by the last day. Of all it is \(all).",
          drawings: bars.drawings)),
    ]
  }

  private var tables: [Block] {
    let results = ImplementationAnswer.Dimension.allCases.compactMap { dimension in
      table(dimension, ImplementationStatus.allCases.map { (ImplementationDocument.words($0), $0.rawValue) }) { row in
        ImplementationStatus.allCases.map { row.count($0) }
      }
    }
    let replies = table(.addressee, Reply.allCases.map { (ImplementationDocument.words($0), $0.rawValue) }) { row in
      Reply.allCases.map { row.count($0) }
    }
    return results + (replies.map { [.heading("Replies"), $0] } ?? [])
  }

  private func table(
    _ dimension: ImplementationAnswer.Dimension, _ columns: [(title: String, member: String)],
    _ counts: (ImplementationAnswer.Row) -> [Int]
  ) -> Block? {
    guard let rows = figures.tables[dimension], !rows.isEmpty, let words = ImplementationDocument.captions[dimension]
    else { return nil }
    return .table(
      Table(
        caption: words.caption,
        columns: [.text(words.column), .number("asked", "total")] + columns.map { .number($0.title, $0.member) },
        rows: rows.map { row in
          [.text(name(dimension, row.key)), .count(row.all.count)] + counts(row).map { .count($0) }
        }, paths: rows.map { FigurePath.entry(dimension.rawValue, $0.key) }))
  }

  private func name(_ dimension: ImplementationAnswer.Dimension, _ key: String) -> String {
    dimension == .theme ? context.label("theme", key) : key
  }

  /// Short, for the head of a column.
  private static func words(_ status: ImplementationStatus) -> String {
    switch status {
    case .implemented: "implemented"
    case .partially: "partially"
    case .not: "not"
    case .underWay: "under way"
    case .rejected: "rejected"
    case .noInformation: "no information"
    }
  }

  private static func words(_ reply: Reply) -> String {
    switch reply {
    case .inTime: "in time"
    case .late: "late"
    case .silent: "silent"
    case .pending: "pending"
    }
  }
}
