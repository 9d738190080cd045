import Yams

/// A node of a profile's YAML. Every scalar is text: `no` and `1.0` stay what was written.
struct ProfileNode {
  let node: Node

  var line: Int { node.mark?.line ?? 1 }
  var column: Int { node.mark?.column ?? 1 }

  var text: String? {
    if case .scalar(let scalar) = node { scalar.string } else { nil }
  }

  var items: [ProfileNode]? {
    if case .sequence(let sequence) = node { sequence.map { ProfileNode(node: $0) } } else { nil }
  }

  /// In the order of the file.
  var entries: [(key: ProfileNode, value: ProfileNode)]? {
    guard case .mapping(let mapping) = node else { return nil }
    return mapping.map { (ProfileNode(node: $0.key), ProfileNode(node: $0.value)) }
  }

  /// One text, or several in a list.
  var texts: [String]? {
    if let text { return [text] }
    guard let items else { return nil }
    let texts = items.compactMap(\.text)
    return texts.count == items.count ? texts : nil
  }

  func problem(_ message: String, hint: String? = nil) -> ProfileProblem {
    ProfileProblem(line: line, column: column, message, hint: hint)
  }
}

/// A mapping whose keys are known beforehand; anything else in it is a problem.
struct ProfileMapping {
  let node: ProfileNode
  private var values: [String: ProfileNode] = [:]

  /// - Parameter later: keys of the language that this version does not read yet.
  init(
    _ node: ProfileNode, what: String, keys: Set<String>, later: Set<String> = [],
    problems: inout [ProfileProblem]
  ) {
    self.node = node
    guard let entries = node.entries else {
      problems.append(node.problem("\(what) is a list of `key: value` here"))
      return
    }
    for (key, value) in entries {
      guard let name = key.text else {
        problems.append(key.problem("a key must be text"))
        continue
      }
      if values[name] != nil {
        problems.append(key.problem("\(what) has `\(name)` twice"))
      } else if keys.contains(name) {
        values[name] = value
      } else if later.contains(name) {
        problems.append(
          key.problem("`\(name)` is part of the profile language that this version does not read yet"))
      } else {
        problems.append(
          key.problem(
            "\(what) has no `\(name)`", hint: "it may have: \(keys.sorted().joined(separator: ", "))"))
      }
    }
  }

  subscript(key: String) -> ProfileNode? { values[key] }

  func text(_ key: String, problems: inout [ProfileProblem]) -> String? {
    guard let value = values[key] else { return nil }
    guard let text = value.text else {
      problems.append(value.problem("`\(key)` is one text"))
      return nil
    }
    return text
  }

  func requiredText(_ key: String, what: String, problems: inout [ProfileProblem]) -> String {
    guard values[key] != nil else {
      problems.append(node.problem("\(what) needs `\(key)`"))
      return ""
    }
    return text(key, problems: &problems) ?? ""
  }

  /// Absent is false.
  func flag(_ key: String, problems: inout [ProfileProblem]) -> Bool {
    guard let text = text(key, problems: &problems) else { return false }
    if text != "true", text != "false" {
      problems.append((values[key] ?? node).problem("`\(key)` is true or false"))
    }
    return text == "true"
  }

  func number(_ key: String, problems: inout [ProfileProblem]) -> Int? {
    guard let text = text(key, problems: &problems) else { return nil }
    guard let number = Int(text), number >= 0 else {
      problems.append((values[key] ?? node).problem("`\(key)` is a whole number"))
      return nil
    }
    return number
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type, problems: inout [ProfileProblem]
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(key, problems: &problems) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let known = type.allCases.map(\.rawValue).joined(separator: ", ")
      problems.append((values[key] ?? node).problem("`\(key)` is one of \(known)"))
      return nil
    }
    return choice
  }
}
