package import Registry

/// What stands behind the figures of a list of individual cases.
package enum CasesExplanation {
  /// - Returns: nil where no figure of the report has this name.
  package static func explanation(of path: [FigurePath.Step], _ answer: CasesAnswer) -> Explanation? {
    guard let first = path.first else { return nil }
    switch first.name {
    case "total":
      guard path.count == 2, let figure = CasesAnswer.Figure(rawValue: path[1].name) else { return nil }
      return counting(answer.ids(figure), rule(figure), answer)
    case "withheld": return withheld(path.dropFirst().map(\.name), answer)
    case "engagement":
      return Explanation(
        "the engagement at which the cases are handed over", parts: [.init(.engagement, answer.engagement.id)])
    case "previous": return previous(path, answer)
    case "cases":
      guard let entry = answer.entries.first(where: { $0.id == first.key }) else { return nil }
      return one(entry, Array(path.dropFirst()))
    default: return nil
    }
  }

  private static func rule(_ figure: CasesAnswer.Figure) -> String {
    switch figure {
    case .cases: "persons recorded as handed over at the engagement"
    case .told: "of these, those with consent by name for the audience that is not withdrawn; all of them inside"
    case .withheld: "of these, all others"
    case .detained: "of those told, those whose last dated stay lasts and is detention or house arrest"
    case .released: "of those told, those whose last dated stay lasts and is a release, conditional or not"
    case .changed: "of those told, those for whom something changed since they were last handed over"
    }
  }

  private static func withheld(_ names: [String], _ answer: CasesAnswer) -> Explanation? {
    if names == ["count"] { return counting(answer.ids(.withheld), rule(.withheld), answer) }
    guard names.count == 2, names[0] == "byReason", let reason = CaseReason(rawValue: names[1]) else { return nil }
    return counting(answer.withheld[reason] ?? [], "persons handed over and withheld: \(reason.rawValue)", answer)
  }

  private static func previous(_ path: [FigurePath.Step], _ answer: CasesAnswer) -> Explanation? {
    switch path.last?.name {
    case "gone": counting(answer.gone.told, "persons handed over at the engagement before and not at this one", answer)
    case "goneWithheld":
      counting(answer.gone.untold, "persons handed over before and not now whom the audience is not told of", answer)
    default:
      answer.previous.map {
        Explanation(
          "the last earlier engagement with cases, of the same series if there is one",
          parts: [.init(.engagement, $0.id)])
      }
    }
  }

  /// The record that a part of a case stands in, and the judgement of a follow-up.
  private static func one(_ entry: CasesAnswer.Entry, _ path: [FigurePath.Step]) -> Explanation {
    let person = Explanation("a case that was handed over", parts: [.init(.person, entry.id)])
    guard let step = path.last(where: { $0.key != nil }), let id = step.key else { return person }
    let type: RecordType
    switch step.name {
    case "custody": type = .custody
    case "allegations": type = .allegation
    case "reprisals": type = .reprisal
    case "decisions", "items":
      let judged = entry.decisions.flatMap(\.withParts).first { $0.followUp.id == id }?.assessment
      return Explanation(
        "a follow-up that names the case, or a part of one, with the last judgement surely made by the reference day",
        parts: [.init(.followUp, id)] + (judged.map { [.init(.assessment, $0.id)] } ?? []))
    case "changes": type = entry.changes.first { $0.record.id == id }?.record.type ?? .person
    default: return person
    }
    return Explanation("a record of the case", parts: [.init(type, id)])
  }

  private static func counting(_ ids: [String], _ rule: String, _ answer: CasesAnswer) -> Explanation {
    Explanation(rule, counting: ids.map { .init(.person, $0) }, isTold: { answer.tells($0.id) })
  }
}
