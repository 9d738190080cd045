import Registry

/// The lines of a draft for single fields.
struct DraftFieldText {
  struct Value {
    let text: String
    let rows: Int
    let meaning: CodeTexts.Meaning?
  }

  private let columns: [DraftColumn]
  private let texts: CodeTextMemory

  init(_ columns: [DraftColumn], _ texts: CodeTextMemory) {
    self.columns = columns
    self.texts = texts
  }

  /// The values of a coded field with what they seem to mean; those that differ in case or blanks only are one.
  func meanings(_ guess: FieldGuess) -> [Value] {
    guard let column = guess.columns.first, let texts = texts.of(guess.field) else { return [] }
    var values: [Value] = []
    var positions: [String: Int] = [:]
    let separator = separator(guess)
    let cells = (columns[column].survey.values ?? []).flatMap { text, count in
      separator.map { SeveralCodes.parts(text, $0).map { ($0, count) } } ?? [(text, count)]
    }
    for (text, count) in cells {
      if let known = positions[folded(text)] {
        values[known] = Value(
          text: values[known].text, rows: values[known].rows + count, meaning: values[known].meaning)
      } else {
        positions[folded(text)] = values.count
        values.append(Value(text: text, rows: count, meaning: texts.meaning(of: text)))
      }
    }
    return values
  }

  /// What stands between several codes in one cell; nil where there is one in each.
  private func separator(_ guess: FieldGuess) -> String? {
    guard guess.field.isMultiple, let column = guess.columns.first, let texts = texts.of(guess.field) else {
      return nil
    }
    return SeveralCodes.separator(in: (columns[column].survey.values ?? []).map(\.text)) {
      texts.meaning(of: $0)?.isCertain == true
    }
  }

  /// What keeps a required field from being read, as sentences.
  func problems(_ type: RecordType, _ guess: FieldGuess) -> [String] {
    guard guess.field.isRequired, let column = guess.columns.first.map({ columns[$0] }) else { return [] }
    if case .day(let date) = column.kind, date.isAmbiguous {
      return ["\(type) needs \(guess.field.name), and its form is ambiguous"]
    }
    let open = meanings(guess).count { $0.meaning == nil }
    return open == 0 ? [] : ["\(guess.field.name): \(open) \(open == 1 ? "value has" : "values have") no code yet"]
  }

  func lines(_ guess: FieldGuess) -> [String] {
    guard let first = guess.columns.first else { return [] }
    let column = columns[first]
    let name = guess.language.map { "\(guess.field.name)@\($0)" } ?? guess.field.name
    if guess.columns.count > 1 {
      let parts = guess.columns.map { columns[$0] }
      let optional = parts.contains { $0.survey.filled == 0 } ? ", optional: true" : ""
      return ["    \(name): {join: \(YAMLText.list(parts.map(\.reference))), with: \", \"\(optional)}"]
    }
    switch guess.field.kind {
    case .code, .region, .yesNo: return coded(name, guess, column)
    case .day: return day(name, guess, column)
    default: return ["    \(name): {\(settings(column, guess.field).joined(separator: ", "))}"]
    }
  }

  private func settings(_ column: DraftColumn, _ field: FieldDefinition) -> [String] {
    var settings = ["from: \(YAMLText.scalar(column.reference))"]
    if !column.missing.isEmpty { settings.append("missing: \(YAMLText.list(column.missing))") }
    switch column.kind {
    case .decimal(let comma) where comma: settings.append("number: {decimal: \",\"}")
    case .count(let hasBlanks, _) where hasBlanks: settings.append("number: {decimal: \",\"}")
    case .grouped: settings.append("number: {decimal: \".\", group: \",\"}")
    default: break
    }
    return settings
  }

  // MARK: Days

  private func day(_ name: String, _ guess: FieldGuess, _ column: DraftColumn) -> [String] {
    var settings = settings(column, guess.field)
    guard case .day(let date) = column.kind else {
      if case .count(_, true) = column.kind {
        return ["    \(name): {\(settings.joined(separator: ", "))}  # guess: years"]
      }
      settings = settings.filter { !$0.hasPrefix("number:") } + ["date: \(ExcelDay.Epoch.excel1900.rawValue)"]
      return ["    \(name): {\(settings.joined(separator: ", "))}  # guess: a spreadsheet's numbers of days"]
    }
    if date.isAmbiguous {
      return [
        "    \(name):", "      from: \(YAMLText.scalar(column.reference))",
        "      # AMBIGUOUS: these two read all values, as different days. Ask the partner, and keep one:",
        "      # date: \(YAMLText.list(date.patterns))", "      # date: \(YAMLText.list(date.rivals))",
      ] + (guess.field.isRequired ? [] : ["      or: empty  # until the form is known"])
    }
    if !date.patterns.isEmpty {
      settings.append(
        "date: \(date.patterns.count == 1 ? YAMLText.scalar(date.patterns[0]) : YAMLText.list(date.patterns))")
    }
    if !date.languages.isEmpty { settings.append("languages: \(YAMLText.list(date.languages))") }
    if let pivot = date.pivot { settings.append("pivot: \(pivot)") }
    if date.ranges > 0 { settings.append("range: \(guess.field.name == "end" ? "last" : "first")") }
    if date.misses > 0, !guess.field.isRequired { settings.append("or: empty") }
    let remarks =
      (date.misses > 0 ? ["\(date.misses) in another form"] : [])
      + (date.pivot.map { ["guess: years under \($0) are 20xx, the others 19xx"] } ?? [])
    let remark = remarks.isEmpty ? "" : "  # \(remarks.joined(separator: "; "))"
    var lines = ["    \(name): {\(settings.joined(separator: ", "))}\(remark)"]
    if guess.field.name == "start", date.ranges > 0 {
      let last = settings.filter { !$0.hasPrefix("range:") && !$0.hasPrefix("or:") } + ["range: last", "or: empty"]
      lines.append("    end: {\(last.joined(separator: ", "))}")
    }
    return lines
  }

  // MARK: Codes

  private func coded(_ name: String, _ guess: FieldGuess, _ column: DraftColumn) -> [String] {
    let values = meanings(guess)
    var lines = ["    \(name):", "      from: \(YAMLText.scalar(column.reference))"]
    if !column.missing.isEmpty { lines.append("      missing: \(YAMLText.list(column.missing))") }
    if let separator = separator(guess) { lines.append("      split: \"\(separator)\"") }
    let isOpen = values.contains { $0.meaning == nil }
    // Our own codes need no entry, but a list with an entry is easier to go on with.
    let written = values.filter { value in value.meaning.map { isOpen || folded(value.text) != $0.code } ?? false }
    lines.append(written.isEmpty ? "      # codes:" : "      codes:")
    for value in values { lines.append("        \(line(value, guess.field, isOpen: isOpen))") }
    if !guess.field.isRequired, isOpen {
      lines.append("      or: empty  # with a warning, until each value has its code")
    }
    return lines
  }

  private func line(_ value: Value, _ field: FieldDefinition, isOpen: Bool) -> String {
    let rows = "\(value.rows) \(value.rows == 1 ? "row" : "rows")"
    let key = YAMLText.scalar(value.text)
    guard let meaning = value.meaning else { return "# \(key): ?  # \(rows); no code of ours is near" }
    if folded(value.text) == meaning.code {
      return isOpen ? "\(key): \(meaning.code)  # \(rows); a code of ours" : "# \(key): \(rows); a code of ours"
    }
    let code = field.kind == .yesNo ? "\"\(meaning.code)\"" : meaning.code
    return "\(key): \(code)  # \(rows)\(meaning.isCertain ? "" : "; guess")"
  }

  /// The kind of a place by words in its name.
  func typeLines(fromName column: Int) -> [String] {
    let cases = TypeCases(columns[column], texts.codes)
    var lines = [
      "    # Guess: no column tells the kind of place, but words in the names do.", "    type:",
      "      from: \(YAMLText.scalar(columns[column].reference))", "      cases:",
    ]
    for entry in cases.cases {
      let rows = "\(entry.rows) \(entry.rows == 1 ? "row" : "rows")"
      lines.append("      - {\(entry.test): \(YAMLText.scalar(entry.text)), then: \(entry.code)}  # \(rows)")
    }
    lines.append("      else: other  # \(cases.others) \(cases.others == 1 ? "row" : "rows")")
    return lines
  }
}
