import Registry

/// The table of all columns, as comments: how far each is filled, what it holds, and what became of it.
struct DraftColumnText {
  private let columns: [DraftColumn]
  private let rows: Int

  init(_ columns: [DraftColumn], rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  func lines(_ makes: [DraftMake]) -> [String] {
    var lines = ["# The columns: how far each is filled, and what it holds."]
    for (position, column) in columns.enumerated() { lines += self.lines(column, uses(position, column, makes)) }
    return lines
  }

  private func lines(_ column: DraftColumn, _ uses: [String]) -> [String] {
    var facts = [fill(column), column.kind.words]
    if column.kind != .empty {
      if let distinct = column.survey.distinct {
        facts.append("\(distinct) different")
      } else if column.survey.isExceeded {
        facts.append("more than \(ColumnSurvey.mostDistinct) different, which were not counted further")
      }
      if column.kind == .text { facts.append("up to \(column.survey.longest) characters") }
      if column.isKey(rows: rows) { facts.append("tells rows apart") }
      if column.isRepeated { facts.append("stands several times in a record") }
      if column.survey.missingCount > 0 { facts.append("\(column.survey.missingCount) say that nothing is known") }
    }
    if let sensitive = column.sensitive {
      facts.append("\(sensitive.rawValue): not mapped, and no value is shown")
    } else if uses.isEmpty {
      facts.append("NOT MAPPED")
    } else {
      facts.append("→ \(uses.joined(separator: ", "))")
    }
    var lines = ["# - \(YAMLText.comment(YAMLText.scalar(column.reference))): \(facts.joined(separator: "; "))"]
    // The values of mapped codes stand with their field.
    if uses.isEmpty, column.mayListValues {
      for value in column.survey.values ?? [] {
        lines.append("#     \(YAMLText.comment(YAMLText.scalar(value.text))): \(value.count)")
      }
    }
    return lines
  }

  private func fill(_ column: DraftColumn) -> String {
    guard rows > 0 else { return "no rows" }
    if column.survey.filled >= rows { return "filled" }
    // Never “100 %” or “0 %” of what is not all or nothing.
    let share = min(99, max(column.survey.filled == 0 ? 0 : 1, column.survey.filled * 100 / rows))
    return "\(share) % filled"
  }

  private func uses(_ position: Int, _ column: DraftColumn, _ makes: [DraftMake]) -> [String] {
    var uses: [String] = []
    for make in makes {
      for guess in make.guesses where guess.columns.contains(position) {
        uses.append("\(make.type).\(guess.field.name)")
      }
      if make.typeFromName == position { uses.append("\(make.type).type") }
      if make.key.contains("{\(column.reference)}") { uses.append("key of \(make.type)") }
      if make.references.contains(where: { $0.key.contains("{\(column.reference)}") }) {
        uses.append("\(make.type).facility")
      }
    }
    return uses
  }
}
