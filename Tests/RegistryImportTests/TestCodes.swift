import Foundation
import Registry
import RegistryImport

/// The project's own code lists.
enum TestCodes {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func files() throws -> [String: String] {
    var files: [String: String] = [:]
    for folder in ["codes", "mandates", "standards", "suppression"] {
      let path = root.appendingPathComponent("Schemas/\(folder)")
      for name in try FileManager.default.contentsOfDirectory(atPath: path.path) where name.hasSuffix(".csv") {
        files["\(folder)/\(name)"] = try String(contentsOf: path.appendingPathComponent(name), encoding: .utf8)
      }
    }
    return files
  }

  static func all() throws -> CodeLists { try SchemaFiles(files()).codes }
}
