import Foundation

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
