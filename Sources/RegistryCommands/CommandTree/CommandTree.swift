import ArgumentParser
import Foundation
import Registry

/// A command as its definition says it, with all commands below it.
struct CommandTree: Decodable {
  let commandName: String
  let superCommands: [String]?
  let shouldDisplay: Bool
  let abstract: String?
  let discussion: String?
  private let subcommands: [CommandTree]?
  private let arguments: [CommandArgument]?

  /// The whole tree, from the definitions that also make the help texts.
  static func whole() throws -> CommandTree {
    struct Dump: Decodable { let command: CommandTree }
    return try JSONDecoder().decode(Dump.self, from: Data(Vigil._dumpHelp().utf8)).command
  }

  /// Without the parser's own `help` and what is not for people.
  var children: [CommandTree] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  /// Such as `vigil`, `visit`, `log`.
  var path: [String] { (superCommands ?? []) + [commandName] }

  /// The version is asked of the program, not of each command.
  var shownArguments: [CommandArgument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay && (path.count == 1 || argument.long != "version")
    }
  }

  /// The type of record whose fields the command takes as options.
  var fieldType: RecordType? { takesFields ? TypeWords.made(by: path) ?? recordType : nil }

  /// The type of record that the command is about.
  var recordType: RecordType? { path.dropFirst().first.flatMap { RecordType(rawValue: $0) } }

  private var takesFields: Bool { shownArguments.contains { $0.isForFields } }

  /// Whether findings are given with the record itself.
  var takesFindings: Bool { takesFields && recordType == VisitType.type && commandName == VisitType.words.verb }

  /// Whether single values of a field can be added and removed.
  var changesFields: Bool { takesFields && commandName == "edit" }
}

/// One argument of a command.
struct CommandArgument: Decodable {
  struct Name: Decodable {
    let kind: String
    let name: String
  }

  let kind: String
  let names: [Name]?
  let valueName: String?
  let abstract: String?
  let defaultValue: String?
  let allValues: [String]?
  let isOptional: Bool
  let isRepeating: Bool
  let shouldDisplay: Bool
  private let parsingStrategy: String

  var isPositional: Bool { kind == "positional" }
  /// An option that a value follows.
  var takesValue: Bool { kind == "option" }
  var isForFields: Bool { parsingStrategy == "allUnrecognized" }
  /// Without its dashes.
  var long: String? { names?.first { $0.kind == "long" }?.name }

  /// `-h` and `--help`.
  var options: [String] { (names ?? []).map { $0.kind == "short" ? "-\($0.name)" : "--\($0.name)" } }
}
