/// Something that must hold of every input, and does not hold of this one.
package struct CheckFailure: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}

func require(_ condition: Bool, _ message: @autoclosure () -> String) throws {
  if !condition { throw CheckFailure(message()) }
}

/// Two results that must be equal, of which only the first difference is told.
func requireSame(_ first: [String], _ second: [String], _ what: String) throws {
  guard first != second else { return }
  let position = zip(first, second).prefix { $0 == $1 }.count
  func text(_ lines: [String]) -> String { position < lines.count ? lines[position] : "nothing more" }
  throw CheckFailure("\(what), from \(position) on: \(text(first)) | \(text(second))")
}
