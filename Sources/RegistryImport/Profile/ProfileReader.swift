package import Registry

/// Reads a profile, reporting all its problems at once.
package struct ProfileReader {
  private let codes: CodeLists
  private var problems: [ProfileProblem] = []

  /// - Parameter include: the text of a file that the profile includes, by its path relative to the profile; nil where
  ///   there is none.
  /// - Throws: `ProfileProblems`.
  package static func read(
    _ yaml: String, codes: CodeLists, include: @escaping (String) -> String? = { _ in nil }
  ) throws(ProfileProblems) -> Profile {
    var reader = ProfileReader(codes: codes)
    let profile = reader.profile(yaml, include)
    guard let profile, reader.problems.isEmpty else {
      throw ProfileProblems(
        problems: reader.problems.sorted { ($0.file ?? "", $0.line, $0.column) < ($1.file ?? "", $1.line, $1.column) })
    }
    return profile
  }

  private init(codes: CodeLists) {
    self.codes = codes
  }

  private mutating func profile(_ yaml: String, _ include: @escaping (String) -> String?) -> Profile? {
    var document = ProfileDocument(load: include)
    let root = document.read(yaml)
    problems += document.problems
    guard let root else { return nil }
    let mapping = ProfileMapping(
      root, what: "a profile", form: "written in lines such as `name: …`",
      keys: ["name", "publisher", "scheme", "extent", "defaults", "sources", "make"],
      inner: ["sources": SourceReader.keys, "make": MakeReader.settings], problems: &problems)
    let name = mapping.requiredText("name", what: "a profile", problems: &problems)
    let publisher = mapping.requiredText("publisher", what: "a profile", problems: &problems)
    let scheme = mapping.requiredText("scheme", what: "a profile", problems: &problems)
    if scheme.contains(":") {
      problems.append((mapping["scheme"] ?? mapping.node).problem("a scheme has no colon"))
    }
    let extent = mapping.choice("extent", Extent.self, problems: &problems) ?? .increment

    var drafts: [SourceDraft] = []
    for node in list(mapping, "sources", "- {name: visits, format: csv}") {
      var reader = SourceReader()
      if let draft = reader.source(node) {
        if drafts.contains(where: { $0.name == draft.name }) {
          problems.append(node.problem("two sources are named \(draft.name)"))
        }
        drafts.append(draft)
      }
      problems += reader.problems
    }
    let defaults = self.defaults(mapping["defaults"])
    var makes: [(make: Make, node: ProfileNode)] = []
    for node in list(mapping, "make", "- visit: {rows: visits, key: \"{Number}\"}") {
      var reader = MakeReader(codes: codes, defaults: defaults, publisher: publisher, extent: extent)
      if let make = reader.make(node, &drafts) { makes.append((make, node)) }
      problems += reader.problems
    }
    problems += drafts.flatMap(\.problems)
    var parts = JointMakes()
    let joint = parts.joined(makes)
    problems += parts.problems
    return Profile(
      name: name, publisher: publisher, scheme: scheme, sources: drafts.map { $0.table() }, makes: joint)
  }

  private mutating func list(_ mapping: ProfileMapping, _ key: String, _ example: String) -> [ProfileNode] {
    if let items = mapping[key]?.items, !items.isEmpty { return items }
    if mapping[key] != nil || mapping.isMissing(key) {
      problems.append(
        (mapping[key] ?? mapping.node).problem(
          "a profile needs `\(key)`, a list", hint: "write `\(key):`, and below it a line such as `\(example)`"))
    }
    return []
  }

  private mutating func defaults(_ node: ProfileNode?) -> [String: ProfileNode] {
    guard let node else { return [:] }
    guard let entries = node.entries else {
      problems.append(node.problem("`defaults` is written in lines such as `country: KZ`"))
      return [:]
    }
    var defaults: [String: ProfileNode] = [:]
    for (key, value) in entries {
      guard let name = key.text, value.texts != nil else {
        problems.append(value.problem("a default is one text"))
        continue
      }
      guard RecordType.allCases.contains(where: { Catalogue.of($0).field(named: name) != nil }) else {
        problems.append(key.problem("no type has the field \(name)"))
        continue
      }
      if defaults.updateValue(value, forKey: name) != nil {
        problems.append(key.problem("`defaults` has \(name) twice"))
      }
    }
    return defaults
  }
}
