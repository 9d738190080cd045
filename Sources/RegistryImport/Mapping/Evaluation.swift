import Registry

/// What a field expression gives for one row.
enum Evaluation {
  case values([String])
  /// The value is there and cannot be read.
  case unreadable(NoticeCode, column: Int?, value: String, message: String)
}

/// Evaluates field expressions on text (in this order: missing, split, codes or cases, else, date,
/// number).
struct ExpressionEvaluator {
  let values: ValueReader
  /// For each list, folded code -> code.
  private let foldedCodes: [String: [String: String]]

  init(codes: CodeLists) {
    values = ValueReader(codes: codes)
    foldedCodes = Dictionary(
      uniqueKeysWithValues: codes.names.map { name in
        (name, Dictionary((codes.list(name)?.values ?? []).map { (folded($0), $0) }, uniquingKeysWith: { a, _ in a }))
      })
  }

  /// - Returns: values in canonical form; none where nothing is known.
  func evaluate(
    _ expression: FieldExpression, _ field: FieldDefinition, _ row: CleanRow
  ) throws(FileProblem) -> Evaluation {
    var texts: [String]
    var column: Int?
    switch expression.origin {
    case .constant(let text):
      texts = field.isMultiple ? ListCell.split(text) : [text]
    case .columns(let columns):
      column = columns.first
      texts = []
      for column in columns { texts.append(try row.text(column)) }
    case .template(let template):
      texts = [try expand(template, row)]
    case .join(let columns, let with):
      column = columns.first
      var parts: [String] = []
      for column in columns {
        let text = try row.text(column)
        if !text.isEmpty { parts.append(text) }
      }
      texts = [parts.joined(separator: with)]
    case .first(let choices):
      for choice in choices {
        let evaluation = try evaluate(choice, field, row)
        if case .values(let found) = evaluation, found.isEmpty { continue }
        return evaluation
      }
      return .values([])
    case .recordKey(let template):
      let key = try expand(template, row)
      return .values(key.isEmpty ? [] : [ReferenceText.keyPrefix + key])
    case .recordID(let template):
      let id = try expand(template, row)
      return .values(id.isEmpty ? [] : [ReferenceText.idPrefix + id])
    }
    if !expression.missing.isEmpty { texts.removeAll { expression.missing.contains(folded($0)) } }
    if let separator = expression.split {
      texts = texts.flatMap { ExpressionEvaluator.split($0, by: separator) }
    }
    var results: [String] = []
    for text in texts where !text.isEmpty {
      let translated = translate(text, expression, field, column)
      switch translated {
      case .values(let found): results += found
      case .unreadable: return translated
      }
    }
    return .values(results)
  }

  /// Empty where one of the columns is: half a key is none.
  func expand(_ template: Template, _ row: CleanRow) throws(FileProblem) -> String {
    var text = ""
    for piece in template.pieces {
      switch piece {
      case .text(let constant): text += constant
      case .column(let column):
        let value = try row.text(column)
        if value.isEmpty { return "" }
        text += value
      }
    }
    return text
  }

  private func translate(
    _ original: String, _ expression: FieldExpression, _ field: FieldDefinition, _ column: Int?
  ) -> Evaluation {
    var text = original
    if expression.codes != nil || expression.cases != nil {
      guard let code = code(for: text, expression, field) else {
        return .unreadable(
          .unknownCode, column: column, value: original,
          message: "\(field.name): \(quoted(original)) is not translated by the profile")
      }
      text = code
    } else if case .code(let list) = field.kind, let known = foldedCodes[list]?[folded(text)] {
      text = known
    }
    if let dates = expression.dates {
      guard let day = day(text, dates, expression.range) else {
        if let otherwise = expression.otherwise { return .values([otherwise]) }
        return .unreadable(
          .unreadableDate, column: column, value: original,
          message:
            "\(field.name): \(quoted(original)) is not written as \(dates.map(\.source).joined(separator: " or "))")
      }
      return .values(day.isEmpty ? [] : [day])
    }
    if expression.decimalComma { text = ExpressionEvaluator.withPoint(text) }
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    do {
      try values.append(bytes.span, of: field.kind, to: &output)
    } catch {
      if let otherwise = expression.otherwise { return .values([otherwise]) }
      let code: NoticeCode =
        switch error {
        case .unknownCode: .unknownCode
        case .day: .unreadableDate
        default: .invalidValue
        }
      return .unreadable(
        code, column: column, value: original, message: "\(field.name): \(quoted(original)) \(error.explanation)")
    }
    return .values([String(output.span)])
  }

  private func isReadable(_ text: String, _ field: FieldDefinition) -> Bool {
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    return (try? values.append(bytes.span, of: field.kind, to: &output)) != nil
  }

  private func code(for text: String, _ expression: FieldExpression, _ field: FieldDefinition) -> String? {
    let key = folded(text)
    if let code = expression.codes?[key] { return code }
    for (test, then) in expression.cases ?? [] where ExpressionEvaluator.holds(test, text, key) { return then }
    if expression.codes != nil {
      // What is a value of the field already needs no translation; of text nobody can tell.
      if case .code(let list) = field.kind {
        if let known = foldedCodes[list]?[key] { return known }
      } else if field.kind != .text, isReadable(text, field) {
        return text
      }
    }
    return expression.otherwise
  }

  /// - Returns: nil where unreadable; empty where the date has no such part.
  private func day(_ text: String, _ patterns: [DatePattern], _ part: FieldExpression.RangePart?) -> String? {
    for pattern in patterns {
      guard let part else {
        if let day = pattern.read(text) { return day }
        continue
      }
      switch DateRange.read(text, pattern) {
      case .single(let day): return part == .last ? "" : day
      case .range(let first, let last):
        switch part {
        case .first: return first
        case .last: return last
        case .both: return "\(first)/\(last)"
        }
      case .unreadable: continue
      }
    }
    return nil
  }

  static func holds(_ test: ValueTest, _ text: String, _ folded: String) -> Bool {
    switch test {
    case .present: !folded.isEmpty
    case .absent: folded.isEmpty
    case .equals(let other): folded == other
    case .isIn(let set): set.contains(folded)
    case .contains(let part): containsText(folded, part)
    case .matches(let pattern): pattern.matches(text)
    case .all(let tests): tests.allSatisfy { holds($0, text, folded) }
    }
  }

  func holds(_ test: RowTest, _ row: CleanRow) throws(FileProblem) -> Bool {
    switch test {
    case .column(let column, let test):
      let text = try row.text(column)
      return ExpressionEvaluator.holds(test, text, folded(text))
    case .all(let tests):
      for test in tests where try !holds(test, row) { return false }
      return true
    case .any(let tests):
      for test in tests where try holds(test, row) { return true }
      return false
    case .not(let test): return try !holds(test, row)
    }
  }

  private static func containsText(_ text: String, _ part: String) -> Bool {
    guard !part.isEmpty else { return true }
    let haystack = Array(text.utf8)
    let needle = Array(part.utf8)
    guard haystack.count >= needle.count else { return false }
    return (0...(haystack.count - needle.count)).contains { haystack[$0..<($0 + needle.count)].elementsEqual(needle) }
  }

  private static func split(_ text: String, by separator: String) -> [String] {
    guard !separator.isEmpty else { return [text] }
    return text.split(separator: separator).map { part in
      let bytes = Array(part.utf8)
      return String(bytes.span.extracting(ValueReader.trimmed(bytes.span)))
    }
  }

  /// `1 234,5` -> `1234.5`.
  private static func withPoint(_ text: String) -> String {
    String(text.compactMap { $0 == "," ? "." : ($0 == " " || $0 == "\u{a0}" || $0 == "\u{202f}") ? nil : $0 })
  }
}
