/// The paths that a profile reads, as a tree of element names.
///
/// Steps match local names in any namespace. A path ends in an element or in `@attribute`.
struct PathTree: Sendable {
  static let root: Int32 = 0

  private struct Node: Sendable {
    var children: [Int32: Int32] = [:]
    var attributes: [Int32: Int] = [:]
    var column: Int?
    var documentPath: String?
    var isRecord = false
  }

  private var nodes = [Node()]
  private var names: [String: Int32] = [:]

  init(record: String, columns: [String], documentPaths: [String]) {
    let recordNode = insert(record, from: PathTree.root)
    nodes[Int(recordNode)].isRecord = true
    for (column, path) in columns.enumerated() {
      var steps = path.split(separator: "/").map(String.init)
      if let last = steps.last, last.hasPrefix("@") {
        steps.removeLast()
        let node = insert(steps.joined(separator: "/"), from: recordNode)
        nodes[Int(node)].attributes[intern(String(last.dropFirst()))] = column
      } else {
        nodes[Int(insert(path, from: recordNode))].column = column
      }
    }
    for path in documentPaths {
      nodes[Int(insert(path, from: PathTree.root))].documentPath = path
    }
  }

  private mutating func insert(_ path: String, from start: Int32) -> Int32 {
    var node = start
    for step in path.split(separator: "/") where step != "." {
      let name = intern(String(step))
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

  private mutating func intern(_ name: String) -> Int32 {
    if let known = names[name] { return known }
    let index = Int32(names.count)
    names[name] = index
    return index
  }

  /// - Returns: -1 for a name that no path has.
  func nameIndex(_ name: String) -> Int32 { names[name] ?? -1 }

  /// - Returns: -1 where no path goes on.
  func child(of node: Int32, named name: Int32) -> Int32 { nodes[Int(node)].children[name] ?? -1 }
  func attribute(of node: Int32, named name: Int32) -> Int? { nodes[Int(node)].attributes[name] }
  func column(_ node: Int32) -> Int? { nodes[Int(node)].column }
  func documentPath(_ node: Int32) -> String? { nodes[Int(node)].documentPath }
  func isRecord(_ node: Int32) -> Bool { nodes[Int(node)].isRecord }
}
