/// The paths that a profile reads, as a tree of element names.
///
/// A step without a prefix matches the local name in any namespace, one with a prefix the name in that namespace; where
/// both stand beside each other, the latter is tried first. A path ends in an element or in `@attribute`.
struct PathTree: Sendable {
  static let root: Int32 = 0

  private struct Node: Sendable {
    var children: [Int32: Int32] = [:]
    var attributes: [Int32: Int] = [:]
    var column: Int?
    var documentPath: String?
    var isRecord = false
    var anchor: Int32 = -1
    /// Columns that end outside of records below this element.
    var outerColumns: [Int] = []
    /// Columns outside of records that count for the records in this element, and in none around it.
    var scopedColumns: [Int] = []
  }

  /// A name with its namespace, and the name alone; -1 where no path has it.
  struct NameIndex {
    let qualified: Int32
    let local: Int32
  }

  private let namespaces: [String: String]
  private var nodes = [Node()]
  private var names: [String: Int32] = [:]
  /// Elements between the record and repeated elements of which rows are made, these included: by their position the
  /// group, if any.
  private(set) var anchorGroups: [Int?] = []
  /// The elements around records.
  private var recordWay: Set<Int32> = []
  /// Columns that are read outside of records.
  private(set) var outerColumns: Set<Int> = []

  /// - Parameters:
  ///   - record: the path of the record, and `columns` those of what is read, all from the root.
  ///   - groups: repeated elements of which rows are made, from the record; the first is the record itself.
  init(record: String, groups: [String], columns: [String], documentPaths: [String], namespaces: [String: String]) {
    self.namespaces = namespaces
    var recordNode = PathTree.root
    for step in record.split(separator: "/") {
      recordWay.insert(recordNode)
      recordNode = insert(String(step), from: recordNode)
    }
    nodes[Int(recordNode)].isRecord = true
    for (position, group) in groups.enumerated().dropFirst() {
      var node = recordNode
      for step in group.split(separator: "/") {
        node = insert(String(step), from: node)
        if nodes[Int(node)].anchor < 0 {
          nodes[Int(node)].anchor = Int32(anchorGroups.count)
          anchorGroups.append(nil)
        }
      }
      anchorGroups[Int(nodes[Int(node)].anchor)] = position
    }
    for (column, path) in columns.enumerated() { insert(column, path, record: recordNode) }
    for path in documentPaths { nodes[Int(insert(path, from: PathTree.root))].documentPath = path }
  }

  private mutating func insert(_ column: Int, _ path: String, record: Int32) {
    var steps = path.split(separator: "/").map(String.init)
    let attribute = steps.last?.hasPrefix("@") == true ? steps.removeLast() : nil
    var node = PathTree.root
    var way = [node]
    for step in steps {
      node = insert(step, from: node)
      way.append(node)
    }
    if let attribute {
      nodes[Int(node)].attributes[intern(qualified(String(attribute.dropFirst())))] = column
    } else {
      nodes[Int(node)].column = column
    }
    guard !way.contains(record) else { return }
    outerColumns.insert(column)
    for node in way { nodes[Int(node)].outerColumns.append(column) }
    if let scope = way.last(where: recordWay.contains) { nodes[Int(scope)].scopedColumns.append(column) }
  }

  private mutating func insert(_ path: String, from start: Int32) -> Int32 {
    var node = start
    for step in path.split(separator: "/") where step != "." {
      let name = intern(qualified(String(step)))
      if let next = nodes[Int(node)].children[name] {
        node = next
      } else {
        nodes.append(Node())
        nodes[Int(node)].children[name] = Int32(nodes.count - 1)
        node = Int32(nodes.count - 1)
      }
    }
    return node
  }

  private static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

  private func qualified(_ step: String) -> String {
    guard let colon = step.firstIndex(of: ":") else { return step }
    let prefix = String(step[..<colon])
    let uri = namespaces[prefix] ?? (prefix == "xml" ? PathTree.xmlNamespace : prefix)
    return PathTree.qualified(String(step[step.index(after: colon)...]), in: uri)
  }

  private static func qualified(_ name: String, in uri: String) -> String { "\(name)\u{0}\(uri)" }

  private mutating func intern(_ name: String) -> Int32 {
    if let known = names[name] { return known }
    let index = Int32(names.count)
    names[name] = index
    return index
  }

  func nameIndex(_ name: String, in uri: String) -> NameIndex {
    NameIndex(qualified: names[PathTree.qualified(name, in: uri)] ?? -1, local: names[name] ?? -1)
  }

  /// - Returns: -1 where no path goes on.
  func child(of node: Int32, named name: NameIndex) -> Int32 {
    let children = nodes[Int(node)].children
    return children[name.qualified] ?? children[name.local] ?? -1
  }

  func attribute(of node: Int32, named name: NameIndex) -> Int? {
    let attributes = nodes[Int(node)].attributes
    return attributes[name.qualified] ?? attributes[name.local]
  }

  func hasAttributes(_ node: Int32) -> Bool { !nodes[Int(node)].attributes.isEmpty }
  func column(_ node: Int32) -> Int? { nodes[Int(node)].column }
  func documentPath(_ node: Int32) -> String? { nodes[Int(node)].documentPath }
  func isRecord(_ node: Int32) -> Bool { nodes[Int(node)].isRecord }
  /// -1 where no rows are made of it or of what is in it.
  func anchor(_ node: Int32) -> Int32 { nodes[Int(node)].anchor }
  func scopedColumns(_ node: Int32) -> [Int] { nodes[Int(node)].scopedColumns }
  func outerColumns(below node: Int32) -> [Int] { nodes[Int(node)].outerColumns }
}
