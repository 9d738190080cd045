import Registry

/// A draft from what was found in an XML file.
struct XMLDraft {
  private let survey: XMLSurvey
  /// The element that stands for a record; nil: there is no element at all.
  private let record: Int?

  init(_ survey: XMLSurvey) {
    self.survey = survey
    record = XMLDraft.record(survey)
  }

  /// - Parameter path: of the element that is taken as a record, whatever it seems to be.
  init(_ survey: XMLSurvey, record path: String) {
    self.survey = survey
    let steps = path.split(separator: "/")
    record = survey.nodes.indices.first { survey.path($0).split(separator: "/") == steps }
  }

  /// The path of a record; nil where there is none.
  var recordPath: String? { record.map { survey.path($0) } }

  /// The outermost element that stands several times beside itself and holds the most; else the one that holds the most
  /// elements with text.
  private static func record(_ survey: XMLSurvey) -> Int? {
    func holds(_ node: Int) -> Int { survey.descendants(of: node).count + survey.nodes[node].attributes.count }
    let repeated = survey.nodes.indices.filter { survey.nodes[$0].mostBeside > 1 && holds($0) > 0 }
    let outermost = repeated.filter { node in
      var parent = survey.nodes[node].parent
      while let position = parent {
        if repeated.contains(position) { return false }
        parent = survey.nodes[position].parent
      }
      return true
    }
    func weight(_ node: Int) -> Int { holds(node) * min(survey.nodes[node].count, 1_000_000) }
    if let best = outermost.max(by: { (weight($0), $1) < (weight($1), $0) }) { return best }
    return survey.nodes.indices.max { (survey.nodes[$0].children.count, $1) < (survey.nodes[$1].children.count, $0) }
  }

  /// The paths of a record that a profile may read, in the order of the file.
  var paths: [String] { leaves.map(\.path) }

  private var leaves: [(path: String, survey: ColumnSurvey, isRepeated: Bool)] {
    guard let record else { return [] }
    var leaves = attributes(record, of: record)
    for node in survey.descendants(of: record) {
      // What is met once only and empty is a leaf too.
      if survey.nodes[node].children.isEmpty {
        leaves.append((survey.path(node, from: record), survey.nodes[node].survey, isRepeated(node, in: record)))
      }
      leaves += attributes(node, of: record)
    }
    return leaves
  }

  private func attributes(_ node: Int, of record: Int) -> [(path: String, survey: ColumnSurvey, isRepeated: Bool)] {
    let path = survey.path(node, from: record)
    return survey.nodes[node].attributes.map { attribute in
      ((path.isEmpty ? "" : "\(path)/") + "@\(attribute.name)", attribute.survey, isRepeated(node, in: record))
    }
  }

  private func isRepeated(_ node: Int, in record: Int) -> Bool {
    var current = node
    while current != record {
      if survey.nodes[current].mostBeside > 1 { return true }
      guard let parent = survey.nodes[current].parent else { return false }
      current = parent
    }
    return false
  }

  /// An element outside of the records that says how many they are.
  private var countPath: String? {
    guard let record else { return nil }
    let inside = Set(survey.descendants(of: record) + [record])
    let number = String(survey.nodes[record].count)
    return survey.nodes.indices.first { node in
      !inside.contains(node) && survey.nodes[node].count == 1 && survey.nodes[node].children.isEmpty
        && survey.nodes[node].survey.keptValues.map(\.text) == [number]
    }.map { survey.path($0) }
  }

  func draft(of fileName: String, bytes: Int, _ codes: CodeLists) -> ProfileDraft {
    let count = record.map { survey.nodes[$0].count } ?? 0
    let path = record.map { survey.path($0) } ?? "/"
    let columns = leaves.map { leaf in
      DraftColumn(reference: leaf.path, header: leaf.path, leaf.survey, isRepeated: leaf.isRepeated)
    }
    var settings: [(key: String, value: String, remark: String?)] = [("format", "xml", nil), ("record", path, nil)]
    if let countPath { settings.append(("expect-count", countPath, "guess: it says \(count), and so many there are")) }
    var evidence = [
      "Encoding \(survey.encoding), as the file says; a profile for XML names none.",
      "A record is each \(path): it stands there \(count) \(count == 1 ? "time" : "times").",
    ]
    if !survey.namespaces.isEmpty {
      evidence.append("Namespaces, which paths leave out: \(survey.namespaces.sorted().joined(separator: ", ")).")
    }
    return ProfileDraft(
      DraftSource(fileName: fileName, rows: count, bytes: bytes, evidence: evidence, settings: settings), columns, codes
    )
  }
}
