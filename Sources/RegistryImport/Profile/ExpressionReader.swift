import Registry

/// Reads FIELD of the profile language.
struct ExpressionReader {
  private let codes: CodeLists
  private let values: ValueReader
  private(set) var problems: [ProfileProblem] = []

  init(codes: CodeLists) {
    self.codes = codes
    values = ValueReader(codes: codes)
  }

  private static let originKeys: Set<String> = ["from", "template", "join", "first", "key", "id"]
  private static let keys: Set<String> = originKeys.union([
    "with", "missing", "split", "codes", "cases", "else", "number", "date", "languages", "range", "required", "take",
    "or", "optional",
  ])

  mutating func expression(
    _ node: ProfileNode, of field: FieldDefinition, _ source: inout SourceDraft
  ) -> FieldExpression? {
    if let text = node.text {
      if case .reference = field.kind { problems.append(ExpressionReader.referenceProblem(field, node)) }
      checkConstant(text, field, line: node.line)
      return FieldExpression(.constant(text))
    }
    let mapping = ProfileMapping(
      node, what: field.name, keys: ExpressionReader.keys, later: ["flags", "pivot", "unit", "match"],
      problems: &problems)
    let isOptional = mapping.flag("optional", problems: &problems)
    guard let origin = origin(mapping, field, isOptional: isOptional, &source) else { return nil }
    var expression = FieldExpression(origin)
    readValues(mapping, field, &expression)
    readDates(mapping, field, &expression)
    if let number = mapping["number"] {
      let settings = ProfileMapping(number, what: "`number`", keys: ["decimal"], problems: &problems)
      let decimal = settings.text("decimal", problems: &problems)
      if decimal != ",", decimal != "." { problems.append(number.problem("`decimal` is \",\" or \".\"")) }
      expression.decimalComma = decimal == ","
    }
    expression.isRequired = mapping.flag("required", problems: &problems)
    if let take = mapping.text("take", problems: &problems) {
      switch take {
      case "others": expression.takesOthers = true
      case "last": break
      default: problems.append((mapping["take"] ?? node).problem("`take` is last or others in this version"))
      }
    }
    if let other = mapping["or"] {
      if other.text == "empty" {
        expression.fallback = .empty
      } else if let fallback = self.expression(other, of: field, &source) {
        expression.fallback = .other(fallback)
      }
    }
    return expression
  }

  private static func referenceProblem(_ field: FieldDefinition, _ node: ProfileNode) -> ProfileProblem {
    node.problem(
      "\(field.name) is a reference",
      hint: "write `{key: \"{COLUMN}\"}` for this partner's key, or `{id: \"…\"}` for an id")
  }

  /// A constant is checked when the profile is read, not a million times.
  mutating func checkConstant(_ text: String, _ field: FieldDefinition, line: Int) {
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    if case .reference = field.kind { return }
    do {
      try values.appendCell(bytes.span, of: field, to: &output)
    } catch {
      problems.append(
        ProfileProblem(
          line: line, column: 1, "\(field.name): \(quoted(text)) \(error.explanation)", hint: knownCodes(of: field)))
    }
  }

  private func knownCodes(of field: FieldDefinition) -> String? {
    guard case .code(let name) = field.kind, let list = codes.list(name) else { return nil }
    return "the codes are \(list.values.joined(separator: ", "))"
  }

  // MARK: Parts

  private mutating func origin(
    _ mapping: ProfileMapping, _ field: FieldDefinition, isOptional: Bool, _ source: inout SourceDraft
  ) -> FieldExpression.Origin? {
    let given = ExpressionReader.originKeys.filter { mapping[$0] != nil }
    guard given.count == 1, let key = given.first, let value = mapping[key] else {
      problems.append(
        mapping.node.problem("\(field.name) takes its value from one of from, template, join, first, key, id"))
      return nil
    }
    if case .reference = field.kind {
      let others = ExpressionReader.keys.subtracting(["key", "id", "optional"]).filter { mapping[$0] != nil }
      guard others.isEmpty else {
        problems.append(ExpressionReader.referenceProblem(field, mapping.node))
        return nil
      }
    }
    switch key {
    case "from":
      guard let names = value.texts, !names.isEmpty else {
        problems.append(value.problem("`from` is a column or a list of columns"))
        return nil
      }
      if names.count > 1, !field.isMultiple {
        problems.append(
          value.problem("\(field.name) holds one value", hint: "use `join:` or `first:` with these columns"))
      }
      return .columns(names.map { source.column($0, isOptional: isOptional, line: value.line) })
    case "join":
      guard let names = value.texts, !names.isEmpty else {
        problems.append(value.problem("`join` is a list of columns"))
        return nil
      }
      let with = mapping.text("with", problems: &problems) ?? " "
      return .join(names.map { source.column($0, isOptional: isOptional, line: value.line) }, with: with)
    case "first":
      guard let items = value.items, !items.isEmpty else {
        problems.append(value.problem("`first` is a list of fields"))
        return nil
      }
      return .first(items.compactMap { expression($0, of: field, &source) })
    default:
      guard let text = value.text else {
        problems.append(value.problem("`\(key)` is one text with {COLUMN} in it"))
        return nil
      }
      let template: Template
      do {
        template = try TemplateReader.read(text, isOptional: isOptional, line: value.line, &source)
      } catch {
        problems.append(value.problem(error.message))
        return nil
      }
      guard case .reference = field.kind else {
        if key == "template" { return .template(template) }
        problems.append(value.problem("\(field.name) is no reference, so it has no `\(key)`"))
        return nil
      }
      return key == "key" ? .recordKey(template) : .recordID(template)
    }
  }

  private mutating func readValues(
    _ mapping: ProfileMapping, _ field: FieldDefinition, _ expression: inout FieldExpression
  ) {
    if let missing = mapping["missing"] {
      guard let texts = missing.texts else {
        problems.append(missing.problem("`missing` is a list of texts"))
        return
      }
      expression.missing = Set(texts.map(folded))
    }
    expression.split = mapping.text("split", problems: &problems)
    if expression.split != nil, !field.isMultiple {
      problems.append((mapping["split"] ?? mapping.node).problem("\(field.name) holds one value"))
    }
    if let node = mapping["codes"] {
      guard let entries = node.entries else {
        problems.append(node.problem("`codes` is `value: code` pairs"))
        return
      }
      var table: [String: String] = [:]
      for (key, value) in entries {
        guard let from = key.text, let to = value.text else { continue }
        if table.updateValue(to, forKey: folded(from)) != nil {
          problems.append(key.problem("`codes` has \(quoted(from)) twice"))
        }
        checkConstant(to, field, line: value.line)
      }
      expression.codes = table
    }
    if let node = mapping["cases"] {
      expression.cases = (node.items ?? []).compactMap { testCase($0, field) }
      if node.items == nil { problems.append(node.problem("`cases` is a list of `{contains: …, then: …}`")) }
    }
    if let text = mapping.text("else", problems: &problems) {
      checkConstant(text, field, line: (mapping["else"] ?? mapping.node).line)
      expression.otherwise = text
    }
  }

  private mutating func testCase(_ node: ProfileNode, _ field: FieldDefinition) -> (test: ValueTest, then: String)? {
    guard let entries = node.entries, let then = entries.first(where: { $0.key.text == "then" })?.value.text else {
      problems.append(node.problem("a case is written `{contains: TEXT, then: VALUE}`"))
      return nil
    }
    checkConstant(then, field, line: node.line)
    var reader = RowTestReader()
    let tests = entries.filter { $0.key.text != "then" }.compactMap { reader.condition($0.key, $0.value) }
    problems += reader.problems
    return (tests.count == 1 ? tests[0] : .all(tests), then)
  }

  private mutating func readDates(
    _ mapping: ProfileMapping, _ field: FieldDefinition, _ expression: inout FieldExpression
  ) {
    var languages: [String] = []
    if let node = mapping["languages"] {
      languages = node.texts ?? []
      if node.texts == nil { problems.append(node.problem("`languages` is a list such as [ru, kk]")) }
    }
    expression.range = mapping.choice("range", FieldExpression.RangePart.self, problems: &problems)
    guard let node = mapping["date"] else {
      if expression.range != nil { problems.append(mapping.node.problem("`range` needs `date`")) }
      return
    }
    if field.kind != .day { problems.append(node.problem("\(field.name) is no day, so it has no `date`")) }
    var patterns: [DatePattern] = []
    for text in node.texts ?? [] {
      do {
        let pattern = try DatePattern(text, languages: languages)
        if let rival = patterns.first(where: { $0.isAmbiguous(with: pattern) }) {
          problems.append(
            node.problem(
              "\(rival.source) and \(text) read the same text as different days",
              hint: "give only the one that the partner uses"))
        }
        patterns.append(pattern)
      } catch {
        problems.append(node.problem((error as? DatePatternProblem)?.message ?? "this is no date form"))
      }
    }
    if patterns.isEmpty, node.texts == nil { problems.append(node.problem("`date` is a form such as dd.MM.yyyy")) }
    expression.dates = patterns
  }
}
