import Registry

/// Reads what a FIELD does with the text that it takes: missing words, splits, codes, cases, numbers, dates.
struct ValueStepsReader {
  private var reader: ExpressionReader
  private let field: FieldDefinition
  private let mapping: ProfileMapping

  /// Including those that were there before.
  var problems: [ProfileProblem] { reader.problems }

  init(_ reader: ExpressionReader, _ field: FieldDefinition, _ mapping: ProfileMapping) {
    self.reader = reader
    self.field = field
    self.mapping = mapping
  }

  mutating func read(into expression: inout FieldExpression) {
    expression.take = mapping.choice("take", FieldExpression.Take.self, problems: &reader.problems)
    expression.isRequired = mapping.flag("required", problems: &reader.problems)
    readMissing(&expression)
    readSplit(&expression)
    readCodes(&expression)
    readCases(&expression)
    readNumber(&expression)
    readUnit(&expression)
    readDates(&expression)
  }

  private mutating func readMissing(_ expression: inout FieldExpression) {
    guard let missing = mapping["missing"] else { return }
    guard let texts = missing.texts else {
      reader.problems.append(missing.problem("`missing` is a list of texts"))
      return
    }
    expression.missing = Set(texts.map(folded))
  }

  private mutating func readSplit(_ expression: inout FieldExpression) {
    expression.split = mapping.text("split", problems: &reader.problems)
    if expression.split != nil, !field.isMultiple, expression.take == nil {
      reader.problems.append(
        (mapping["split"] ?? mapping.node).problem(
          "\(field.name) holds one value", hint: "say which: `take: first` or `take: last`"))
    }
  }

  private mutating func readCodes(_ expression: inout FieldExpression) {
    if let node = mapping["codes"] {
      guard let entries = node.entries else {
        reader.problems.append(node.problem("`codes` is written as `{TEXT: code}`, with an entry for each text"))
        return
      }
      var table: [String: String] = [:]
      for (key, value) in entries {
        guard let from = key.text, let to = value.text else {
          reader.problems.append(value.problem("`codes` gives each value one code"))
          continue
        }
        if table.updateValue(to, forKey: folded(from)) != nil {
          reader.problems.append(key.problem("`codes` has \(quoted(from)) twice"))
        }
        reader.checkConstant(to, field, at: value)
      }
      expression.codes = table
    }
    if let node = mapping["else"], let text = mapping.text("else", problems: &reader.problems) {
      reader.checkConstant(text, field, at: node)
      expression.otherwise = text
    }
  }

  private mutating func readCases(_ expression: inout FieldExpression) {
    guard let node = mapping["cases"] else { return }
    if node.items == nil { reader.problems.append(node.problem("`cases` is a list of `{contains: …, then: …}`")) }
    expression.cases = (node.items ?? []).compactMap { testCase($0) }
  }

  private mutating func testCase(_ node: ProfileNode) -> (test: ValueTest, then: String)? {
    guard let entries = node.entries, let thenNode = entries.first(where: { $0.key.text == "then" })?.value,
      let then = thenNode.text, entries.count > 1
    else {
      reader.problems.append(node.problem("a case is written `{contains: TEXT, then: VALUE}`"))
      return nil
    }
    reader.checkConstant(then, field, at: thenNode)
    var tests = RowTestReader()
    let conditions = entries.filter { $0.key.text != "then" }.compactMap { tests.condition($0.key, $0.value) }
    reader.problems += tests.problems
    return (conditions.count == 1 ? conditions[0] : .all(conditions), then)
  }

  // MARK: Numbers

  private mutating func readNumber(_ expression: inout FieldExpression) {
    guard let node = mapping["number"] else { return }
    let settings = ProfileMapping(
      node, what: "`number`", form: "written as `{decimal: \",\"}`", keys: ["decimal", "group"],
      problems: &reader.problems)
    let decimal = settings.text("decimal", problems: &reader.problems) ?? "."
    let group = settings.text("group", problems: &reader.problems)
    if field.kind != .count, field.kind != .decimal {
      reader.problems.append(node.problem("\(field.name) holds no number, so it has no `number`"))
    }
    if decimal != ",", decimal != "." { reader.problems.append(node.problem("`decimal` is \",\" or \".\"")) }
    if let group, group.count != 1 || group == decimal {
      reader.problems.append(node.problem("`group` is one character, and not that of `decimal`"))
    }
    expression.number = NumberForm(decimal: decimal.first ?? ".", group: group?.first)
  }

  private mutating func readUnit(_ expression: inout FieldExpression) {
    guard let node = mapping["unit"] else { return }
    var factors: [(unit: String, factor: Int)] = []
    if let words = node.texts {
      factors = words.map { (folded($0), 1) } + [("", 1)]
    } else {
      for (key, value) in node.entries ?? [] {
        guard let unit = key.text, let factor = value.text.flatMap({ Int($0) }), factor > 0 else {
          reader.problems.append(
            value.problem("a unit has a whole number of the field's own units, such as `year: 12`"))
          continue
        }
        factors.append((folded(unit), factor))
      }
    }
    if factors.isEmpty {
      reader.problems.append(node.problem("`unit` is a text, a list of texts, or written as `{UNIT: number}`"))
    }
    if field.kind != .count, field.kind != .decimal {
      reader.problems.append(node.problem("\(field.name) is no number, so it has no `unit`"))
    }
    // A longer unit goes before one that it ends with.
    expression.unit = UnitForm(factors: factors.sorted { $0.unit.count > $1.unit.count })
  }

  // MARK: Dates

  private mutating func readDates(_ expression: inout FieldExpression) {
    var languages: [String] = []
    if let node = mapping["languages"] {
      languages = node.texts ?? []
      if node.texts == nil { reader.problems.append(node.problem("`languages` is a list such as [ru, kk]")) }
    }
    let pivot = mapping.number("pivot", problems: &reader.problems)
    if let pivot, pivot > 100 { reader.problems.append(mapping.node.problem("`pivot` is a year of two digits")) }
    expression.range = mapping.choice("range", FieldExpression.RangePart.self, problems: &reader.problems)
    guard let node = mapping["date"] else {
      if expression.range != nil { reader.problems.append(mapping.node.problem("`range` needs `date`")) }
      return
    }
    if field.kind != .day { reader.problems.append(node.problem("\(field.name) is no day, so it has no `date`")) }
    expression.dates = DateFormReader.forms(node, languages: languages, pivot: pivot, problems: &reader.problems)
  }
}
