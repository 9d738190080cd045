import Registry

/// Reads what an entry of `make` says beside its fields: the key, which of several rows holds, and when there is a record.
struct MakeSettingsReader {
  private let nodes: [String: ProfileNode]
  private let typeNode: ProfileNode
  private(set) var problems: [ProfileProblem] = []

  init(_ nodes: [String: ProfileNode], typeNode: ProfileNode) {
    self.nodes = nodes
    self.typeNode = typeNode
  }

  mutating func extent() -> Extent? {
    guard let node = nodes["extent"] else { return nil }
    guard let text = node.text, let extent = Extent(rawValue: text) else {
      problems.append(node.problem("`extent` is full or increment"))
      return nil
    }
    return extent
  }

  mutating func fullBy(_ source: inout SourceDraft) -> Int? {
    guard let node = nodes["full-by"] else { return nil }
    guard let name = node.text, !name.isEmpty else {
      problems.append(node.problem("`full-by` is a column"))
      return nil
    }
    if nodes["extent"]?.text == "increment" {
      problems.append(node.problem("`full-by` says that files are full, and `extent` that they are not"))
    }
    return source.column(name, isOptional: false, at: node)
  }

  mutating func key(_ source: inout SourceDraft) -> Template {
    guard let node = nodes["key"], node.text != nil else {
      problems.append(
        (nodes["key"] ?? typeNode).problem("a record needs `key`, such as \"{Number}\"", hint: nodes["key"]?.quotesHint)
      )
      return Template(pieces: [])
    }
    let known = problems.count
    let template = self.template(node, &source)
    let isConstant = template.pieces.allSatisfy { if case .text = $0 { true } else { false } }
    if isConstant, problems.count == known {
      problems.append(
        node.problem(
          "a key with no column is the same for every row", hint: "columns stand in braces, as in \"{Number}\""))
    }
    return template
  }

  mutating func edits(_ source: inout SourceDraft) -> Template? {
    guard let node = nodes["edits"] else { return nil }
    let template = self.template(node, &source)
    if template.countsOccurrences { problems.append(node.problem("`edits` names an earlier key, which has no {#}")) }
    return template
  }

  private mutating func template(_ node: ProfileNode, _ source: inout SourceDraft) -> Template {
    guard let text = node.text else {
      problems.append(node.problem("this is one text with {COLUMN} in it", hint: node.quotesHint))
      return Template(pieces: [])
    }
    do {
      return try TemplateReader.read(text, isOptional: false, at: node, &source)
    } catch {
      problems.append(node.problem(error.message))
      return Template(pieces: [])
    }
  }

  mutating func several(_ source: inout SourceDraft) -> Make.Several {
    guard let node = nodes["several"] else { return .error }
    switch node.text {
    case "error": return .error
    case "first": return .first
    case "last": return .last
    case "fill": return .fill
    case .some(let text):
      problems.append(
        node.problem(
          "`several` is no \(quoted(text))",
          hint: "it is error, first, last, fill, or {latest-by: COLUMN, date: FORMAT}"))
      return .error
    case nil:
      let mapping = ProfileMapping(
        node, what: "`several`", form: "error, first, last, fill, or written as `{latest-by: COLUMN}`",
        keys: ["latest-by", "date", "languages", "pivot"], problems: &problems)
      let column = mapping.requiredText("latest-by", what: "`several`", problems: &problems)
      var forms: [DateForm] = []
      if let date = mapping["date"] {
        let languages = mapping["languages"]?.texts ?? []
        let pivot = mapping.number("pivot", problems: &problems)
        forms = DateFormReader.forms(date, languages: languages, pivot: pivot, problems: &problems)
      } else if let plain = try? DatePattern("yyyy-MM-dd", languages: []) {
        forms = [.pattern(plain)]
      }
      guard forms.count == 1, let form = forms.first else {
        problems.append(node.problem("`several` compares days of one form"))
        return .error
      }
      return .latestBy(column: source.column(column, isOptional: false, at: node), date: form)
    }
  }

  mutating func onlyIf(_ source: inout SourceDraft) -> RowTest? {
    guard let node = nodes["only-if"] else { return nil }
    var tests = RowTestReader()
    let test = tests.test(node, &source)
    problems += tests.problems
    return test
  }
}
