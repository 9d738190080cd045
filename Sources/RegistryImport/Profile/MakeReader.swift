import Registry

/// Reads one entry of `make`: a record type and how its fields follow from a row.
struct MakeReader {
  let codes: CodeLists
  let defaults: [String: String]
  let publisher: String
  let extent: Extent
  private(set) var problems: [ProfileProblem] = []

  init(codes: CodeLists, defaults: [String: String], publisher: String, extent: Extent) {
    self.codes = codes
    self.defaults = defaults
    self.publisher = publisher
    self.extent = extent
  }

  private static let settings: Set<String> = ["rows", "key", "several", "only-if", "extent"]
  private static let laterSettings: Set<String> = ["each", "edits", "full-by"]

  mutating func make(_ node: ProfileNode, _ sources: inout [SourceDraft]) -> Make? {
    guard let entry = node.entries?.first, node.entries?.count == 1, let typeName = entry.key.text else {
      problems.append(node.problem("an entry of `make` is one record type with its fields"))
      return nil
    }
    guard let type = RecordType.kept.first(where: { $0.rawValue == typeName }) else {
      let known = RecordType.kept.map(\.rawValue).joined(separator: ", ")
      problems.append(
        entry.key.problem("there is no record type \(typeName) to make", hint: "the types are \(known)"))
      return nil
    }
    let catalogue = Catalogue.of(type)
    guard let entries = entry.value.entries else {
      problems.append(entry.value.problem("\(typeName) needs `rows`, `key` and fields"))
      return nil
    }
    var settings: [String: ProfileNode] = [:]
    var fieldNodes: [(name: String, language: String?, key: ProfileNode, value: ProfileNode)] = []
    for (key, value) in entries {
      guard let name = key.text else { continue }
      if MakeReader.settings.contains(name) {
        if settings.updateValue(value, forKey: name) != nil {
          problems.append(key.problem("\(typeName) has `\(name)` twice"))
        }
      } else if MakeReader.laterSettings.contains(name) {
        problems.append(
          key.problem("`\(name)` is part of the profile language that this version does not read yet"))
      } else {
        let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
        guard let first = parts.first, let field = catalogue.field(named: first), field.name != "identifiers" else {
          let known = catalogue.fields.map(\.name).filter { $0 != "identifiers" }.joined(separator: ", ")
          problems.append(key.problem("\(typeName) has no field \(name)", hint: "it has: \(known)"))
          continue
        }
        let language = parts.count == 2 ? parts[1] : nil
        if let language, !field.hasLanguages || !LanguageTag.isValid(language) {
          problems.append(key.problem("\(name) is no language variant of a field"))
          continue
        }
        if fieldNodes.contains(where: { $0.name == first && $0.language == language }) {
          problems.append(key.problem("\(typeName) has `\(name)` twice"))
          continue
        }
        fieldNodes.append((first, language, key, value))
      }
    }
    guard let rows = settings["rows"]?.text, let source = sources.firstIndex(where: { $0.name == rows }) else {
      let known = sources.map(\.name).joined(separator: ", ")
      problems.append(
        (settings["rows"] ?? entry.key).problem(
          "\(typeName) needs `rows`, the name of a source", hint: "the sources are: \(known)"))
      return nil
    }

    var fields: [MappedField] = []
    var expressions = ExpressionReader(codes: codes)
    for fieldNode in fieldNodes {
      guard let position = catalogue.position(of: fieldNode.name) else { continue }
      guard
        let expression = expressions.expression(fieldNode.value, of: catalogue.fields[position], &sources[source])
      else { continue }
      fields.append(
        MappedField(
          field: position, language: fieldNode.language, expression: expression, othersOf: nil,
          line: fieldNode.key.line))
    }
    addDefaults(to: &fields, catalogue, &expressions, line: entry.key.line)
    problems += expressions.problems

    for field in catalogue.fields where field.isRequired {
      let position = catalogue.position(of: field.name)
      if !fields.contains(where: { $0.field == position }), field.kind != .country {
        problems.append(entry.key.problem("\(typeName) needs the field \(field.name)"))
      }
    }
    return Make(
      type: type, rows: source, extent: extent(settings["extent"]),
      key: key(settings["key"], entry.key, &sources[source]),
      several: several(settings["several"], &sources[source]), onlyIf: onlyIf(settings["only-if"], &sources[source]),
      fields: linkOthers(fields, catalogue))
  }

  /// Defaults hold for each type that has the field and gives it no value of its own.
  private mutating func addDefaults(
    to fields: inout [MappedField], _ catalogue: Catalogue, _ expressions: inout ExpressionReader, line: Int
  ) {
    var constants = defaults
    if constants["source"] == nil { constants["source"] = publisher }
    for (name, text) in constants.sorted(by: { $0.key < $1.key }) {
      guard let position = catalogue.position(of: name), !fields.contains(where: { $0.field == position }) else {
        continue
      }
      expressions.checkConstant(text, catalogue.fields[position], line: line)
      fields.append(
        MappedField(
          field: position, language: nil, expression: FieldExpression(.constant(text)), othersOf: nil, line: line))
    }
  }

  private mutating func linkOthers(_ fields: [MappedField], _ catalogue: Catalogue) -> [MappedField] {
    fields.map { mapped in
      guard mapped.expression.takesOthers else { return mapped }
      let kept = fields.first { other in
        !other.expression.takesOthers && other.language == nil && other.expression.plainColumn != nil
          && other.expression.plainColumn == mapped.expression.plainColumn
      }
      if kept == nil {
        problems.append(
          ProfileProblem(
            line: mapped.line, column: 1,
            "`take: others` needs another field that keeps the value of the same column"))
      }
      if !catalogue.fields[mapped.field].isMultiple {
        problems.append(
          ProfileProblem(
            line: mapped.line, column: 1, "`take: others` is for a field of several values, such as other_names"))
      }
      return MappedField(
        field: mapped.field, language: mapped.language, expression: mapped.expression, othersOf: kept?.field,
        line: mapped.line)
    }
  }

  private mutating func extent(_ node: ProfileNode?) -> Extent {
    guard let node else { return extent }
    guard let text = node.text, let own = Extent(rawValue: text) else {
      problems.append(node.problem("`extent` is full or increment"))
      return extent
    }
    return own
  }

  private mutating func key(_ node: ProfileNode?, _ typeNode: ProfileNode, _ source: inout SourceDraft) -> Template {
    guard let text = node?.text, let node else {
      problems.append((node ?? typeNode).problem("a record needs `key`, such as \"{Number}\""))
      return Template(pieces: [])
    }
    do {
      let template = try TemplateReader.read(text, isOptional: false, line: node.line, &source)
      if !template.pieces.contains(where: { if case .column = $0 { true } else { false } }) {
        problems.append(node.problem("a key with no column is the same for every row"))
      }
      return template
    } catch {
      problems.append(node.problem(error.message))
      return Template(pieces: [])
    }
  }

  private mutating func several(_ node: ProfileNode?, _ source: inout SourceDraft) -> Make.Several {
    guard let node else { return .error }
    switch node.text {
    case "error": return .error
    case "first": return .first
    case "last": return .last
    case "fill":
      problems.append(
        node.problem("`several: fill` is part of the profile language that this version does not read yet"))
      return .error
    default:
      let mapping = ProfileMapping(node, what: "`several`", keys: ["latest-by", "date"], problems: &problems)
      let column = mapping.requiredText("latest-by", what: "`several`", problems: &problems)
      let form = mapping.text("date", problems: &problems) ?? "yyyy-MM-dd"
      do {
        let date = try DatePattern(form, languages: [])
        return .latestBy(column: source.column(column, isOptional: false, line: node.line), date: date)
      } catch {
        problems.append(node.problem((error as? DatePatternProblem)?.message ?? "this is no date form"))
        return .error
      }
    }
  }

  private mutating func onlyIf(_ node: ProfileNode?, _ source: inout SourceDraft) -> RowTest? {
    guard let node else { return nil }
    var tests = RowTestReader()
    let test = tests.test(node, &source)
    problems += tests.problems
    return test
  }
}
