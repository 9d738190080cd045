import Foundation
import RegistryImport

/// Which of the files that were named holds which of a profile's tables.
struct ProfileFiles {
  private let profile: Profile

  init(_ profile: Profile) {
    self.profile = profile
  }

  /// A folder stands for the files in it that `files:` matches. Tables come in the order of the profile: a place before
  /// its visits.
  func assigned(_ paths: [String]) throws -> [(path: String, source: Int)] {
    var files: [(path: String, source: Int)] = []
    for path in paths {
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
        throw CommandFailure("there is no file \(path)", hint: "check the path")
      }
      guard isDirectory.boolValue else {
        files.append((path, try source(ofFile: path)))
        continue
      }
      let names = try DataFolder.readableNames(in: path)
      for (position, source) in profile.sources.enumerated() {
        for name in names where fnmatch(source.files, name, 0) == 0 { files.append(("\(path)/\(name)", position)) }
      }
      if files.isEmpty {
        let patterns = profile.sources.map(\.files).joined(separator: ", ")
        throw CommandFailure("\(path) has no file like \(patterns)", hint: "name the file itself")
      }
    }
    return files.enumerated().sorted { ($0.element.source, $0.offset) < ($1.element.source, $1.offset) }.map(\.element)
  }

  private func source(ofFile path: String) throws -> Int {
    if profile.sources.count == 1 { return 0 }
    let name = URL(fileURLWithPath: path).lastPathComponent
    let matching = profile.sources.indices.filter { fnmatch(profile.sources[$0].files, name, 0) == 0 }
    guard matching.count == 1 else {
      throw CommandFailure(
        "\(path) may be any of the profile's tables", hint: "give each source of the profile its own `files:`")
    }
    return matching[0]
  }
}
