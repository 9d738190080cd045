import Registry

/// What a path in XML may be written with. It looks like XPath and is much less: names of elements from the outside in,
/// at its end perhaps an attribute. What XPath has beyond that would never match, and is refused.
enum XMLPathForm {
  /// What is wrong with a path, and what to write instead.
  struct Problem: Error, Equatable {
    let message: String
    let hint: String
  }

  /// What a path leads to, and from where.
  enum Use {
    /// From the root.
    case document
    /// From the record to a repeated element in it.
    case group
    /// From the record or a repeated element, also upwards, to an element or an attribute.
    case column
  }

  /// - Parameter base: the path from the root of the element from which a column is read.
  static func check(_ path: String, _ use: Use, base: String = "") throws(Problem) {
    let start = use == .document ? "/" : ""
    guard !path.isEmpty else {
      throw Problem(message: "a path is empty", hint: use == .column ? "`.` is the text of the record itself" : example)
    }
    if path.contains("::") {
      throw problem(path, "has “::”", hint: "write the names of the elements alone, such as \(start)Place/Name")
    }
    var steps = path.split(separator: "/", omittingEmptySubsequences: false)
    if steps.first == "", steps.count > 1 {
      steps.removeFirst()
      guard use == .document || steps.first == "" else {
        throw problem(path, "begins at the root; here paths begin at the record", hint: inside(base, path))
      }
    }
    guard !steps.contains("") else {
      throw problem(path, "does not name each step", hint: "write the names of all elements on the way, \(example)")
    }
    for (position, step) in steps.enumerated() {
      try check(step, isLast: position == steps.count - 1, path, use)
    }
  }

  private static let example = "such as Place/Name"

  private static func inside(_ base: String, _ path: String) -> String {
    let start = base + "/"
    if path.hasPrefix(start), path.count > start.count { return "write \(path.dropFirst(start.count))" }
    return "leave out what leads to the record; `../` leads to the elements around it"
  }

  private static func problem(_ path: String, _ what: String, hint: String) -> Problem {
    Problem(message: "the path \(quoted(path)) \(what)", hint: hint)
  }

  private static func check(_ step: Substring, isLast: Bool, _ path: String, _ use: Use) throws(Problem) {
    if step == "." || step == ".." {
      guard use != .column else { return }
      throw problem(path, "has “\(step)”", hint: "write the names of the elements alone, \(example)")
    }
    if step.contains("(") {
      throw problem(
        path, "has “\(step)”", hint: "leave it out: the text of an element is taken by its name, \(example)")
    }
    if let open = step.firstIndex(of: "[") {
      throw problem(
        path, "has “\(step[open...])”",
        hint: "leave it out: of an element that stands several times the first counts, or say `take: last`, or make"
          + " a record of each with `each`")
    }
    if step.contains("*") {
      throw problem(path, "has “*”", hint: "write the names of the elements, \(example)")
    }
    var name = step
    if step.hasPrefix("@") {
      guard use == .column else {
        throw problem(path, "leads to an attribute", hint: "name the element that holds it")
      }
      guard isLast else {
        throw problem(
          path, "goes on after the attribute \(step)", hint: "an attribute holds nothing else; end the path with it")
      }
      name = step.dropFirst()
    } else if let at = step.firstIndex(of: "@"), at > step.startIndex {
      throw problem(path, "has an @ inside a name", hint: "write \(step[..<at])/\(step[at...])")
    }
    guard isName(name) else {
      throw problem(
        path, "has “\(step)”, which is no name of an element or attribute",
        hint: "write it as it stands in the file, without < and >")
    }
  }

  /// Beyond ASCII everything is taken for a letter: what is none will be missed in the file.
  private static func isName(_ name: Substring) -> Bool {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return false }
    return parts.allSatisfy { part in
      guard let first = part.utf8.first else { return false }
      return (isLetter(first) || first == UInt8(ascii: "_"))
        && part.utf8.allSatisfy { isLetter($0) || "_-.0123456789".utf8.contains($0) }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7a).contains(byte) || (0x41...0x5a).contains(byte)
  }
}

extension XMLLayout {
  /// What keeps a path from ever matching.
  ///
  /// - Parameter key: of the profile language, where the path is its value.
  func problem(
    of path: String, _ use: XMLPathForm.Use, base: String = "", at node: ProfileNode, key: String? = nil
  ) -> ProfileProblem? {
    let opening = key.map { "`\($0)`: " } ?? ""
    do {
      try XMLPathForm.check(path, use, base: base)
    } catch {
      return node.problem(opening + error.message, hint: error.hint)
    }
    guard let prefix = path.split(separator: "/").compactMap({ unknownPrefix(of: $0) }).first else { return nil }
    return node.problem(
      "\(opening)\(quoted(path)) has the prefix \(prefix), which `namespaces` of the source does not explain",
      hint: "add `namespaces: {\(prefix): …}`, or leave the prefix out: then any namespace will do")
  }
}
