/// Reads TEST of the profile language: `{COL: present | absent | {equals | in | contains | matches: …}}`,
/// `all`, `any`, `not`.
struct RowTestReader {
  private(set) var problems: [ProfileProblem] = []

  mutating func test(_ node: ProfileNode, _ source: inout SourceDraft) -> RowTest? {
    guard let entries = node.entries, !entries.isEmpty else {
      problems.append(
        node.problem("a test is written `{COLUMN: present}` or `{COLUMN: {equals: TEXT}}`"))
      return nil
    }
    var tests: [RowTest] = []
    for (key, value) in entries {
      guard let name = key.text else { continue }
      switch name {
      case "all", "any":
        let inner = (value.items ?? []).compactMap { test($0, &source) }
        if value.items == nil { problems.append(value.problem("`\(name)` is a list of tests")) }
        tests.append(name == "all" ? .all(inner) : .any(inner))
      case "not":
        if let inner = test(value, &source) { tests.append(.not(inner)) }
      default:
        if let inner = valueTest(value) {
          tests.append(.column(source.column(name, isOptional: false, at: key), inner))
        }
      }
    }
    return tests.count == 1 ? tests[0] : .all(tests)
  }

  mutating func valueTest(_ node: ProfileNode) -> ValueTest? {
    if let text = node.text {
      switch text {
      case "present": return .present
      case "absent": return .absent
      default:
        problems.append(node.problem("a test of a value is present, absent, or `{equals: TEXT}` and the like"))
        return nil
      }
    }
    guard let entries = node.entries else {
      problems.append(node.problem("a test of a value is present, absent, or `{equals: TEXT}` and the like"))
      return nil
    }
    let tests = entries.compactMap { condition($0.key, $0.value) }
    return tests.count == 1 ? tests[0] : .all(tests)
  }

  /// One `equals: TEXT` and the like; nil, with a problem, for anything else.
  mutating func condition(_ key: ProfileNode, _ value: ProfileNode) -> ValueTest? {
    switch key.text {
    case "equals": if let text = value.text { return .equals(folded(text)) }
    case "contains": if let text = value.text { return .contains(folded(text)) }
    case "in": if let texts = value.texts { return .isIn(Set(texts.map(folded))) }
    case "matches":
      if let text = value.text {
        do {
          return .matches(try Pattern(text))
        } catch let runaway as RunawayPattern {
          problems.append(
            value.problem(
              "\(quoted(text)) may take for ever on some texts: \(runaway.reason)",
              hint: "write several tests in `any`, a set of letters such as [ab]+, or `contains`"))
          return nil
        } catch {
          problems.append(
            value.problem("\(quoted(text)) is no regular expression", hint: "for a text as it stands write `contains:`")
          )
          return nil
        }
      }
    default:
      problems.append(
        key.problem(
          "there is no test \(key.text ?? "")", hint: "the tests are equals, in, contains, matches"))
      return nil
    }
    problems.append(value.problem("`\(key.text ?? "")` is given text"))
    return nil
  }
}
