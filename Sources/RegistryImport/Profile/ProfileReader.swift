package import Registry
import Yams

/// Reads a profile, reporting all its problems at once.
package struct ProfileReader {
  private let codes: CodeLists
  private var problems: [ProfileProblem] = []

  /// - Throws: `ProfileProblems`.
  package static func read(_ yaml: String, codes: CodeLists) throws -> Profile {
    var reader = ProfileReader(codes: codes)
    let profile = reader.profile(yaml)
    guard let profile, reader.problems.isEmpty else {
      throw ProfileProblems(problems: reader.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }
    return profile
  }

  private init(codes: CodeLists) {
    self.codes = codes
  }

  private mutating func profile(_ yaml: String) -> Profile? {
    let root: Node?
    do {
      // A byte order mark is no part of the profile.
      root = try Yams.compose(yaml: yaml.hasPrefix("\u{feff}") ? String(yaml.dropFirst()) : yaml)
    } catch let YamlError.parser(_, problem, mark, _) {
      problems.append(ProfileProblem(line: mark.line, column: mark.column, "this is not YAML: \(problem)"))
      return nil
    } catch let YamlError.scanner(_, problem, mark, _) {
      problems.append(ProfileProblem(line: mark.line, column: mark.column, "this is not YAML: \(problem)"))
      return nil
    } catch let YamlError.duplicatedKeysInMapping(duplicates, context) {
      let names = duplicates.joined(separator: ", ")
      problems.append(
        ProfileProblem(
          line: context.mark.line, column: context.mark.column, "a mapping has a key twice: \(names)"))
      return nil
    } catch {
      problems.append(ProfileProblem(line: 1, column: 1, "this is not YAML"))
      return nil
    }
    guard let root else {
      problems.append(ProfileProblem(line: 1, column: 1, "the profile is empty"))
      return nil
    }
    let mapping = ProfileMapping(
      ProfileNode(node: root), what: "a profile",
      keys: ["name", "publisher", "scheme", "extent", "defaults", "sources", "make"], later: ["include"],
      problems: &problems)
    let name = mapping.requiredText("name", what: "a profile", problems: &problems)
    let publisher = mapping.requiredText("publisher", what: "a profile", problems: &problems)
    let scheme = mapping.requiredText("scheme", what: "a profile", problems: &problems)
    if scheme.contains(":") {
      problems.append((mapping["scheme"] ?? mapping.node).problem("a scheme has no colon"))
    }
    let extent = mapping.choice("extent", Extent.self, problems: &problems) ?? .increment

    var drafts: [SourceDraft] = []
    for node in list(mapping, "sources") {
      if let draft = source(node) {
        if drafts.contains(where: { $0.name == draft.name }) {
          problems.append(node.problem("two sources are named \(draft.name)"))
        }
        drafts.append(draft)
      }
    }
    let defaults = self.defaults(mapping["defaults"])
    var makes: [Make] = []
    for node in list(mapping, "make") {
      var reader = MakeReader(codes: codes, defaults: defaults, publisher: publisher, extent: extent)
      if let make = reader.make(node, &drafts) { makes.append(make) }
      problems += reader.problems
    }
    for name in defaults.keys.sorted() {
      let isKnown = RecordType.kept.contains { Catalogue.of($0).field(named: name) != nil }
      if !isKnown, let node = mapping["defaults"] { problems.append(node.problem("no type has the field \(name)")) }
    }
    return Profile(
      name: name, publisher: publisher, scheme: scheme, sources: drafts.map { $0.table() }, makes: makes)
  }

  private mutating func list(_ mapping: ProfileMapping, _ key: String) -> [ProfileNode] {
    guard let items = mapping[key]?.items, !items.isEmpty else {
      problems.append((mapping[key] ?? mapping.node).problem("a profile needs `\(key)`, a list"))
      return []
    }
    return items
  }

  private mutating func defaults(_ node: ProfileNode?) -> [String: String] {
    guard let node else { return [:] }
    guard let entries = node.entries else {
      problems.append(node.problem("`defaults` is `field: value` pairs"))
      return [:]
    }
    var defaults: [String: String] = [:]
    for (key, value) in entries {
      guard let name = key.text, let text = value.text else {
        problems.append(value.problem("a default is one text"))
        continue
      }
      defaults[name] = text
    }
    return defaults
  }

  private mutating func source(_ node: ProfileNode) -> SourceDraft? {
    let what = "a source"
    let mapping = ProfileMapping(
      node, what: what,
      keys: [
        "name", "files", "format", "record", "expect-count", "encoding", "delimiter", "header", "skip", "skip-if",
        "reject", "footer",
      ],
      later: ["namespaces", "sheet"], problems: &problems)
    let name = mapping.requiredText("name", what: what, problems: &problems)
    let format = mapping.requiredText("format", what: what, problems: &problems)
    let files = mapping.text("files", problems: &problems) ?? "*.\(format)"
    let layout: SourceTable.Format
    switch format {
    case "csv":
      refuse(["record", "expect-count"], of: mapping, format: "CSV")
      layout = .csv(CSVLayoutReader.layout(mapping, problems: &problems))
    case "xml":
      refuse(["encoding", "delimiter", "header", "skip", "footer"], of: mapping, format: "XML")
      layout = .xml(
        XMLLayout(
          record: mapping.requiredText("record", what: "an XML source", problems: &problems),
          expectCount: mapping.text("expect-count", problems: &problems)))
    case "xlsx", "geojson", "zip":
      problems.append(node.problem("the format \(format) is one that this version does not read yet"))
      return nil
    default:
      problems.append(node.problem("there is no format \(format)", hint: "the formats are csv and xml"))
      return nil
    }
    var draft = SourceDraft(name: name, files: files, format: layout)
    var tests = RowTestReader()
    draft.skipIf = mapping["skip-if"].flatMap { tests.test($0, &draft) }
    draft.reject = mapping["reject"].flatMap { tests.test($0, &draft) }
    draft.footer = mapping["footer"].flatMap { tests.test($0, &draft) }
    problems += tests.problems
    return draft
  }

  private mutating func refuse(_ keys: [String], of mapping: ProfileMapping, format: String) {
    for key in keys {
      if let node = mapping[key] { problems.append(node.problem("a \(format) source has no `\(key)`")) }
    }
  }
}
