/// Reads one entry of `sources`: a table, and how its files are written.
struct SourceReader {
  private(set) var problems: [ProfileProblem] = []

  static let keys: Set<String> = [
    "name", "files", "format", "record", "namespaces", "expect-count", "encoding", "delimiter", "header", "skip",
    "footer", "skip-if", "reject",
  ]

  mutating func source(_ node: ProfileNode) -> SourceDraft? {
    let what = "a source"
    let mapping = ProfileMapping(
      node, what: what, form: "written as `{name: visits, format: csv}`",
      keys: SourceReader.keys,
      later: ["sheet"], problems: &problems)
    let name = mapping.requiredText("name", what: what, problems: &problems)
    let format = mapping.requiredText("format", what: what, problems: &problems)
    let files = mapping.text("files", problems: &problems) ?? "*.\(format)"
    let layout: SourceTable.Format
    switch format {
    case "csv":
      refuse(["record", "expect-count", "namespaces"], of: mapping, format: "CSV")
      layout = .csv(CSVLayoutReader.layout(mapping, problems: &problems))
    case "xml":
      refuse(["encoding", "delimiter", "header", "skip", "footer"], of: mapping, format: "XML")
      layout = .xml(xmlLayout(mapping, what: what))
    case "xlsx", "geojson", "zip":
      problems.append(
        node.problem(
          "the format \(format) is one that this version does not read yet",
          hint: "save the table as CSV in UTF-8, or unpack the archive"))
      layout = .csv(CSVLayout())
    case "":
      guard !name.isEmpty else { return nil }
      layout = .csv(CSVLayout())
    default:
      problems.append((mapping["format"] ?? node).problem("there is no format \(format)", hint: "it is csv or xml"))
      layout = .csv(CSVLayout())
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

  private mutating func xmlLayout(_ mapping: ProfileMapping, what: String) -> XMLLayout {
    var namespaces: [String: String] = [:]
    if let node = mapping["namespaces"] {
      for (key, value) in node.entries ?? [] {
        if let prefix = key.text, let uri = value.text { namespaces[prefix] = uri }
      }
      if node.entries == nil { problems.append(node.problem("`namespaces` is written as `{prefix: URI}`")) }
    }
    let layout = XMLLayout(
      record: mapping.requiredText("record", what: "an XML source", problems: &problems),
      expectCount: mapping.text("expect-count", problems: &problems), namespaces: namespaces)
    for (key, path) in [("record", layout.record), ("expect-count", layout.expectCount)] {
      guard let path, let node = mapping[key], node.text?.isEmpty == false else { continue }
      if let problem = layout.problem(of: path, .document, at: node, key: key) { problems.append(problem) }
    }
    return layout
  }
}
