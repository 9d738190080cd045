import Registry

/// `--finding "theme=health;assessment=serious;text=…"`: a finding of a visit that is being logged.
///
/// Fields of a finding as `name=value` with `;` between them; `\;` is a semicolon in a value, `\\` a backslash.
enum FindingArguments {
  static let option = "--finding"
  static let summary = "what was found on one theme"

  /// Takes the findings out of a command's options; all others stay, in their order.
  ///
  /// - Throws: `CommandFailure` for what is no finding.
  static func taken(from arguments: inout [String]) throws -> [FieldArguments] {
    var findings: [FieldArguments] = []
    var others: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == option {
        guard let text = rest.popFirst() else { throw CommandFailure.usage("--finding needs a value", hint: example) }
        findings.append(try finding(text))
      } else if argument.hasPrefix("\(option)=") {
        findings.append(try finding(String(argument.dropFirst("\(option)=".count))))
      } else {
        others.append(argument)
        // What follows is its value, whatever it looks like.
        if argument.hasPrefix("--"), !argument.contains("="), let value = rest.popFirst() { others.append(value) }
      }
    }
    arguments = others
    return findings
  }

  private static let example =
    "write --finding \"theme=health;assessment=serious;text=No doctor\", and \\; for a semicolon in a text"

  private static func finding(_ text: String) throws -> FieldArguments {
    let options = try parts(text).map { part in
      guard let equals = part.firstIndex(of: "="), equals != part.startIndex else {
        throw CommandFailure.usage("--finding: \(part) is no name=value", hint: example)
      }
      guard part[..<equals] != "visit" else {
        throw CommandFailure.usage("--finding: the visit is the one that is logged", hint: example)
      }
      return "--\(part)"
    }
    return try FieldArguments(options, .finding)
  }

  /// The text between semicolons, blanks at the ends and empty parts left out.
  static func parts(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        part += character == ";" || character == "\\" ? String(character) : "\\\(character)"
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == ";" {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    return (parts + [isEscaped ? part + "\\" : part]).map(\.trimmingBlanks).filter { !$0.isEmpty }
  }
}
