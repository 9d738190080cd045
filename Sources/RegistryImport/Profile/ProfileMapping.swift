import Registry

/// A mapping whose keys are known beforehand; anything else in it is a problem.
struct ProfileMapping {
  let node: ProfileNode
  /// Whether it is a mapping at all; if not, that is all there is to say.
  let isMapping: Bool
  private var values: [String: ProfileNode] = [:]
  /// Keys that were probably meant by others; that they are missing is said with these.
  private var meant: Set<String> = []

  /// - Parameters:
  ///   - inner: keys of the entries of a list in it, by its key: they may stand too far to the left.
  ///   - form: how such a mapping is written, as in ``written as `{decimal: ","}` ``.
  ///   - later: keys of the language that this version does not read yet.
  init(
    _ node: ProfileNode, what: String, form: String, keys: Set<String>, later: Set<String> = [],
    inner: [String: Set<String>] = [:], problems: inout [ProfileProblem]
  ) {
    self.node = node
    isMapping = node.entries != nil
    guard let entries = node.entries else {
      problems.append(node.problem("\(what) is \(form)"))
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
      } else if let list = inner.first(where: { $0.value.contains(name) })?.key {
        problems.append(
          key.problem(
            "`\(name)` stands outside of `\(list)`",
            hint: "begin it in the same column as the keys of the entry that it belongs to"))
      } else {
        let nearest = Nearest.of(name, among: keys.sorted())
        if let nearest { meant.insert(nearest) }
        let meant = nearest.map { "did you mean `\($0)`? " } ?? ""
        problems.append(
          key.problem(
            "\(what) has no `\(name)`", hint: "\(meant)it may have: \(keys.sorted().joined(separator: ", "))"))
      }
    }
  }

  subscript(key: String) -> ProfileNode? { values[key] }

  func text(_ key: String, problems: inout [ProfileProblem]) -> String? {
    guard let value = values[key] else { return nil }
    guard let text = value.text else {
      problems.append(value.problem("`\(key)` is one text", hint: value.quotesHint))
      return nil
    }
    return text
  }

  func requiredText(_ key: String, what: String, problems: inout [ProfileProblem]) -> String {
    guard values[key] != nil else {
      if isMissing(key) { problems.append(node.problem("\(what) needs `\(key)`")) }
      return ""
    }
    let text = text(key, problems: &problems)
    if text?.isEmpty == true { problems.append((values[key] ?? node).problem("\(what) needs `\(key)`")) }
    return text ?? ""
  }

  /// Whether the lack of a key is still to be said.
  func isMissing(_ key: String) -> Bool { isMapping && values[key] == nil && !meant.contains(key) }

  /// Absent is false.
  func flag(_ key: String, problems: inout [ProfileProblem]) -> Bool {
    guard let text = text(key, problems: &problems) else { return false }
    if text != "true", text != "false" {
      problems.append((values[key] ?? node).problem("`\(key)` is true or false"))
    }
    return text == "true"
  }

  func number(_ key: String, of what: String = "a whole number", problems: inout [ProfileProblem]) -> Int? {
    guard let text = text(key, problems: &problems) else { return nil }
    guard let number = Int(text), number >= 0 else {
      problems.append((values[key] ?? node).problem("`\(key)` is \(what)"))
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
