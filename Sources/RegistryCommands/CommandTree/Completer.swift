import Registry
import RegistryImport

/// One way in which the word being typed may go on.
struct Completion: Equatable {
  let word: String
  let description: String
}

/// What can stand where somebody is typing: commands, options, fields, codes, ids. Never a name or another text.
struct Completer {
  enum Answer: Equatable {
    case words([Completion])
    /// The shell knows files better.
    case files
  }

  let tree: CommandTree
  let values: any CompletionValues

  /// - Parameter words: after the program's name; the last is the one being typed, perhaps empty.
  func complete(_ words: [String]) -> Answer {
    guard let current = words.last else { return .words([]) }
    var position = Position(tree)
    for word in words.dropLast() { position.pass(word) }
    if let option = position.openOption { return value(of: option, position, current, before: "") }
    if current.hasPrefix("--"), let equals = current.firstIndex(of: "=") {
      let before = String(current[...equals])
      return value(of: String(before.dropLast()), position, String(current.dropFirst(before.count)), before: before)
    }
    let command = position.command
    if current.hasPrefix("-") { return .words(options(position, current)) }
    if !command.children.isEmpty {
      return .words(
        Completer.beginning(
          current, command.children.map { Completion(word: $0.commandName, description: $0.abstract ?? "") }))
    }
    let positional = command.shownArguments.filter { $0.isPositional }
    guard
      let argument = positional.indices.contains(position.words.count)
        ? positional[position.words.count] : positional.last
    else { return .words([]) }
    if argument.isForFields {
      guard command.changesFields, position.words.isEmpty else { return .words(options(position, current)) }
    } else if !argument.isRepeating, position.words.count >= positional.count {
      return .words([])
    }
    return value(argument, nil, position, current, before: "")
  }

  /// Where in the tree the words before the current one have led.
  private struct Position {
    var command: CommandTree
    /// Words that are neither commands nor options nor their values.
    var words: [String] = []
    var given: Set<String> = []
    /// The option, with its dashes, whose value comes next.
    var openOption: String?

    init(_ root: CommandTree) {
      command = root
    }

    mutating func pass(_ word: String) {
      if openOption != nil {
        openOption = nil
      } else if word.hasPrefix("-"), word.count > 1 {
        let name = word.prefix { $0 != "=" }
        given.insert(String(name))
        let argument = command.shownArguments.first { $0.options.contains(String(name)) }
        // Before a command there is only --registry; every field has a value.
        let takesValue = argument?.takesValue ?? (command.fieldType != nil || name == "--registry")
        if takesValue, name.count == word.count { openOption = String(name) }
      } else if let next = command.children.first(where: { $0.commandName == word }) {
        command = next
      } else {
        words.append(word)
      }
    }
  }

  // MARK: Options

  private func options(_ position: Position, _ current: String) -> [Completion] {
    let command = position.command
    var found = command.shownArguments.filter { !$0.isPositional }.flatMap { argument in
      argument.options.filter { $0.hasPrefix("--") && (argument.isRepeating || !position.given.contains($0)) }
        .map { Completion(word: $0, description: argument.abstract ?? "") }
    }
    for field in command.fieldType.map({ Catalogue.of($0).exchanged }) ?? [] {
      let option = FieldArguments.option(field.name)
      if field.isMultiple || !position.given.contains(option) {
        found.append(Completion(word: option, description: field.summary))
      }
      if field.hasLanguages, current.hasPrefix("\(option)@") {
        found += SchemaFiles.languages.map { Completion(word: "\(option)@\($0)", description: field.summary) }
      }
      guard field.isMultiple, command.changesFields else { continue }
      for verb in ["add", "remove"] {
        let option = FieldArguments.option("\(verb)_\(field.name)")
        found.append(Completion(word: option, description: "\(verb) one: \(field.summary)"))
      }
    }
    if command.takesFindings {
      found.append(Completion(word: FindingArguments.option, description: FindingArguments.summary))
    }
    return Completer.beginning(current, found)
  }

  // MARK: Values

  private func value(of option: String, _ position: Position, _ current: String, before: String) -> Answer {
    let command = position.command
    if let argument = command.shownArguments.first(where: { $0.options.contains(option) }) {
      return value(argument, String(option.drop { $0 == "-" }), position, current, before: before)
    }
    if option == "--registry" { return .files }
    guard let type = command.fieldType else { return .words([]) }
    if command.takesFindings, option == FindingArguments.option {
      return .words(finding(current, before: before))
    }
    var name = option.drop { $0 == "-" }.replacing("-", with: "_")
    for verb in ["add_", "remove_"] where command.changesFields && name.hasPrefix(verb) {
      name.removeFirst(verb.count)
    }
    guard let field = Catalogue.of(type).field(named: name), !field.isSealed else { return .words([]) }
    let found: [Completion] =
      switch field.kind {
      case .code(let list): values.codes(list)
      case .region: values.regions()
      case .yesNo: YesNo.allCases.map { Completion(word: $0.rawValue, description: "") }
      case .reference(let target): values.ids(target, beginningWith: current)
      default: []
      }
    return .words(Completer.beginning(current, found, before: before))
  }

  /// `theme=health;assessment=serious`: the name of a field after each semicolon, then its codes.
  private func finding(_ current: String, before: String) -> [Completion] {
    let part = current.split(separator: ";", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let earlier = before + current.dropLast(part.count)
    guard let equals = part.firstIndex(of: "=") else {
      let fields = Catalogue.of(.finding).exchanged.filter { $0.name != "visit" }
      let names = fields.map { Completion(word: "\($0.name)=", description: $0.summary) }
      return Completer.beginning(part, names, before: earlier)
    }
    guard let field = Catalogue.of(.finding).field(named: String(part[..<equals])), case .code(let list) = field.kind
    else { return [] }
    let typed = String(part[part.index(after: equals)...])
    return Completer.beginning(typed, values.codes(list), before: earlier + part[...equals])
  }

  private func value(
    _ argument: CommandArgument, _ option: String?, _ position: Position, _ current: String, before: String
  ) -> Answer {
    if let words = argument.allValues {
      return .words(Completer.beginning(current, words.map { Completion(word: $0, description: "") }, before: before))
    }
    // Several codes stand in one word, with commas; only the last is still being typed.
    let lastCode = current.split(separator: ",", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    let list = String(current.dropLast(lastCode.count))
    func codes(_ found: [Completion]) -> Answer {
      .words(Completer.beginning(lastCode, found, before: before + list))
    }
    switch (option, argument.valueName) {
    case (nil, "command"):
      var command = tree
      for word in position.words { command = command.children.first { $0.commandName == word } ?? command }
      return .words(
        Completer.beginning(
          current, command.children.map { Completion(word: $0.commandName, description: $0.abstract ?? "") }))
    case (_, "id"), (_, "id-and-fields"):
      guard let type = option.flatMap({ RecordType(rawValue: $0) }) ?? position.command.recordType else {
        return .words([])
      }
      return .words(
        Completer.beginning(current, values.ids(type, beginningWith: current), before: before))
    case (_, "[type/]id"):
      let found = RecordType.allCases.flatMap { type -> [Completion] in
        let prefix = "\(type.rawValue)/"
        guard current.hasPrefix(prefix) else { return values.ids(type, beginningWith: current) }
        return values.ids(type, beginningWith: String(current.dropFirst(prefix.count)))
          .map { Completion(word: prefix + $0.word, description: $0.description) }
      }
      return .words(Completer.beginning(current, found))
    case ("profile", _): return .words(Completer.beginning(current, values.profiles(), before: before))
    case (nil, "profile"):
      // It may be a path as well.
      let found = Completer.beginning(current, values.profiles())
      return found.isEmpty ? .files : .words(found)
    case ("bodies", _): return codes(values.codes("body"))
    case ("type", _): return codes(values.codes("facility-type"))
    case ("mandate", _): return codes(values.codes("mandate"))
    case ("region", _): return codes(values.regions())
    case (_, "file"), (_, "path"), (_, "paths"), (_, "folder"): return .files
    default: return .words([])
    }
  }

  private static func beginning(_ text: String, _ found: [Completion], before: String = "") -> [Completion] {
    found.filter { $0.word.hasPrefix(text) }.map { Completion(word: before + $0.word, description: $0.description) }
  }
}

/// What only a registry or Schemas/ can tell.
protocol CompletionValues {
  func codes(_ list: String) -> [Completion]
  func regions() -> [Completion]
  /// Ids say nothing about a record; its names are never shown here.
  func ids(_ type: RecordType, beginningWith text: String) -> [Completion]
  func profiles() -> [Completion]
}
