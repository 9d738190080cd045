package import Registry

/// What stands behind the figures of a report on follow-ups.
package enum ImplementationExplanation {
  /// - Returns: nil where no figure of the report has this name.
  package static func explanation(of path: [FigurePath.Step], _ answer: DisclosedImplementation) -> Explanation? {
    guard let first = path.first else { return nil }
    if first.name == "total", path.count == 2 { return cell(answer.figures.total, path[1].name, "", answer) }
    if let dimension = ImplementationAnswer.Dimension(rawValue: first.name), path.count == 2 {
      guard let row = answer.figures.tables[dimension]?.first(where: { $0.key == first.key }) else { return nil }
      return cell(row, path[1].name, ", of those under \(row.key)", answer)
    }
    switch first.name {
    case "followUps": return followUp(path, answer)
    case "changes":
      return first.key.map {
        Explanation("a follow-up whose result is another than on the earlier day", parts: [.init(.followUp, $0)])
      }
    case "withheld": return Explanation("follow-ups that are counted and not listed for this audience")
    case "dataQuality" where path.last?.name == "circularFollowUps":
      return counting(answer.figures.circular, "follow-ups in scope that are, over others, parts of themselves", answer)
    case "dataQuality":
      return counting(answer.figures.undated, "follow-ups of which nobody knows when they were asked", answer)
    default: return nil
    }
  }

  /// The innermost follow-up that the name leads to: itself, a part of it or one that it repeats.
  private static func followUp(_ path: [FigurePath.Step], _ answer: DisclosedImplementation) -> Explanation? {
    guard let id = path.last(where: { ["followUps", "parts", "repeats"].contains($0.name) })?.key else { return nil }
    let entry = answer.entries.flatMap(\.withParts).first { $0.followUp.id == id }
    var judged = entry?.assessment
    if let step = path.first(where: { $0.name == "disagreement" }),
      let number = step.key.flatMap({ Int($0.dropFirst()) }),
      let disagreement = entry?.disagreement, disagreement.indices.contains(number - 1)
    {
      judged = disagreement[number - 1]
    }
    return Explanation(
      "a follow-up, with the judgement that its result is",
      parts: [.init(.followUp, id)]
        + (judged.map { [.init(.assessment, $0.id)] } ?? []))
  }

  private static func cell(
    _ row: ImplementationAnswer.Row, _ member: String, _ among: String, _ answer: DisclosedImplementation
  ) -> Explanation? {
    if member == "total" {
      return counting(row.all, "follow-ups asked in the period that are part of no other\(among)", answer)
    }
    if let status = ImplementationStatus(rawValue: member) {
      let what =
        status == .noInformation
        ? "without a judgement surely made by the reference day, or judged so"
        : "whose last judgement surely made by the reference day is \(status.rawValue)"
      return counting(row.byStatus[status] ?? [], "follow-ups in scope \(what)\(among)", answer)
    }
    guard let reply = Reply(rawValue: member) else { return nil }
    let what =
      switch reply {
      case .inTime: "to which a reply came by the day that was set, or came and none was set"
      case .late: "to which a reply came after the day that was set"
      case .silent: "to which no reply came by the reference day, though the day that was set is past"
      case .pending: "to which no reply came by the reference day, and no day that was set is past"
      }
    return counting(row.byReply[reply] ?? [], "follow-ups in scope \(what)\(among)", answer)
  }

  private static func counting(_ ids: [String], _ rule: String, _ answer: DisclosedImplementation) -> Explanation {
    Explanation(rule, counting: ids.map { .init(.followUp, $0) }, isTold: { answer.tells($0.id) })
  }
}
