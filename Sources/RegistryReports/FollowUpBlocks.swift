import Registry

/// A follow-up with its result, in the words of whoever judged it, and under it what it consists of.
struct FollowUpBlocks {
  private let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  func blocks(_ entry: ImplementationAnswer.Entry, depth: Int = 0) -> [Block] {
    let followUp = entry.followUp
    let block = Block.entry(
      Entry(
        title: FollowUpBlocks.title(followUp), depth: depth,
        items: [
          ("addressee", followUp.addressee), ("result", result(entry)),
          ("evidence", entry.assessment?.evidence ?? ""),
          ("the addressee says", entry.assessment?.response ?? ""), ("compliance", compliance(entry)),
          ("asked by", [followUp.issuedBy, followUp.issued].filter { !$0.isEmpty }.joined(separator: ", ")),
          ("reply", reply(entry)),
          ("position", followUp.position.isEmpty ? "" : context.label("position", followUp.position)),
          ("id", followUp.id),
        ]))
    return [block] + entry.parts.flatMap { blocks($0, depth: depth + 1) }
  }

  /// Where in the document it stands, and what is asked.
  static func title(_ followUp: FollowUpFacts) -> String {
    let reference = [followUp.reference, followUp.section.isEmpty ? "" : "section \(followUp.section)"]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    return [reference, followUp.text].filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// The assessor's own words first: a status of ours stands for them only in figures.
  private func result(_ entry: ImplementationAnswer.Entry) -> String {
    guard let judged = entry.assessment else { return "no judgement recorded" }
    let status = context.label(judged.status)
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
}

extension ReportContext {
  /// For the middle of a sentence.
  func label(_ status: ImplementationStatus) -> String {
    label("assessment-status", status.rawValue).lowercased()
  }
}
