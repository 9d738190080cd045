import Registry

/// One text of a partner -> one value in canonical form: codes or cases, else, then date or number.
struct ValueTranslator {
  private let values: ValueReader
  /// For each list, folded code -> code.
  private let foldedCodes: [String: [String: String]]

  init(codes: CodeLists) {
    values = ValueReader(codes: codes)
    foldedCodes = Dictionary(
      uniqueKeysWithValues: codes.names.map { name in
        (name, Dictionary((codes.list(name)?.values ?? []).map { (folded($0), $0) }, uniquingKeysWith: { a, _ in a }))
      })
  }

  func translate(
    _ original: String, _ expression: FieldExpression, _ field: FieldDefinition, _ column: Int?
  ) -> Evaluation {
    var text = original
    if expression.codes != nil || expression.cases != nil {
      switch translation(of: text, expression, field) {
      // What the profile gives was checked with the profile; it is no text of the partner's any more.
      case .to(let code): return .values(field.isMultiple ? ListCell.split(code) : code.isEmpty ? [] : [code])
      case .itself(let own): text = own
      case .none:
        return unreadable(
          .unknownCode, column, original, "\(field.name): \(quoted(original)) is not translated by the profile")
      }
    } else if case .code(let list) = field.kind, let known = foldedCodes[list]?[folded(text)] {
      text = known
    }
    if let dates = expression.dates {
      guard let day = day(text, dates, expression.range) else {
        if let otherwise = expression.otherwise { return .values(otherwise.isEmpty ? [] : [otherwise]) }
        let forms = dates.map(\.source).joined(separator: " or ")
        let isReversed = expression.range != nil && dates.contains { $0.isReversed(text) }
        return unreadable(
          .unreadableDate, column, original,
          "\(field.name): \(quoted(original)) \(isReversed ? "is reversed: the last day is before the first" : "is not written as \(forms)")"
        )
      }
      return .values(day.text.isEmpty ? [] : [day.text], doubted: doubt(day.form, expression, field, column, text))
    }
    if expression.number != nil || expression.unit != nil {
      guard let number = number(text, expression, field) else {
        if let otherwise = expression.otherwise { return .values(otherwise.isEmpty ? [] : [otherwise]) }
        let units = (expression.unit?.factors ?? []).map(\.unit).filter { !$0.isEmpty }
        let of = units.isEmpty ? "" : " of \(units.joined(separator: " or "))"
        return unreadable(
          .invalidValue, column, original,
          "\(field.name): \(quoted(original)) is not a number\(of) as the profile describes it")
      }
      text = number
    }
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    do {
      try values.append(bytes.span, of: field.kind, to: &output)
    } catch {
      if let otherwise = expression.otherwise { return .values(otherwise.isEmpty ? [] : [otherwise]) }
      let code: NoticeCode =
        switch error {
        case .unknownCode: .unknownCode
        case .day: .unreadableDate
        default: .invalidValue
        }
      return unreadable(code, column, original, "\(field.name): \(quoted(original)) \(error.explanation)")
    }
    return .values([String(output.span)])
  }

  /// Whether the text names another day of the week.
  private func doubt(
    _ form: DateForm, _ expression: FieldExpression, _ field: FieldDefinition, _ column: Int?, _ text: String
  ) -> Evaluation.Flaw? {
    form.contradictedDay(in: text, expression.range).map { day in
      Evaluation.Flaw(
        code: .contradictingWeekday, column: column, part: text,
        message: "\(field.name): \(quoted(text)) names another day of the week; \(day) is a \(day.weekday)")
    }
  }

  private func unreadable(_ code: NoticeCode, _ column: Int?, _ part: String, _ message: String) -> Evaluation {
    .unreadable(Evaluation.Flaw(code: code, column: column, part: part, message: message))
  }

  private enum Translation {
    /// A value that the profile gives.
    case to(String)
    /// Our own code, or a text that needs no translation.
    case itself(String)
    case none
  }

  private func translation(
    of text: String, _ expression: FieldExpression, _ field: FieldDefinition
  ) -> Translation {
    let key = folded(text)
    if let code = expression.codes?[key] { return .to(code) }
    for (test, then) in expression.cases ?? [] where test.holds(text, key) { return .to(then) }
    // What is a value of the field already needs no translation; of text nobody can tell.
    if expression.codes != nil {
      if case .code(let list) = field.kind {
        if let known = foldedCodes[list]?[key] { return .itself(known) }
      } else if field.kind != .text, isReadable(text, expression, field) {
        return .itself(text)
      }
    }
    return expression.otherwise.map { .to($0) } ?? .none
  }

  /// Whether the steps that follow can read it as it stands.
  private func isReadable(_ text: String, _ expression: FieldExpression, _ field: FieldDefinition) -> Bool {
    if let dates = expression.dates { return day(text, dates, expression.range) != nil }
    if expression.number != nil || expression.unit != nil { return number(text, expression, field) != nil }
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    return (try? values.append(bytes.span, of: field.kind, to: &output)) != nil
  }

  /// - Returns: nil where unreadable; an empty text where the date has no such part; and the form that fits.
  private func day(
    _ text: String, _ forms: [DateForm], _ part: FieldExpression.RangePart?
  ) -> (text: String, form: DateForm)? {
    for form in forms {
      if let day = day(text, form, part) { return (day, form) }
    }
    return nil
  }

  private func day(_ text: String, _ form: DateForm, _ part: FieldExpression.RangePart?) -> String? {
    guard let part else { return form.read(text) }
    switch form.readRange(text) {
    case .single(let day): return part == .last ? "" : day
    case .range(let first, let last):
      switch part {
      case .first: return first ?? ""
      case .last: return last ?? ""
      case .both:
        guard let first, let last else { return nil }
        return first == last ? first : "\(first)/\(last)"
      }
    case .unreadable: return nil
    }
  }

  private func number(_ text: String, _ expression: FieldExpression, _ field: FieldDefinition) -> String? {
    var number = text
    var factor = 1
    if let unit = expression.unit {
      guard let parts = unit.read(text) else { return nil }
      (number, factor) = parts
    }
    let form = expression.number ?? NumberForm(decimal: ".", group: nil)
    guard let plain = form.read(number), let product = UnitForm.multiplied(plain, by: factor) else { return nil }
    guard field.kind == .count, let point = product.firstIndex(of: ".") else { return product }
    // A spreadsheet may write a count as 12.0.
    return product[product.index(after: point)...].allSatisfy { $0 == "0" } ? String(product[..<point]) : product
  }
}
