import ArgumentParser
import Foundation
import Registry
import RegistryStore
import RegistryWriters

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the registry as a folder of CSV files.",
    discussion: """
      The folder can be imported again: importing it into an empty registry and exporting that gives the same
      bytes. Sealed fields are not part of it.

      EXAMPLE
        vigil export --for internal --format csv --output exchange
      """)

  @OptionGroup var registry: RegistryOptions

  @Option(name: .customLong("for"), help: "The audience: internal in this version.")
  var audience: Audience

  @Option(help: "csv.")
  var format: ExportFormat

  @Option(help: ArgumentHelp("The folder to write.", valueName: "path"))
  var output: String

  func run() throws {
    try audience.requireSupported()
    let folder = try ExportFolder(
      output, mayHold: RecordType.allCases.map { "\($0.plural).csv" } + ["datapackage.json"])
    try registry.open().read { session in
      var languages: [RecordType: [String: [String]]] = [:]
      for type in RecordType.kept {
        languages[type] = try session.languages(type)
        let csv = ExchangeCSV(type, languages: languages[type] ?? [:])
        let file = try folder.file("\(type.plural).csv")
        var bytes = csv.header
        try session.forEach(type) { record in
          csv.append(id: record.id, record.slots, to: &bytes)
          if bytes.count > 1 << 16 {
            try file.write(bytes)
            bytes.removeAll(keepingCapacity: true)
          }
        }
        try file.write(bytes)
      }
      let package = try folder.file("datapackage.json")
      try package.write(Array(DataPackage.value(languages: languages, codes: try session.codeLists()).text.utf8))
    }
    try folder.finish()
  }
}

enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case csv
}

extension Audience: ExpressibleByArgument {
  /// Other audiences need consent and suppression, which this version does not have: it must not guess.
  func requireSupported() throws {
    guard self == .internalUse else {
      throw CommandFailure(
        "this version writes for internal use only, not for \(rawValue)",
        hint: "say --for internal, and keep the result inside the organisation")
    }
  }
}

/// A folder whose files appear together, when all of them are whole.
final class ExportFolder {
  private let path: String
  private var files: [WholeFile] = []

  /// - Parameter known: the files of an earlier export, which are replaced; with any other the folder is refused.
  init(_ path: String, mayHold known: [String]) throws {
    self.path = path
    if FileManager.default.fileExists(atPath: path) {
      guard ExportFolder.isThere(path) else { throw CommandFailure("\(path) is a file", hint: "name a folder") }
      let others = DataFolder.names(in: path).filter { !known.contains($0) }
      guard others.isEmpty else {
        throw CommandFailure(
          "\(path) holds other files, such as \(others[0])", hint: "choose an empty folder, or one of an earlier export"
        )
      }
    } else {
      guard mkdir(path, 0o700) == 0 else { throw systemFailure("cannot make \(path)") }
    }
  }

  static func isThere(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  func file(_ name: String) throws -> WholeFile {
    let file = try WholeFile("\(path)/\(name)")
    files.append(file)
    return file
  }

  func finish() throws {
    for file in files { try file.finish() }
  }
}
