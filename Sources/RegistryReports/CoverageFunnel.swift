import Registry

/// How far the allegations went.
extension CoverageDocument {
  var funnel: [Block] {
    let funnel = answer.funnel
    let alleged = funnel.steps.first?.count
    guard alleged != 0 else { return [] }
    func share(_ count: Int?, _ whole: Int?) -> Cell {
      guard let count, let whole else { return .leftOut }
      return whole == 0 ? .none : .share(Double(count) / Double(whole))
    }
    var before = alleged
    let rows = funnel.steps.map { step -> [Cell] in
      defer { before = step.count }
      return [
        .text(FunnelWords.of(step.name)), .told(step.count), share(step.count, alleged), share(step.count, before),
      ]
    }
    let table = Table(
      caption: "What became of the allegations",
      columns: [
        .text("step"), .number("allegations", ""), .number("of all"), .number("of the step before"),
      ], rows: rows, paths: funnel.steps.map { "funnel.\($0.name)" }, remark: convictedPersons)
    var figures: [Figure] = []
    for (reason, count) in funnel.closed {
      figures.append(
        Figure("closed: \(label("closing-reason", reason))", .told(count), path: "funnel.closed.\(reason)"))
    }
    for (kind, count) in funnel.withdrawn {
      figures.append(Figure("withdrawn: \(label("withdrawn", kind))", .told(count), path: "funnel.withdrawn.\(kind)"))
    }
    return [.heading("The investigation funnel"), .table(table)] + (figures.isEmpty ? [] : [.figures(figures)])
  }

  private var convictedPersons: String? {
    guard let persons = answer.funnel.convictedPersons else { return "Persons convicted: \(Cell.leftOutSign)." }
    return persons > 0 ? "Persons convicted: \(persons)." : nil
  }
}

enum FunnelWords {
  /// The step as people call it: `complaintFiled` as `complaint filed`.
  static func of(_ step: String) -> String {
    step.map { $0.isUppercase ? " \($0.lowercased())" : String($0) }.joined()
  }
}
