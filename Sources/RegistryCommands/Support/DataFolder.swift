import Foundation

/// Where Schemas/ and Imports/ are: $VIGIL_HOME, else the working directory, else beside the executable or in
/// a folder above it, else ../share/vigil.
enum DataFolder {
  static func find() throws -> String {
    let environment = ProcessInfo.processInfo.environment
    if let home = environment["VIGIL_HOME"], !home.isEmpty {
      guard isDataFolder(home) else {
        throw CommandFailure("VIGIL_HOME is \(home), which has no Schemas/codes", hint: "set it to Vigil's folder")
      }
      return home
    }
    for folder in candidates where isDataFolder(folder) { return folder }
    throw CommandFailure(
      "Vigil's data files (Schemas/, Imports/) were not found", hint: "set VIGIL_HOME to the folder that holds them")
  }

  private static var candidates: [String] {
    var folders = [FileManager.default.currentDirectoryPath]
    guard let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
      return folders
    }
    let own = URL(fileURLWithPath: executable).deletingLastPathComponent()
    var above = own
    for _ in 0..<5 {
      folders.append(above.path)
      above.deleteLastPathComponent()
    }
    folders.append(own.deletingLastPathComponent().appendingPathComponent("share/vigil").path)
    return folders
  }

  private static func isDataFolder(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/Schemas/codes")
  }

  /// The CSV files of Schemas/, by path below it.
  static func schemaFiles() throws -> [String: String] {
    let root = "\(try find())/Schemas"
    var files: [String: String] = [:]
    for folder in ["codes", "mandates", "standards", "suppression", "measures", "priorities"] {
      for name in names(in: "\(root)/\(folder)") where name.hasSuffix(".csv") {
        files["\(folder)/\(name)"] = try ByteFile.text("\(root)/\(folder)/\(name)")
      }
    }
    return files
  }

  /// The path of a profile given by name or as a path.
  static func profilePath(_ text: String) throws -> String {
    if text.hasSuffix(".yaml") || text.hasSuffix(".yml") || text.contains("/") { return text }
    let imports = "\(try find())/Imports"
    let path = "\(imports)/\(text)/profile.yaml"
    guard FileManager.default.fileExists(atPath: path) else {
      let known = try profileNames().joined(separator: ", ")
      throw CommandFailure("there is no profile \(text)", hint: "the profiles are: \(known)")
    }
    return path
  }

  /// The folders of Imports/ that hold a profile.
  static func profileNames() throws -> [String] {
    let imports = "\(try find())/Imports"
    return names(in: imports).filter { FileManager.default.fileExists(atPath: "\(imports)/\($0)/profile.yaml") }
  }

  /// Reads the files that a profile includes, whose paths are relative to it.
  static func included(besides profile: String) -> (String) -> String? {
    { name in try? ByteFile.text(path(of: name, besides: profile)) }
  }

  static func path(of name: String, besides profile: String) -> String {
    guard !name.hasPrefix("/"), let slash = profile.lastIndex(of: "/") else { return name }
    return String(profile[...slash]) + name
  }

  /// The names in a folder that a person gave.
  static func readableNames(in folder: String) throws -> [String] {
    guard access(folder, R_OK | X_OK) == 0 else { throw systemFailure("cannot read \(folder)") }
    return names(in: folder)
  }

  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
