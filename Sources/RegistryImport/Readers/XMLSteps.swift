/// Where elements and attributes lead in the tree of paths. Few steps occur, again and again, and the parser gives each
/// name as one pointer, so that most of them are found without looking at the name.
struct XMLSteps {
  private struct Step {
    var node: Int32 = -1
    /// The next node, or of an attribute its column; -1 where no path goes on.
    var result = -1
    var local = 0
    var namespace = 0
  }

  /// How many steps may share a place.
  private static let neighbours = 4

  let paths: PathTree
  private var elements: [Step] = Array(repeating: Step(), count: 256)
  private var attributes: [Step] = Array(repeating: Step(), count: 256)

  init(_ paths: PathTree) {
    self.paths = paths
  }

  /// - Returns: -1 where no path goes on.
  mutating func child(of node: Int32, named name: XMLName) -> Int32 {
    Int32(
      XMLSteps.find(node, name, in: &elements) {
        Int(paths.child(of: node, named: paths.nameIndex(name.text, in: name.namespace)))
      })
  }

  mutating func attribute(of node: Int32, named name: XMLName) -> Int? {
    let column = XMLSteps.find(node, name, in: &attributes) {
      paths.attribute(of: node, named: paths.nameIndex(name.text, in: name.namespace)) ?? -1
    }
    return column < 0 ? nil : column
  }

  private static func find(
    _ node: Int32, _ name: XMLName, in known: inout [Step], _ search: () -> Int
  ) -> Int {
    let (local, namespace) = (name.localKey, name.namespaceKey)
    let mixed = (UInt64(truncatingIfNeeded: local) ^ UInt64(truncatingIfNeeded: node)) &* 0x9e37_79b9_7f4a_7c15
    let first = Int(mixed >> 56) & (known.count - XMLSteps.neighbours)
    for place in first..<(first + XMLSteps.neighbours) {
      let step = known[place]
      if step.node == node, step.local == local, step.namespace == namespace { return step.result }
      guard step.node < 0 else { continue }
      let result = search()
      known[place] = Step(node: node, result: result, local: local, namespace: namespace)
      return result
    }
    return search()
  }
}
