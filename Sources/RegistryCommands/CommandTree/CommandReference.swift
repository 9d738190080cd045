import Registry

/// All commands in words, as one Markdown page made from their definitions.
package enum CommandReference {
  package static func markdown() throws -> String {
    var lines = [
      "# Commands", "",
      "Made from the definitions that also make `--help` and the manual pages; a test keeps it so. The examples show",
      "the form of a command; their ids are invented. A page to follow step by step is the",
      "[tutorial](../tutorial.md).", "",
      "Results go to standard output, messages to standard error. Instead of an id its beginning is enough, as long as",
      "no other id begins so.",
    ]
    var commands: [CommandTree] = []
    collect(try CommandTree.whole(), &commands)
    lines += ["", "| command | |", "|---|---|"]
    lines += commands.map { "| [\(name($0))](#\($0.path.joined(separator: "-"))) | \($0.abstract ?? "") |" }
    lines += ["", "## Exit codes", "", "| code | meaning |", "|---|---|"]
    lines += CommonFacts.exitCodes.map { "| \($0.name) | \($0.meaning) |" }
    lines += ["", "## Environment", "", "| variable | meaning |", "|---|---|"]
    lines += CommonFacts.environment.map { "| `\($0.name)` | \($0.meaning) |" }
    for command in commands { lines += section(command) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The examples of all help texts, one command each.
  package static func examples() throws -> [String] {
    var commands: [CommandTree] = []
    collect(try CommandTree.whole(), &commands)
    return commands.flatMap { command in
      Discussion(command.discussion ?? "").sections.filter { $0.title.hasPrefix("EXAMPLE") }.flatMap(\.blocks)
        .flatMap { block -> [String] in
          guard case .literal(let lines) = block else { return [] }
          return lines.joined(separator: "\n").replacing("\\\n", with: "").split(separator: "\n").map(String.init)
        }
    }
  }

  /// A command, then those below it.
  private static func collect(_ command: CommandTree, _ commands: inout [CommandTree]) {
    commands.append(command)
    for child in command.children { collect(child, &commands) }
  }

  private static func name(_ command: CommandTree) -> String { command.path.joined(separator: " ") }

  private static func section(_ command: CommandTree) -> [String] {
    let discussion = Discussion(command.discussion ?? "")
    var lines = ["", "## \(name(command))", "", command.abstract ?? ""]
    if command.children.isEmpty { lines += ["", "```text", usage(command), "```"] }
    lines += blocks(discussion.description)
    if let type = command.fieldType {
      let more =
        command.changesFields
        ? " `--FIELD \"\"` clears a field; `--add-FIELD` and `--remove-FIELD` change single values of a field of several."
        : ""
      lines += ["", "Takes the fields of [\(type.withArticle)](fields.md#\(type.rawValue)) as options.\(more)"]
    }
    let options = command.shownArguments.filter { $0.long != "help" && !$0.isForFields }
    if !options.isEmpty {
      lines += ["", "| option | meaning |", "|---|---|"]
      lines += options.map { "| `\(term($0))` | \(explanation($0)) |" }
    }
    for (title, content) in discussion.sections where title != "FIELDS" {
      if !title.hasPrefix("EXAMPLE") { lines += ["", "**\(title.prefix(1))\(title.dropFirst().lowercased())**"] }
      lines += blocks(content)
    }
    return lines
  }

  private static func blocks(_ blocks: [Discussion.Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let text): ["", text]
      case .literal(let lines): ["", "```text"] + lines + ["```"]
      }
    }
  }

  private static func usage(_ command: CommandTree) -> String {
    let words = command.shownArguments.filter { $0.long != "help" }.map { argument -> String in
      if argument.isForFields { return command.changesFields ? "ID --FIELD VALUE ..." : "[--FIELD VALUE ...]" }
      let word = term(argument) + (argument.isRepeating ? " ..." : "")
      return argument.isOptional || argument.kind == "flag" ? "[\(word)]" : word
    }
    return ([name(command)] + words).joined(separator: " ")
  }

  private static func term(_ argument: CommandArgument) -> String {
    let value = (argument.valueName ?? "value").uppercased()
    if argument.isPositional { return value }
    let options = argument.options.joined(separator: ", ")
    return argument.takesValue ? "\(options) \(value)" : options
  }

  private static func explanation(_ argument: CommandArgument) -> String {
    var text = argument.abstract ?? ""
    if let values = argument.allValues { text += " One of \(values.map { "`\($0)`" }.joined(separator: ", "))." }
    if let value = argument.defaultValue { text += " Default: `\(value)`." }
    return text.replacing("|", with: "\\|")
  }
}
