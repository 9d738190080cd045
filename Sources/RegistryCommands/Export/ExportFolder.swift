import Foundation
import Registry

/// A folder whose files appear together, when all of them are whole.
final class ExportFolder {
  private let path: String
  private var files: [WholeFile] = []

  init(_ path: String) throws {
    self.path = path
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
      guard isDirectory.boolValue else { throw CommandFailure("\(path) is a file", hint: "name a folder") }
      let known = Set(RecordType.allCases.map { "\($0.plural).csv" } + ["datapackage.json"])
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

  func file(_ name: String) throws -> WholeFile {
    let file = try WholeFile("\(path)/\(name)")
    files.append(file)
    return file
  }

  func finish() throws {
    for file in files { try file.finish() }
  }
}
