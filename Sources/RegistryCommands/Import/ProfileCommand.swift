import ArgumentParser
import Foundation
import Registry
import RegistryImport
import RegistryStore
import RegistryStoreSQLite
import RegistryWriters

struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Profiles, which say how a partner's columns become records.",
    subcommands: [ProfileList.self, ProfileShow.self, ProfileCheck.self, ProfileDraftCommand.self])
}

/// A profile as a command was told of it.
struct ProfileFile {
  let path: String
  let yaml: String

  /// - Parameter name: a name in Imports/, or the path of a file.
  init(_ name: String) throws {
    path = try DataFolder.profilePath(name)
    yaml = try ByteFile.text(path)
  }

  /// - Throws: `ProfileProblems`.
  func profile(_ codes: CodeLists) throws -> Profile {
    try ProfileReader.read(yaml, codes: codes, include: DataFolder.included(besides: path))
  }

  /// With what it includes.
  var tree: ProfileTree { ProfileTree(yaml: yaml, include: DataFolder.included(besides: path)) }

  /// - Parameter file: an included one, by its path relative to this; nil: this.
  func place(_ file: String?, _ line: Int, _ column: Int) -> Place {
    Place(path: file.map { DataFolder.path(of: $0, besides: path) } ?? path, line: line, column: column)
  }
}

/// What a profile is read against.
struct ProfileSurroundings {
  let codes: CodeLists
  /// The registry's own country; nil where there is no registry yet, or it has none.
  let country: String?
  let hasRegistry: Bool

  /// The codes of the registry, or those of Schemas/ where there is none yet.
  init(_ registry: RegistryOptions) throws {
    hasRegistry = FileManager.default.fileExists(atPath: registry.path)
    if hasRegistry {
      (codes, country) = try registry.open().read { (try $0.codeLists(), try $0.settings().country) }
    } else {
      (codes, country) = (try SchemaFiles(DataFolder.schemaFiles()).codes, nil)
    }
  }
}

struct ProfileList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the profiles in Imports/.",
    discussion: """
      For each its name there, by which `vigil import --profile NAME` finds it, what it makes, and whose files it reads.

      EXAMPLE
        vigil profile list --format json
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let surroundings = try ProfileSurroundings(registry)
    let names = try DataFolder.profileNames()
    let listed = try names.map { name in
      let file = try ProfileFile(name)
      return (
        name: name, tree: file.tree, problems: ProfileList.problems(of: file, surroundings.codes)
      )
    }
    switch output.format {
    case .json:
      try StandardOutput.shared.write(
        JSONValue.array(listed.map { ProfileList.json($0.name, $0.tree, problems: $0.problems) }).text)
    case .text:
      for (name, tree, problems) in listed {
        let remark = problems == 0 ? "" : "  (\(counted(problems, "problem")): see `vigil profile check \(name)`)"
        let line = [name, tree["name"]?.text ?? "", tree["publisher"]?.text ?? "", tree.made.joined(separator: ", ")]
        try StandardOutput.shared.write(Printable.text(line.joined(separator: "  ") + remark) + "\n")
      }
      if listed.isEmpty { StandardError.print("There are no profiles in Imports/.") }
    }
  }

  private static func problems(of file: ProfileFile, _ codes: CodeLists) -> Int {
    do {
      _ = try file.profile(codes)
      return 0
    } catch {
      return (error as? ProfileProblems)?.problems.count ?? 1
    }
  }

  private static func json(_ name: String, _ tree: ProfileTree, problems: Int) -> JSONValue {
    .object([
      .init("profile", .string(name)), .init("name", .optional(tree["name"]?.text)),
      .init("publisher", .optional(tree["publisher"]?.text)), .init("types", .array(tree.made.map { .string($0) })),
      .init(
        "sources",
        .array(
          (tree["sources"]?.items ?? []).map { source in
            .object([
              .init("name", .optional(source["name"]?.text)), .init("format", .optional(source["format"]?.text)),
              .init("files", .optional(source.files)),
            ])
          })),
      .init("problems", .int(problems)),
    ])
  }
}

extension ProfileTree {
  /// The types of record that a profile makes, each once, in its order.
  var made: [String] {
    var types: [String] = []
    for type in (self["make"]?.items ?? []).compactMap({ $0.entries.first?.key }) where !types.contains(type) {
      types.append(type)
    }
    return types
  }

  /// Of a source: which files of a folder hold it.
  var files: String? { self["files"]?.text ?? self["format"]?.text.map { "*.\($0)" } }
}
