import Registry

/// Reads one entry of `make`: a record type and how its fields follow from a row.
struct MakeReader {
  let codes: CodeLists
  let defaults: [String: ProfileNode]
  let publisher: String
  let extent: Extent
  private(set) var problems: [ProfileProblem] = []

  init(codes: CodeLists, defaults: [String: ProfileNode], publisher: String, extent: Extent) {
    self.codes = codes
    self.defaults = defaults
    self.publisher = publisher
    self.extent = extent
  }

  static let settings: Set<String> = [
    "rows", "each", "key", "edits", "several", "only-if", "extent", "full-by",
  ]

  /// What the YAML of an entry holds, sorted into settings and fields.
  private struct Parts {
    var settings: [String: ProfileNode] = [:]
    var fields: [(position: Int, language: String?, key: ProfileNode, value: ProfileNode)] = []
  }

  mutating func make(_ node: ProfileNode, _ sources: inout [SourceDraft]) -> Make? {
    guard let entry = node.entries?.first, node.entries?.count == 1, let typeName = entry.key.text else {
      problems.append(
        node.problem(
          "an entry of `make` is one record type with its fields",
          hint: "write `- facility:`, and below it, further to the right, lines such as `rows: …`"))
      return nil
    }
    guard let type = RecordType.allCases.first(where: { $0.rawValue == typeName }) else {
      let known = RecordType.allCases.map(\.rawValue)
      let meant = Nearest.of(typeName, among: known).map { "did you mean \($0)? " } ?? ""
      problems.append(
        entry.key.problem(
          "there is no record type \(typeName) to make", hint: "\(meant)the types are \(known.joined(separator: ", "))")
      )
      return nil
    }
    guard let entries = entry.value.entries else {
      problems.append(entry.value.problem("\(typeName) needs `rows`, `key` and fields"))
      return nil
    }
    let parts = sort(entries, type)
    guard let rows = parts.settings["rows"]?.text, let source = sources.firstIndex(where: { $0.name == rows }) else {
      let known = sources.map(\.name)
      let meant = parts.settings["rows"]?.text.flatMap { Nearest.of($0, among: known) }
        .map { "did you mean \($0)? " }
      problems.append(
        (parts.settings["rows"] ?? entry.key).problem(
          "\(typeName) needs `rows`, the name of a source",
          hint: known.isEmpty ? nil : "\(meant ?? "")the sources are: \(known.joined(separator: ", "))"))
      // What else is wrong with the entry is said at the same time.
      if var stand = sources.first { _ = make(parts, type, entry.key, rows: 0, &stand) }
      return nil
    }
    return make(parts, type, entry.key, rows: source, &sources[source])
  }

  private mutating func make(
    _ parts: Parts, _ type: RecordType, _ typeNode: ProfileNode, rows: Int, _ source: inout SourceDraft
  ) -> Make {
    let group = enterGroup(parts.settings["each"], &source)
    let fields = fields(parts, type, typeNode, &source)
    var settings = MakeSettingsReader(parts.settings, typeNode: typeNode)
    let make = Make(
      type: type, rows: rows, group: group, extent: settings.extent() ?? extent,
      fullBy: settings.fullBy(&source), key: settings.key(&source), edits: settings.edits(&source),
      several: settings.several(&source), onlyIf: settings.onlyIf(&source), fields: fields)
    problems += settings.problems
    _ = source.enter("")
    return make
  }

  private mutating func sort(_ entries: [(key: ProfileNode, value: ProfileNode)], _ type: RecordType) -> Parts {
    let catalogue = Catalogue.of(type)
    var parts = Parts()
    for (key, value) in entries {
      guard let name = key.text else {
        problems.append(key.problem("a key must be text"))
        continue
      }
      if MakeReader.settings.contains(name) {
        if parts.settings.updateValue(value, forKey: name) != nil {
          problems.append(key.problem("\(type) has `\(name)` twice"))
        }
        continue
      }
      let names = name.split(separator: "@", maxSplits: 1).map(String.init)
      guard let first = names.first, first != "identifiers", let position = catalogue.position(of: first) else {
        let known = catalogue.fields.map(\.name).filter { $0 != "identifiers" }
        let all = known + MakeReader.settings
        let meant = Nearest.of(name, among: all.sorted()).map { "did you mean `\($0)`? " } ?? ""
        problems.append(
          key.problem("\(type) has no field \(name)", hint: "\(meant)it has: \(known.joined(separator: ", "))"))
        continue
      }
      let language = names.count == 2 ? names[1] : nil
      if let language, !catalogue.fields[position].hasLanguages || !LanguageTag.isValid(language) {
        problems.append(key.problem("\(name) is no language variant of a field"))
        continue
      }
      if parts.fields.contains(where: { $0.position == position && $0.language == language }) {
        problems.append(key.problem("\(type) has `\(name)` twice"))
        continue
      }
      parts.fields.append((position, language, key, value))
    }
    return parts
  }

  private mutating func enterGroup(_ node: ProfileNode?, _ source: inout SourceDraft) -> Int {
    guard let node else { return source.enter("") }
    guard let path = node.text, !path.isEmpty else {
      problems.append(node.problem("`each` is the path of a repeated element, from the record"))
      return source.enter("")
    }
    guard case .xml(let layout) = source.format else {
      problems.append(
        node.problem(
          "`each` is for repeated elements of XML",
          hint: "in CSV repeats are a table of their own: name it in `rows`, and refer to the parent with `{key: …}`"))
      return source.enter("")
    }
    if let problem = layout.problem(of: path, .group, base: layout.record, at: node, key: "each") {
      problems.append(problem)
      return source.enter("")
    }
    return source.enter(path)
  }

  // MARK: Fields

  private mutating func fields(
    _ parts: Parts, _ type: RecordType, _ typeNode: ProfileNode, _ source: inout SourceDraft
  ) -> [MappedField] {
    let catalogue = Catalogue.of(type)
    var fields: [MappedField] = []
    var expressions = ExpressionReader(codes: codes)
    for part in parts.fields {
      let field = catalogue.fields[part.position]
      guard let expression = expressions.expression(part.value, of: field, &source) else { continue }
      fields.append(MappedField(field: part.position, language: part.language, expression: expression, othersOf: nil))
    }
    // Defaults hold for each type that has the field and gives it no value of its own.
    for (name, node) in defaults.sorted(by: { $0.key < $1.key }) {
      guard let position = catalogue.position(of: name), !fields.contains(where: { $0.field == position }) else {
        continue
      }
      guard let expression = expressions.expression(node, of: catalogue.fields[position], &source) else { continue }
      fields.append(MappedField(field: position, language: nil, expression: expression, othersOf: nil))
    }
    if let position = catalogue.position(of: "source"), !fields.contains(where: { $0.field == position }) {
      fields.append(
        MappedField(
          field: position, language: nil, expression: FieldExpression(.constant([publisher])), othersOf: nil))
    }
    problems += expressions.problems
    return fields.map { linkOthers($0, fields, parts, typeNode, catalogue) }
  }

  /// Says of `take: others` which field keeps the value that the others go beside.
  private mutating func linkOthers(
    _ mapped: MappedField, _ fields: [MappedField], _ parts: Parts, _ typeNode: ProfileNode, _ catalogue: Catalogue
  ) -> MappedField {
    guard mapped.expression.take == .others else { return mapped }
    let kept = fields.first { other in
      other.expression.take != .others && other.language == nil && other.expression.plainColumn != nil
        && other.expression.plainColumn == mapped.expression.plainColumn
    }
    let node = parts.fields.first { $0.position == mapped.field && $0.language == mapped.language }?.key ?? typeNode
    if kept == nil {
      problems.append(
        node.problem("`take: others` needs another field that keeps the value of the same column"))
    }
    if !catalogue.fields[mapped.field].isMultiple {
      problems.append(node.problem("`take: others` is for a field of several values, such as other_names"))
    }
    return MappedField(
      field: mapped.field, language: mapped.language, expression: mapped.expression, othersOf: kept?.field)
  }
}
