import Foundation
package import Registry
import RegistryImport

/// The project's own code lists.
package enum ProjectCodes {
  /// - Parameter project: the folder that holds `Schemas`.
  package static func read(_ project: String) throws -> CodeLists {
    var files: [String: String] = [:]
    for folder in ["codes", "mandates", "standards", "suppression"] {
      let path = "\(project)/Schemas/\(folder)"
      for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasSuffix(".csv") {
        files["\(folder)/\(name)"] = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
      }
    }
    return try SchemaFiles(files).codes
  }
}
