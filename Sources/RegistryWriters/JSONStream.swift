import Registry

/// JSON that is written as it is made, for lists that need not lie in memory: the same text as `JSONValue.text`.
package final class JSONStream {
  private let output: ([UInt8]) throws -> Void
  private var pending = ""
  /// For each object or array that is open: whether it holds something.
  private var open: [Bool] = []
  private static let piece = 1 << 14

  package init(_ output: @escaping ([UInt8]) throws -> Void) {
    self.output = output
  }

  /// - Parameter name: of the member; nil in an array, and for the whole.
  package func object(_ name: String? = nil, _ body: () throws -> Void) throws { try group("{", "}", name, body) }

  package func array(_ name: String? = nil, _ body: () throws -> Void) throws { try group("[", "]", name, body) }

  package func value(_ name: String? = nil, _ value: JSONValue) throws {
    begin(name)
    value.write(to: &pending, indent: open.count)
    if pending.utf8.count > JSONStream.piece { try flush() }
  }

  private func group(_ first: String, _ last: String, _ name: String?, _ body: () throws -> Void) throws {
    begin(name)
    pending += first
    open.append(false)
    try body()
    if open.removeLast() { newLine() }
    pending += last
    if open.isEmpty {
      pending += "\n"
      try flush()
    }
  }

  private func begin(_ name: String?) {
    if let holdsSomething = open.last {
      if holdsSomething { pending += "," }
      open[open.count - 1] = true
      newLine()
    }
    if let name { pending += "\(JSONText.quoted(name)): " }
  }

  private func newLine() { pending += "\n" + String(repeating: "  ", count: open.count) }

  private func flush() throws {
    try output(Array(pending.utf8))
    pending.removeAll(keepingCapacity: true)
  }
}
