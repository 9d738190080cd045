import Registry

/// How far the allegations went.
extension CoverageDocument {
  var funnel: [Block] {
    let funnel = answer.funnel
    guard funnel.alleged > 0 else { return [] }
    let names = [
      "alleged", "complaint filed", "complaint registered", "investigation opened", "sent to court", "convicted",
    ]
    var before = funnel.alleged
    let rows = zip(names, funnel.steps).map { name, step -> [Cell] in
      defer { before = step.count }
      return [
        .text(name), .count(step.count), .share(Double(step.count) / Double(funnel.alleged)),
        before == 0 ? .none : .share(Double(step.count) / Double(before)),
      ]
    }
    let table = Table(
      caption: "What became of the allegations",
      columns: [.text("step"), .number("allegations"), .number("of all"), .number("of the step before")],
      rows: rows, remark: funnel.convictedPersons > 0 ? "Persons convicted: \(funnel.convictedPersons)." : nil)
    var figures: [Figure] = []
    for (reason, count) in funnel.closed.sorted(by: { $0.key < $1.key }) {
      figures.append(Figure("closed: \(label("closing-reason", reason))", .count(count)))
    }
    for (kind, count) in funnel.withdrawn.sorted(by: { $0.key < $1.key }) {
      figures.append(Figure("withdrawn: \(label("withdrawn", kind))", .count(count)))
    }
    return [.heading("The investigation funnel"), .table(table)] + (figures.isEmpty ? [] : [.figures(figures)])
  }
}
