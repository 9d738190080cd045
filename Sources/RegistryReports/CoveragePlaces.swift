import Registry

/// What the report says of places: by mandate, by region and by type.
extension CoverageDocument {
  var facilities: [Block] {
    let strata: [(name: String, path: String, figures: FacilityFigures)] = [
      ("All places", "all", answer.all),
      ("In the mandate", "inMandate", answer.byMandate[.inside] ?? FacilityFigures()),
      ("Outside the mandate", "outsideMandate", answer.byMandate[.outside] ?? FacilityFigures()),
      ("Mandate unknown", "mandateUnknown", answer.byMandate[.unknown] ?? FacilityFigures()),
    ]
    let table = Table(
      caption: "Places by mandate",
      columns: [
        .text(""), .number("places", "total"), .number("visited", "visited"), .number("unvisited", "unvisited"),
        .number("never", "neverVisited"), .number("refused only", "refusedOnly"), .number("overdue", "overdue"),
        .number("share visited", "share"),
      ],
      rows: strata.map { name, _, figures in
        [
          .text(name), .count(figures.total), .count(figures.visited), .count(figures.unvisited),
          .count(figures.neverVisited), .count(figures.refusedOnly), figures.overdue.map { .count($0) } ?? .none,
          figures.share.map { .share($0) } ?? .none,
        ]
      }, paths: strata.map { "facilities.\($0.path)" },
      remark: context.question.standard.isEmpty
        ? "No standard of visit intervals is in use." : "Overdue by the standard \(context.question.standard).")
    var figures: [Figure] = []
    if answer.all.capacityKnown > 0 {
      figures.append(
        Figure(
          "capacity of visited places", .part(answer.all.capacityVisited, of: answer.all.capacity),
          remark:
            "known for \(Cell.part(answer.all.capacityKnown, of: answer.all.total).text) places",
          path: "facilities.all.capacityVisited"
        ))
    }
    if answer.all.populationKnown > 0 {
      figures.append(
        Figure(
          "population of visited places", .part(answer.all.populationVisited, of: answer.all.population),
          remark:
            "known for \(Cell.part(answer.all.populationKnown, of: answer.all.total).text) places",
          path: "facilities.all.populationVisited"
        ))
    }
    return [.heading("Places of detention"), .table(table)] + (figures.isEmpty ? [] : [.figures(figures)])
  }

  /// By region and by type of place, each drawn and as a table.
  var breakdowns: [Block] {
    let dimensions: [(dimension: Breakdown.Dimension, column: String, caption: String)] = [
      (.region, "region", "By region"), (.facilityType, "type of place", "By type of place"),
    ]
    let blocks = dimensions.flatMap { dimension, column, caption -> [Block] in
      let rows = answer.breakdowns.first { $0.dimension == dimension }?.rows ?? []
      guard !rows.isEmpty else { return [] }
      let named = rows.map { (name: name(dimension, $0.key), row: $0) }
      let drawing = shares(named, caption: caption, column: column).map { [Block.illustration($0)] } ?? []
      return drawing + [.table(table(named, dimension, caption: caption, column: column))]
    }
    return blocks.isEmpty ? [] : [.heading("Coverage by region and type")] + blocks
  }

  private func table(
    _ rows: [(name: String, row: DisclosedBreakdown.Row)], _ dimension: Breakdown.Dimension, caption: String,
    column: String
  ) -> Table {
    Table(
      caption: caption,
      columns: [
        .text(column), .number("places", "facilities"), .number("visited", "visitedFacilities"), .number("share"),
        .number("allegations", "allegations"), .number("unvisited", "unvisited"),
      ],
      rows: rows.map { name, row in
        [
          .text(name), .count(row.facilities), .count(row.visitedFacilities),
          row.facilities == 0 ? .none : .share(Double(row.visitedFacilities) / Double(row.facilities)),
          .told(row.allegations), .told(row.unvisited),
        ]
      }, paths: rows.map { FigurePath.entry("breakdowns.\(dimension.rawValue)", $0.row.key) })
  }

  /// - Returns: nil where there is no place to be drawn.
  private func shares(
    _ rows: [(name: String, row: DisclosedBreakdown.Row)], caption: String, column: String
  ) -> Illustration? {
    let withPlaces = rows.filter { $0.row.facilities > 0 }
    guard !withPlaces.isEmpty else { return nil }
    let bars = ShareBars(
      rows.map { .init($0.name, $0.row.visitedFacilities, of: $0.row.facilities) }, emptyText: "no places")
    return Illustration(
      caption: "Share of places visited, \(caption.lowercased())", description: words(withPlaces, column: column),
      drawings: bars.drawings)
  }

  private func words(_ rows: [(name: String, row: DisclosedBreakdown.Row)], column: String) -> String {
    func share(_ row: DisclosedBreakdown.Row) -> Double { Double(row.visitedFacilities) / Double(row.facilities) }
    let shares = rows.map { share($0.row) }
    let beginning = "Of the places of each \(column), the share that was visited in the period."
    guard let highest = shares.max(), let lowest = shares.min(), highest > lowest else {
      return "\(beginning) It is \(NumberText.percent(shares.first ?? 0)) everywhere."
    }
    func names(_ level: Double) -> String {
      let names = rows.filter { share($0.row) == level }.map(\.name)
      let left = names.count - CoverageDocument.mostNamed
      return names.prefix(CoverageDocument.mostNamed).joined(separator: ", ") + (left > 0 ? " and \(left) more" : "")
    }
    return
      "\(beginning) Highest, \(NumberText.percent(highest)): \(names(highest)). Lowest, \(NumberText.percent(lowest)): \(names(lowest))."
  }

  /// A sentence with more names is not read.
  private static let mostNamed = 8

  private func name(_ dimension: Breakdown.Dimension, _ key: String) -> String {
    if dimension == .region {
      return context.report.region(key) ?? key
    }
    return label("facility-type", key)
  }
}
