import Registry

/// Reads an XML file for a draft: which elements stand in which, how often, and what they hold.
final class XMLSurvey: XMLPushParser {
  /// An element by its path.
  struct Node {
    let name: String
    let parent: Int?
    let depth: Int
    var count = 0
    /// How often it stands beside itself in one parent.
    var mostBeside = 0
    var children: [String: Int] = [:]
    var attributes: [(name: String, survey: ColumnSurvey)] = []
    let survey: ColumnSurvey
  }

  private struct Open {
    let node: Int?
    var text: [UInt8] = []
    var hasChildren = false
    /// How often each kind of child stood in it.
    var children: [Int: Int] = [:]
  }

  private(set) var nodes: [Node] = []
  private(set) var namespaces: Set<String> = []
  private var open: [Open] = []
  private let budget = SurveyBudget()
  private var elements: UInt64 = 0
  /// A file with more kinds of elements is no table.
  private static let mostNodes = 2000
  private static let mostNamedAttributes = 64
  /// Of one text; what is longer is no code, no day and no number.
  private static let mostKept = 400
  private static let instances = "http://www.w3.org/2001/XMLSchema-instance"

  func feed(_ chunk: Span<UInt8>) throws { try parse(chunk) }

  func finish() throws { try parseEnd() }

  override func start(_ element: XMLName, _ attributes: XMLAttributes) {
    elements += 1
    if !element.namespace.isEmpty, namespaces.count < 16 { namespaces.insert(element.namespace) }
    let node = node(element.text)
    if let last = open.indices.last {
      open[last].hasChildren = true
      if let node {
        let count = open[last].children[node, default: 0] + 1
        open[last].children[node] = count
        nodes[node].mostBeside = max(nodes[node].mostBeside, count)
      }
    }
    open.append(Open(node: node))
    guard let node else { return }
    nodes[node].count += 1
    for position in 0..<attributes.count {
      let name = attributes.name(position)
      guard name.namespace != XMLSurvey.instances else { continue }
      let value = unsafe Array(attributes.value(position))
      add(value, to: survey(of: name.text, at: node))
    }
  }

  private func node(_ name: String) -> Int? {
    // The root has no parent; below what is not followed nothing is.
    let parent = open.last.flatMap(\.node)
    if !open.isEmpty, parent == nil { return nil }
    if let parent, let known = nodes[parent].children[name] { return known }
    if parent == nil, !nodes.isEmpty { return 0 }
    guard nodes.count < XMLSurvey.mostNodes else { return nil }
    nodes.append(Node(name: name, parent: parent, depth: open.count, survey: ColumnSurvey(budget)))
    if let parent { nodes[parent].children[name] = nodes.count - 1 }
    return nodes.count - 1
  }

  private func survey(of attribute: String, at node: Int) -> ColumnSurvey? {
    if let known = nodes[node].attributes.first(where: { $0.name == attribute }) { return known.survey }
    guard nodes[node].attributes.count < XMLSurvey.mostNamedAttributes else { return nil }
    let survey = ColumnSurvey(budget)
    nodes[node].attributes.append((attribute, survey))
    return survey
  }

  override func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard let last = open.indices.last, open[last].node != nil, open[last].text.count < XMLSurvey.mostKept else {
      return
    }
    unsafe open[last].text.append(contentsOf: text)
  }

  override func end() {
    guard let element = open.popLast(), let node = element.node, !element.hasChildren else { return }
    add(element.text, to: nodes[node].survey)
  }

  private func add(_ text: [UInt8], to survey: ColumnSurvey?) {
    let range = ValueReader.trimmed(text.span)
    guard let survey, !range.isEmpty else { return }
    survey.add(text.span.extracting(range), row: elements)
  }

  // MARK: What came out

  /// The path of a node from the root, or from a node above it.
  func path(_ node: Int, from top: Int? = nil) -> String {
    var steps: [String] = []
    var current: Int? = node
    while let position = current, position != top {
      steps.append(nodes[position].name)
      current = nodes[position].parent
    }
    return (top == nil ? "/" : "") + steps.reversed().joined(separator: "/")
  }

  /// The nodes in `top`, in the order in which they were met.
  func descendants(of top: Int) -> [Int] {
    var inside: Set<Int> = [top]
    return nodes.indices.filter { index in
      guard let parent = nodes[index].parent, inside.contains(parent) else { return false }
      inside.insert(index)
      return true
    }
  }
}
