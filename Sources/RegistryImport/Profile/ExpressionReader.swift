import Registry

/// Reads FIELD of the profile language.
struct ExpressionReader {
  let codes: CodeLists
  private let values: ValueReader
  var problems: [ProfileProblem] = []

  init(codes: CodeLists) {
    self.codes = codes
    values = ValueReader(codes: codes)
  }

  private static let originKeys: Set<String> = ["from", "template", "join", "first", "flags", "key", "id", "match"]
  private static let keys: Set<String> = originKeys.union([
    "with", "missing", "split", "codes", "cases", "else", "number", "date", "languages", "range", "pivot", "unit",
    "required", "take", "or", "optional",
  ])
  /// What a reference may have beside its origin.
  private static let referenceKeys: Set<String> = ["key", "id", "match", "optional", "missing", "split", "required"]

  mutating func expression(
    _ node: ProfileNode, of field: FieldDefinition, _ source: inout SourceDraft
  ) -> FieldExpression? {
    if let constants = node.texts {
      if case .reference = field.kind { problems.append(ExpressionReader.referenceProblem(field, node)) }
      if node.text == nil, !field.isMultiple { problems.append(node.problem("\(field.name) holds one value")) }
      for text in constants { checkConstant(text, field, at: node) }
      return FieldExpression(
        .constant(node.text != nil && field.isMultiple ? constants.flatMap { ListCell.split($0) } : constants))
    }
    let wasSealed = source.isReadingSealed
    source.isReadingSealed = wasSealed || field.isSealed
    defer { source.isReadingSealed = wasSealed }
    let mapping = ProfileMapping(
      node, what: field.name, form: "written as `{from: COLUMN}` or the like", keys: ExpressionReader.keys,
      problems: &problems)
    guard mapping.isMapping else { return nil }
    var steps = ValueStepsReader(self, field, mapping)
    var expression = FieldExpression(.constant([]))
    steps.read(into: &expression)
    problems = steps.problems
    readFallback(mapping, field, &expression, &source)
    guard let origin = origin(mapping, field, expression, &source) else { return nil }
    expression.origin = origin
    if case .flags(let flags) = origin, flags.count > 1, !field.isMultiple, expression.take == nil {
      problems.append(
        node.problem("\(field.name) holds one value, and several flags may be set", hint: "say `take: first`"))
    }
    return expression
  }

  private mutating func readFallback(
    _ mapping: ProfileMapping, _ field: FieldDefinition, _ expression: inout FieldExpression,
    _ source: inout SourceDraft
  ) {
    guard let other = mapping["or"] else { return }
    if other.text == "empty" {
      expression.fallback = .empty
    } else if let fallback = self.expression(other, of: field, &source) {
      expression.fallback = .other(fallback)
    }
  }

  private static func referenceProblem(_ field: FieldDefinition, _ node: ProfileNode) -> ProfileProblem {
    node.problem(
      "\(field.name) is a reference",
      hint: "write `{key: \"{COLUMN}\"}` for this partner's key, `{id: \"…\"}` for an id, or `{match: {name: …}}`")
  }

  /// A constant is checked when the profile is read, not a million times. An empty one is no value.
  mutating func checkConstant(_ text: String, _ field: FieldDefinition, at node: ProfileNode) {
    if case .reference = field.kind { return }
    guard !text.isEmpty else { return }
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    do {
      try values.appendCell(bytes.span, of: field, to: &output)
    } catch {
      problems.append(
        node.problem("\(field.name): \(quoted(text)) \(error.explanation)", hint: knownCodes(text, field)))
    }
  }

  private func knownCodes(_ text: String, _ field: FieldDefinition) -> String? {
    guard case .code(let name) = field.kind, let list = codes.list(name) else { return nil }
    let meant = Nearest.of(folded(text), among: list.values).map { "did you mean \($0)? " } ?? ""
    return "\(meant)the codes are \(list.values.joined(separator: ", "))"
  }

  // MARK: Origins

  private mutating func origin(
    _ mapping: ProfileMapping, _ field: FieldDefinition, _ expression: FieldExpression, _ source: inout SourceDraft
  ) -> FieldExpression.Origin? {
    let given = ExpressionReader.originKeys.filter { mapping[$0] != nil }
    // A misspelt one was named as such.
    if given.isEmpty, ExpressionReader.originKeys.contains(where: { !mapping.isMissing($0) }) { return nil }
    guard given.count == 1, let key = given.first, let value = mapping[key] else {
      problems.append(
        mapping.node.problem(
          "\(field.name) takes its value from one of from, template, join, first, flags, key, id, match"))
      return nil
    }
    if case .reference = field.kind {
      let others = ExpressionReader.keys.subtracting(ExpressionReader.referenceKeys).filter { mapping[$0] != nil }
      guard others.isEmpty else {
        problems.append(ExpressionReader.referenceProblem(field, mapping.node))
        return nil
      }
    } else if ["key", "id", "match"].contains(key) {
      problems.append(value.problem("\(field.name) is no reference, so it has no `\(key)`"))
      return nil
    }
    let isOptional = mapping.flag("optional", problems: &problems)
    switch key {
    case "from":
      let takesOne = expression.take == .first || expression.take == .last
      guard let names = value.texts, !names.isEmpty else {
        problems.append(value.problem("`from` is a column or a list of columns"))
        return nil
      }
      if names.count > 1, !field.isMultiple, !takesOne {
        problems.append(
          value.problem(
            "\(field.name) holds one value", hint: "use `join:` or `first:` with these columns, or say `take: first`"))
      }
      return .columns(
        names.map {
          source.column($0, isOptional: isOptional, mayRepeat: field.isMultiple || takesOne, at: value)
        })
    case "join":
      guard let names = value.texts, !names.isEmpty else {
        problems.append(value.problem("`join` is a list of columns"))
        return nil
      }
      let with = mapping.text("with", problems: &problems) ?? " "
      return .join(names.map { source.column($0, isOptional: isOptional, at: value) }, with: with)
    case "first":
      guard let items = value.items, !items.isEmpty else {
        problems.append(value.problem("`first` is a list of fields"))
        return nil
      }
      return .first(items.compactMap { self.expression($0, of: field, &source) })
    case "flags": return flags(value, field, isOptional: isOptional, &source)
    case "match": return match(value, field, &source)
    default:
      guard let template = template(value, isOptional: isOptional, &source) else { return nil }
      switch key {
      case "key": return .recordKey(template)
      case "id": return .recordID(template)
      default: return .template(template)
      }
    }
  }

  private mutating func template(_ node: ProfileNode, isOptional: Bool, _ source: inout SourceDraft) -> Template? {
    guard let text = node.text else {
      problems.append(node.problem("this is one text with {COLUMN} in it", hint: node.quotesHint))
      return nil
    }
    do {
      return try TemplateReader.read(text, isOptional: isOptional, at: node, &source)
    } catch {
      problems.append(node.problem(error.message))
      return nil
    }
  }

  private mutating func flags(
    _ node: ProfileNode, _ field: FieldDefinition, isOptional: Bool, _ source: inout SourceDraft
  ) -> FieldExpression.Origin? {
    guard let entries = node.entries, !entries.isEmpty else {
      problems.append(node.problem("`flags` is written as `{COLUMN: code}`, with an entry for each column"))
      return nil
    }
    return .flags(
      entries.compactMap { key, value in
        guard let column = key.text, let code = value.text else {
          problems.append(value.problem("a flag is one code"))
          return nil
        }
        checkConstant(code, field, at: value)
        return (source.column(column, isOptional: isOptional, at: key), code)
      })
  }

  /// The fields by which a place can be found in the registry.
  private static let matchFields = ["name", "country", "region", "locality", "type"]

  private mutating func match(
    _ node: ProfileNode, _ field: FieldDefinition, _ source: inout SourceDraft
  ) -> FieldExpression.Origin? {
    guard field.kind == .reference(.facility) else {
      problems.append(node.problem("only places are found by their name; \(field.name) needs `key` or `id`"))
      return nil
    }
    let mapping = ProfileMapping(
      node, what: "`match`", form: "written as `{name: \"{COLUMN}\"}`", keys: Set(ExpressionReader.matchFields),
      problems: &problems)
    if mapping.isMissing("name") { problems.append(node.problem("`match` needs the `name` of the place")) }
    let catalogue = Catalogue.of(.facility)
    var parts: [(field: FieldDefinition, value: FieldExpression)] = []
    for name in ExpressionReader.matchFields {
      guard let value = mapping[name], let own = catalogue.field(named: name) else { continue }
      if let text = value.text, text.contains("{") {
        guard let template = template(value, isOptional: false, &source) else { continue }
        parts.append((own, FieldExpression(.template(template))))
      } else if let expression = expression(value, of: own, &source) {
        parts.append((own, expression))
      }
    }
    return .recordMatch(parts)
  }
}
