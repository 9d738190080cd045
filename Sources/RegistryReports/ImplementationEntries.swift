import Registry

/// Each follow-up with its result, in the words of whoever judged it.
extension ImplementationDocument {
  var entries: [Block] {
    guard !answer.entries.isEmpty else { return [] }
    var blocks: [Block] = [.heading("Each follow-up")]
    for entry in answer.entries.prefix(mostListed * 5) { append(entry, depth: 0, to: &blocks) }
    let left = answer.entries.count - mostListed * 5
    if left > 0 { blocks.append(.paragraph("… and \(left) more; the formats csv and json list all that may be told.")) }
    return blocks
  }

  private func append(_ entry: ImplementationAnswer.Entry, depth: Int, to blocks: inout [Block]) {
    let followUp = entry.followUp
    let reference = [followUp.reference, followUp.section.isEmpty ? "" : "section \(followUp.section)"]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    blocks.append(
      .entry(
        Entry(
          title: [reference, followUp.text].filter { !$0.isEmpty }.joined(separator: ": "), depth: depth,
          items: [
            ("addressee", followUp.addressee), ("result", result(entry)),
            ("evidence", entry.assessment?.evidence ?? ""),
            ("the addressee says", entry.assessment?.response ?? ""), ("compliance", compliance(entry)),
            ("asked by", [followUp.issuedBy, followUp.issued].filter { !$0.isEmpty }.joined(separator: ", ")),
            ("reply", reply(entry)),
            ("position", followUp.position.isEmpty ? "" : context.label("position", followUp.position)),
            ("id", followUp.id),
          ])))
    for part in entry.parts { append(part, depth: depth + 1, to: &blocks) }
  }

  /// The assessor's own words first: a status of ours stands for them only in figures.
  private func result(_ entry: ImplementationAnswer.Entry) -> String {
    guard let judged = entry.assessment else { return "no judgement recorded" }
    let status = label(judged.status)
    let words = judged.wording.isEmpty ? status : "“\(judged.wording)” (counted as \(status))"
    let grade = judged.letter.isEmpty ? "" : ", grade \(judged.letter)"
    let whom = judged.assessedBy.isEmpty ? "" : " by \(judged.assessedBy)"
    return "\(words)\(grade), judged\(whom), \(judged.date)"
  }

  /// What happened without being what was asked: a release on other grounds, for example.
  private func compliance(_ entry: ImplementationAnswer.Entry) -> String {
    entry.assessment?.countsAsCompliance == YesNo.no.rawValue ? "what happened is not what was asked" : ""
  }

  private func reply(_ entry: ImplementationAnswer.Entry) -> String {
    let followUp = entry.followUp
    let due = followUp.due.isEmpty ? "" : " (due \(followUp.due))"
    switch entry.reply {
    case .inTime: return followUp.due.isEmpty ? "on \(followUp.responded)" : "on \(followUp.responded), in time\(due)"
    case .late: return "on \(followUp.responded), late\(due)"
    case .silent: return "none\(due)"
    case .pending: return followUp.due.isEmpty ? "" : "pending\(due)"
    }
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
