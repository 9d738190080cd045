import Registry

/// What a field expression gives for one row.
enum Evaluation {
  /// What is wrong with a value that is there.
  struct Flaw {
    let code: NoticeCode
    let column: Int?
    /// The value that was being read: the cell, or a part of it.
    var part: String?
    let message: String
  }

  /// In canonical form; none where nothing is known.
  ///
  /// - `replaced`: what the profile's `or` stands in for.
  /// - `doubted`: what is odd about a value that was read all the same.
  case values([String], replaced: Flaw? = nil, doubted: Flaw? = nil)
  case unreadable(Flaw)
}

/// Evaluates field expressions on text, in this order: missing, source, split, codes or cases, else, date or number,
/// take.
struct ExpressionEvaluator {
  private let translator: ValueTranslator

  init(codes: CodeLists) {
    translator = ValueTranslator(codes: codes)
  }

  /// What an origin gives before anything is done with it.
  private enum Source {
    case texts([String], column: Int?)
    /// Already in canonical form.
    case evaluated(Evaluation)
  }

  func evaluate(
    _ expression: FieldExpression, _ field: FieldDefinition, _ row: CleanRow
  ) throws(FileProblem) -> Evaluation {
    let evaluation = try evaluateItself(expression, field, row)
    guard case .unreadable(let unreadable) = evaluation, let fallback = expression.fallback else { return evaluation }
    switch fallback {
    case .empty: return .values([], replaced: unreadable)
    case .other(let other):
      guard case .values(let values, let replaced, let doubted) = try evaluate(other, field, row) else {
        return .unreadable(unreadable)
      }
      return .values(values, replaced: replaced ?? unreadable, doubted: doubted)
    }
  }

  private func evaluateItself(
    _ expression: FieldExpression, _ field: FieldDefinition, _ row: CleanRow
  ) throws(FileProblem) -> Evaluation {
    switch try source(expression, field, row) {
    case .evaluated(let evaluation): return evaluation
    case .texts(var texts, let column):
      if let separator = expression.split {
        texts = texts.flatMap { ExpressionEvaluator.split($0, by: separator) }
          .filter { !expression.missing.contains(folded($0)) }
      }
      var results: [String] = []
      var doubted: Evaluation.Flaw?
      for text in texts where !text.isEmpty {
        switch translator.translate(text, expression, field, column) {
        case .values(let found, _, let doubt):
          results += found
          doubted = doubted ?? doubt
        case .unreadable(let unreadable): return .unreadable(unreadable)
        }
      }
      return .values(ExpressionEvaluator.taken(results, expression.take), doubted: doubted)
    }
  }

  private static func taken(_ values: [String], _ take: FieldExpression.Take?) -> [String] {
    switch take {
    case .first: Array(values.prefix(1))
    case .last: Array(values.suffix(1))
    case .others, nil: values
    }
  }

  // MARK: Origins

  private func source(
    _ expression: FieldExpression, _ field: FieldDefinition, _ row: CleanRow
  ) throws(FileProblem) -> Source {
    switch expression.origin {
    case .constant(let texts): return .texts(texts, column: nil)
    case .columns(let columns):
      var texts: [String] = []
      for column in columns {
        for text in try row.texts(column) where !expression.missing.contains(folded(text)) { texts.append(text) }
      }
      return .texts(texts, column: columns.first)
    case .template(let template): return .texts([try expand(template, row, expression.missing)], column: nil)
    case .join(let columns, let with):
      var parts: [String] = []
      for column in columns {
        let text = try row.text(column)
        if !text.isEmpty, !expression.missing.contains(folded(text)) { parts.append(text) }
      }
      return .texts([parts.joined(separator: with)], column: columns.first)
    case .flags(let flags): return .evaluated(try raised(flags, expression, field, row))
    case .first(let choices):
      for choice in choices {
        // What is only taken from a column goes through the steps that stand beside `first`.
        if choice.isTakenAsItIs {
          var outer = choice
          outer.missing = expression.missing
          if case .texts(let texts, let column) = try source(outer, field, row), texts.contains(where: { !$0.isEmpty })
          {
            return .texts(texts, column: column)
          }
          continue
        }
        let evaluation = try evaluate(choice, field, row)
        if case .values(let found, _, _) = evaluation, found.isEmpty { continue }
        return .evaluated(evaluation)
      }
      return .texts([], column: nil)
    case .recordKey(let template): return .evaluated(try keys(ReferenceText.keyPrefix, template, expression, row))
    case .recordID(let template): return .evaluated(try keys(ReferenceText.idPrefix, template, expression, row))
    case .recordMatch(let parts): return .evaluated(try match(parts, row))
    }
  }

  private func keys(
    _ prefix: String, _ template: Template, _ expression: FieldExpression, _ row: CleanRow
  ) throws(FileProblem) -> Evaluation {
    let text = try expand(template, row, expression.missing)
    let keys = expression.split.map { ExpressionEvaluator.split(text, by: $0) } ?? [text]
    return .values(keys.filter { !$0.isEmpty && !expression.missing.contains(folded($0)) }.map { prefix + $0 })
  }

  private func match(
    _ parts: [(field: FieldDefinition, value: FieldExpression)], _ row: CleanRow
  ) throws(FileProblem) -> Evaluation {
    var description: [(String, String)] = []
    for (field, value) in parts {
      switch try evaluate(value, field, row) {
      case .unreadable(let unreadable): return .unreadable(unreadable)
      case .values(let values, _, _):
        if let text = values.first {
          description.append((field.name, text))
        } else if field.name == "name" {
          return .values([])
        }
      }
    }
    return .values([ReferenceText.matchPrefix + JSONText.object(description)])
  }

  /// The codes of the flags that are set.
  private func raised(
    _ flags: [(column: Int, code: String)], _ expression: FieldExpression, _ field: FieldDefinition, _ row: CleanRow
  ) throws(FileProblem) -> Evaluation {
    var codes: [String] = []
    for (column, code) in flags {
      let text = try row.text(column)
      let word = folded(text)
      if word.isEmpty || FlagWords.cleared.contains(word) || expression.missing.contains(word) { continue }
      guard FlagWords.set.contains(word) else {
        return .unreadable(
          Evaluation.Flaw(
            code: .invalidValue, column: column, part: text,
            message: "\(field.name): \(quoted(text)) is no flag, which is 1 or 0, yes or no"))
      }
      codes.append(code)
    }
    return .values(ExpressionEvaluator.taken(codes, expression.take))
  }

  /// Empty where one of the columns is: half a key is none.
  func expand(_ template: Template, _ row: CleanRow, _ missing: Set<String> = []) throws(FileProblem) -> String {
    // Most keys are one column as it stands.
    if template.pieces.count == 1, missing.isEmpty, case .column(let column) = template.pieces[0] {
      return try row.text(column)
    }
    var text = ""
    for piece in template.pieces {
      switch piece {
      case .text(let constant): text += constant
      case .column(let column):
        let value = try row.text(column)
        if value.isEmpty || (!missing.isEmpty && missing.contains(folded(value))) { return "" }
        text += value
      case .occurrence: text += row.occurrence
      }
    }
    return text
  }

  private static func split(_ text: String, by separator: String) -> [String] {
    guard !separator.isEmpty else { return [text] }
    return text.split(separator: separator).map { part in
      let bytes = Array(part.utf8)
      return String(bytes.span.extracting(ValueReader.trimmed(bytes.span)))
    }
  }
}

extension FieldExpression {
  /// Whether nothing is done with what the columns hold.
  var isTakenAsItIs: Bool {
    switch origin {
    case .columns, .template, .join: break
    default: return false
    }
    return missing.isEmpty && split == nil && codes == nil && cases == nil && otherwise == nil && dates == nil
      && number == nil && unit == nil && fallback == nil && take == nil
  }
}

/// What stands in a choice column that is set, or not; folded, in en, ru, kk and fr.
enum FlagWords {
  static let set: Set<String> = [
    "1", "true", "yes", "y", "x", "✓", "✔", "да", "иә", "oui", "on", "checked", "selected",
  ]
  static let cleared: Set<String> = ["0", "false", "no", "n", "нет", "жоқ", "non", "off", "unchecked", "-"]
}
