import Registry

/// What the report does not tell the audience that it is for.
extension CoverageDocument {
  var leftOut: [Block] {
    guard answer.audience != .internalUse else { return [] }
    var blocks: [Block] = [.heading("What this report leaves out"), .paragraph(audience)]
    if answer.hasLists { blocks.append(.figures(withheld)) }
    let count = answer.suppressed.paths.count
    if count > 0 {
      blocks.append(
        .paragraph(
          "\(NumberText.counted(count, "figure")) of allegations and persons \(count == 1 ? "is" : "are") left out and marked \(Cell.leftOutSign): \(CoverageMethod.smallCounts(answer))."
        ))
    } else if let rule = answer.rule {
      blocks.append(.paragraph("No count had to be left out for being below \(rule.threshold)."))
    }
    return blocks
  }

  private var audience: String {
    let whom = label("consent-for", answer.audience.rawValue)
    return
      "This report is for: \(whom). Allegations are counted whatever was consented to, and listed only with consent for this audience."
  }

  private var withheld: [Figure] {
    var figures = [
      Figure("unvisited allegations withheld", .told(answer.withheld.count), remark: "counted, not listed")
    ]
    for (reason, count) in answer.withheld.byReason ?? [] {
      figures.append(Figure("withheld: \(CoverageMethod.words(reason))", .told(count)))
    }
    if let since = answer.withheld.since {
      figures.append(
        Figure("of these, withheld since then", .count(since), remark: "listed by what was consented to at that time"))
    }
    return figures
  }
}
