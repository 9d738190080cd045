import Registry

/// The manual page of one command, in the macros of man(7).
struct ManualPage {
  private let command: CommandTree
  private let day: String

  init(_ command: CommandTree, day: String) {
    self.command = command
    self.day = day
  }

  /// Such as `vigil-visit-log`.
  var name: String { command.path.joined(separator: "-") }

  var text: String {
    let discussion = Discussion(command.discussion ?? "")
    var page = RoffText()
    page.heading(name, day: day)
    page.section("NAME")
    page.line("\(RoffText.escaped(name)) \\- \(RoffText.escaped(ManualPage.withoutStop(command.abstract ?? "")))")
    page.section("SYNOPSIS")
    page.line(synopsis)
    page.section("DESCRIPTION")
    page.blocks([.paragraph(command.abstract ?? "")] + discussion.description)
    if !command.children.isEmpty {
      page.section("COMMANDS")
      for child in command.children {
        page.item("\\fB\(RoffText.escaped(child.path.joined(separator: " ")))\\fR", child.abstract ?? "")
      }
    }
    let arguments = command.shownArguments
    if !arguments.isEmpty {
      page.section("OPTIONS")
      for argument in arguments { page.item(ManualPage.term(argument), ManualPage.explanation(argument)) }
    }
    if let type = command.fieldType { fields(type, &page) }
    for (title, blocks) in discussion.sections where title != "FIELDS" && !title.hasPrefix("EXAMPLE") {
      page.section(title)
      page.blocks(blocks)
    }
    ManualPage.common(&page)
    for (title, blocks) in discussion.sections where title.hasPrefix("EXAMPLE") {
      page.section("EXAMPLES")
      page.blocks(blocks)
    }
    page.section("SEE ALSO")
    page.line(related.map { "\\fB\(RoffText.escaped($0))\\fR(1)" }.joined(separator: ",\n"))
    return page.text
  }

  // MARK: Parts

  private var synopsis: String {
    let words = command.shownArguments.filter { $0.long != "help" }.map { argument -> String in
      if argument.isForFields {
        return (command.changesFields ? "[\\fIid\\fR] " : "") + "[\(ManualPage.field) ...]"
      }
      let word = ManualPage.term(argument) + (argument.isRepeating ? " ..." : "")
      return argument.isOptional || argument.kind == "flag" ? "[\(word)]" : word
    }
    let commandWord = command.children.isEmpty ? [] : ["\\fIcommand\\fR"]
    let name = "\\fB\(RoffText.escaped(command.path.joined(separator: " ")))\\fR"
    return ([name] + words + commandWord).joined(separator: "\n")
  }

  private static let field = "\\fB\\-\\-\\fIfield value\\fR"

  private func fields(_ type: RecordType, _ page: inout RoffText) {
    page.section("FIELDS")
    page.blocks([.paragraph("A value with blanks stands in quotes. Sealed fields are given with --sealed.")])
    for field in Catalogue.of(type).exchanged {
      var explanation = ["\(field.summary): \(ManualPage.kind(field.kind))"]
      if field.isRequired { explanation.append("required") }
      if field.isMultiple {
        explanation.append("may be given again, or hold several values with | between them")
      }
      if field.hasLanguages { explanation.append("in other languages --\(field.name)@ru and the like") }
      page.item(
        "\\fB\(RoffText.escaped(FieldArguments.option(field.name)))\\fR", explanation.joined(separator: "; ") + ".")
    }
    if command.takesFindings {
      page.item(
        "\\fB\(RoffText.escaped(FindingArguments.option))\\fR",
        "\(FindingArguments.summary), as NAME=VALUE with ; between several, such as theme=health;assessment=serious; "
          + "\\; is a semicolon in a text and \\\\ a backslash; may be given again.")
    }
  }

  private static func kind(_ kind: FieldKind) -> String {
    switch kind {
    case .text: "text"
    case .day: "a day, perhaps known in part: 2019, 2019-03, 2019-03-05 or 2019-03-01/2019-03-05"
    case .count: "a whole number"
    case .decimal: "a number"
    case .yesNo: "yes, no or unknown"
    case .code(let list): "a code of the list \(list) (Schemas/codes/\(list).csv)"
    case .reference(let type): "the id of \(type.withArticle), or an unambiguous beginning of it"
    case .country: "such as KZ"
    case .region: "such as KZ-10"
    case .identifier: "scheme:value"
    }
  }

  private static func term(_ argument: CommandArgument) -> String {
    let value = "\\fI\(RoffText.escaped(argument.valueName ?? "value"))\\fR"
    if argument.isPositional { return value }
    let options = argument.options.map { "\\fB\(RoffText.escaped($0))\\fR" }.joined(separator: ", ")
    return argument.takesValue ? "\(options) \(value)" : options
  }

  private static func explanation(_ argument: CommandArgument) -> String {
    var text = argument.abstract ?? ""
    if let values = argument.allValues { text += " One of \(values.joined(separator: ", "))." }
    if let value = argument.defaultValue { text += " Default: \(value)." }
    return text
  }

  /// What holds for all commands.
  private static func common(_ page: inout RoffText) {
    page.section("EXIT STATUS")
    for fact in CommonFacts.exitCodes { page.item("\\fB\(fact.name)\\fR", fact.meaning) }
    page.section("ENVIRONMENT")
    for fact in CommonFacts.environment { page.item("\\fB\(RoffText.escaped(fact.name))\\fR", fact.meaning) }
    page.section("FILES")
    page.item("\\fI$XDG_DATA_HOME/vigil/registry.vigil\\fR", "The registry, where nothing else is said.")
    page.item("\\fISchemas/\\fR, \\fIImports/\\fR", "Code lists, mandates and standards; profiles of partners.")
  }

  private var related: [String] {
    let parent = command.path.dropLast()
    return (parent.isEmpty ? [] : [parent.joined(separator: "-")])
      + command.children.map { $0.path.joined(separator: "-") }
  }

  private static func withoutStop(_ text: String) -> String { text.hasSuffix(".") ? String(text.dropLast()) : text }
}
