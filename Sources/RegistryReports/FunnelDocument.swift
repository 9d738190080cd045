package import Registry

/// The investigation funnel of a period beside what others published of it, as a document.
package struct FunnelDocument {
  private let answer: DisclosedCoverage
  private let published: PublishedFigures
  private let context: CoverageContext
  /// Our own figures by name, as the data formats write them; empty: left out or not known.
  private let own: [String: String]

  package init(
    _ answer: DisclosedCoverage, _ published: PublishedFigures, _ context: CoverageContext, own: [String: String]
  ) {
    self.answer = answer
    self.published = published
    self.context = context
    self.own = own
  }

  package func document() -> Document {
    let question = context.question
    var document = context.report.document(
      title: "From allegation to court, as we count and as others say",
      subtitle: "\(question.period.from) to \(question.period.to) · for \(answer.audience.rawValue)")
    let coverage = CoverageDocument(answer, context, mostListed: 0)
    let funnel = coverage.funnel
    document.blocks = [.paragraph(summary)]
    document.blocks +=
      funnel.isEmpty ? [.heading("Our own counts"), .paragraph("No allegation is dated in this period.")] : funnel
    document.blocks += sameTime + otherTimes + contradictions + claims + definitions
    document.blocks += [.heading("Method"), .verbatim(FunnelMethod.text(question.period, answer))]
    return document
  }

  private var summary: String {
    let same = published.entries.count { $0.relation == .same }
    return
      "\(NumberText.counted(same, "published figure")) \(same == 1 ? "is" : "are") about this period, "
      + "\(published.entries.count - same) overlap with it or have no time, \(published.elsewhere) are about other times. "
      + "Nothing mixes them with our own counts."
  }

  // MARK: Tables

  private var sameTime: [Block] {
    let entries = published.entries.filter { $0.relation == .same }
    guard !entries.isEmpty else { return [] }
    return [
      .heading("Published for this period"), .table(table(entries, caption: "As published, beside our own counts")),
    ]
  }

  private var otherTimes: [Block] {
    let entries = published.entries.filter { $0.relation != .same }
    guard !entries.isEmpty else { return [] }
    return [
      .heading("Published for other times that overlap"),
      .table(table(entries, caption: "Not comparable as they are: their time is not that of the report")),
    ]
  }

  private func table(_ entries: [PublishedFigures.Entry], caption: String) -> Table {
    Table(
      caption: caption,
      columns: [
        .text("what was counted"), .number("as published", "value"), .text("time"), .text("publisher"),
        .number("part of its whole", "shareOfWhole"), .text("our own count"),
      ],
      rows: entries.map { entry in
        [
          .text(subject(entry.figure)), .text(value(entry.figure)), .text(time(entry.figure)),
          .text(entry.figure.publisher), entry.share.map { .share($0) } ?? .none, .text(ownCounts(entry)),
        ]
      }, paths: entries.map { FigurePath.entry("published", $0.figure.id) }, isList: entries.count > 10)
  }

  private var contradictions: [Block] {
    guard !published.contradictions.isEmpty else { return [] }
    let byID = Dictionary(published.entries.map { ($0.figure.id, $0.figure) }, uniquingKeysWith: { first, _ in first })
    let rows = published.contradictions.flatMap { ids in
      ids.compactMap { byID[$0] }.map { figure -> [Cell] in
        [
          .text(figure.measure), .text(time(figure)), .text(value(figure)), .text(figure.publisher),
          .text(figure.citedIn),
        ]
      }
    }
    return [
      .heading("Where publishers contradict each other"),
      .table(
        Table(
          caption: "Different numbers for the same thing at the same time, each as it was published",
          columns: [
            .text("what was counted"), .text("time"), .text("as published"), .text("publisher"), .text("cited in"),
          ],
          rows: rows)),
    ]
  }

  private var claims: [Block] {
    let entries = published.entries.filter { $0.figure.value.isEmpty }
    guard !entries.isEmpty else { return [] }
    return [.heading("Claims without a number")]
      + entries.map { entry in
        .entry(
          Entry(
            title: entry.figure.measure,
            items: [
              ("in the publisher's words", entry.figure.wording), ("publisher", entry.figure.publisher),
              ("cited in", entry.figure.citedIn), ("our own count", ownCounts(entry)),
            ]))
      }
  }

  private var definitions: [Block] {
    let entries = published.entries.filter { !$0.figure.value.isEmpty }
    guard !entries.isEmpty else { return [] }
    return [.heading("What each figure is")]
      + entries.map { entry in
        let figure = entry.figure
        return .entry(
          Entry(
            title: "\(value(figure)): \(figure.measure)",
            items: [
              ("publisher", figure.publisher), ("time", time(figure)),
              ("counted as", figure.definition.isEmpty ? "not said" : figure.definition),
              ("in the publisher's words", figure.wording), ("region", figure.region),
              (
                "type of place",
                figure.facilityType.isEmpty ? "" : context.report.label("facility-type", figure.facilityType)
              ),
              ("part of", whole(entry)), ("our own count", ownCounts(entry)), ("cited in", figure.citedIn),
              ("id", figure.id),
            ]))
      }
  }

  // MARK: Words

  /// What was counted, and where.
  private func subject(_ figure: PublishedFigure) -> String {
    let places = [
      figure.region, figure.facilityType.isEmpty ? "" : context.report.label("facility-type", figure.facilityType),
    ]
    .filter { !$0.isEmpty }
    return places.isEmpty ? figure.measure : "\(figure.measure) (\(places.joined(separator: ", ")))"
  }

  /// `over 150 inspections`
  private func value(_ figure: PublishedFigure) -> String {
    guard !figure.value.isEmpty else { return figure.wording.isEmpty ? "no number" : "“\(figure.wording)”" }
    let isExact = figure.qualifier.isEmpty || figure.qualifier == "exact"
    let qualifier = isExact ? "" : "\(context.report.label("figure-qualifier", figure.qualifier).lowercased()) "
    return "\(qualifier)\(figure.value)\(figure.unit.isEmpty ? "" : " \(figure.unit)")"
  }

  private func time(_ figure: PublishedFigure) -> String {
    switch (figure.from.isEmpty, figure.to.isEmpty) {
    case (true, true): "not said"
    case (true, false): "until \(figure.to)"
    case (false, true): "since \(figure.from)"
    case (false, false): figure.from == figure.to ? figure.from : "\(figure.from) to \(figure.to)"
    }
  }

  private func ownCounts(_ entry: PublishedFigures.Entry) -> String {
    guard !entry.own.isEmpty else { return "none of the same" }
    return entry.own.map { name in
      // A code under which nothing was counted has no figure.
      let value = own[name] ?? "0"
      let none = answer.audience == .internalUse ? Cell.none.text : Cell.leftOutSign
      return "\(name) \(value.isEmpty ? none : value)"
    }.joined(separator: "; ")
  }

  private func whole(_ entry: PublishedFigures.Entry) -> String {
    guard let id = entry.figure.subsetOf else { return "" }
    if let share = entry.share { return "\(id), of which it is \(NumberText.percent(share)) as published" }
    let why =
      switch entry.noShare {
      case .noNumber: "one of them has no number"
      case .otherPublisher: "they have different publishers"
      case .leavesPeriod: "its time leaves that of the whole, or is not known"
      case .exceedsWhole: "it is no part of it by its number"
      case .unknownWhole, nil: "the whole is not recorded"
      }
    return "\(id); no share is reckoned: \(why)"
  }
}
