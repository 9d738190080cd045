import Registry

/// Each follow-up with its result, in the words of whoever judged it.
extension ImplementationDocument {
  var entries: [Block] {
    guard !answer.entries.isEmpty else { return [] }
    var blocks: [Block] = [.heading("Each follow-up")]
    for entry in answer.entries.prefix(mostListed * 5) { blocks += FollowUpBlocks(context).blocks(entry) }
    let left = answer.entries.count - mostListed * 5
    if left > 0 { blocks.append(.paragraph("… and \(left) more; the formats csv and json list all that may be told.")) }
    return blocks
  }

  var leftOut: [Block] {
    guard answer.withheld > 0 || !figures.undated.isEmpty else { return [] }
    return [
      .heading("What is not listed"),
      .figures(
        [
          Figure(
            "withheld from this audience", .count(answer.withheld),
            remark: "counted, not listed: what was asked for somebody who did not consent to it")
        ] + (answer.withheldSince.map { [Figure("of these, withheld since then", .count($0))] } ?? []) + [
          Figure("without a day of issue", .count(figures.undated.count), remark: "in no figure")
        ]),
    ]
  }
}
